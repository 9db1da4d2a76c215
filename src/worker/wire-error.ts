import { type ErrorFacts, UserError, type UserErrorCode } from '../domain/errors.js';

/** An error in a message between threads. A structured clone would lose the class and code of a `UserError`. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** For a `UserError` only, like `id` and `facts`. */
  readonly code?: UserErrorCode;
  readonly id?: string | null;
  readonly facts?: ErrorFacts;
  readonly cause?: WireError;
}

/** Deeper causes are dropped; this also ends cycles. */
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

/** Keeps the stack of the thread that threw the error. */
export function fromWireError(wire: WireError): Error {
  const options = wire.cause && { cause: fromWireError(wire.cause) };
  const { id, facts } = wire;
  const error = wire.code
    ? new UserError(wire.code, wire.message, { ...options, ...(id && { id }), ...(facts && { facts }) })
    : Object.assign(new Error(wire.message, options), { name: wire.name });
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
