import { type ErrorFacts, UserError, type UserErrorCode } from '../domain/errors.js';

/**
 * An error as it crosses between threads. A structured clone alone would lose a `UserError`'s class and code.
 */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** Present on a `UserError` only. */
  readonly code?: UserErrorCode;
  readonly id?: string | null;
  readonly facts?: ErrorFacts;
  readonly cause?: WireError;
}

/** Causes beyond this depth are dropped; it also ends a cause that is its own. */
const MAX_CAUSES = 5;

export function toWireError(thrown: unknown, depth = 0): WireError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  return {
    name: thrown.name,
    message: thrown.message,
    ...(thrown.stack !== undefined && { stack: thrown.stack }),
    ...(thrown instanceof UserError && { code: thrown.code, id: thrown.id, facts: thrown.facts }),
    ...(thrown.cause !== undefined && depth < MAX_CAUSES && { cause: toWireError(thrown.cause, depth + 1) }),
  };
}

/** The stack stays the other thread's, where the error arose. */
export function fromWireError(wire: WireError): Error {
  const options = wire.cause && { cause: fromWireError(wire.cause) };
  const { id, facts } = wire;
  const error = wire.code
    ? new UserError(wire.code, wire.message, { ...options, ...(id && { id }), ...(facts && { facts }) })
    : Object.assign(new Error(wire.message, options), { name: wire.name });
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
