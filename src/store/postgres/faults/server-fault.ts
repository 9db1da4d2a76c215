import type { UserError } from '../../../domain/errors.js';
import { databaseErrors } from './errors.js';

type Wording = Exclude<keyof typeof databaseErrors, 'oldPgvector'>;

/**
 * By SQLSTATE, or its class of two characters: https://www.postgresql.org/docs/current/errcodes-appendix.html.
 * The statements of the store are fixed, so a missing table or column is missing in the database.
 */
const BY_SQLSTATE: ReadonlyMap<string, Wording> = new Map([
  ['08', 'unreachable'],
  ['57P', 'unreachable'],
  ['40', 'busy'],
  ['53', 'busy'],
  ['53100', 'full'],
  ['54', 'failing'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['25006', 'readOnly'],
  ['28', 'refused'],
  ['3D000', 'refused'],
  ['42501', 'refused'],
  ['42P01', 'damaged'],
  ['42703', 'damaged'],
  ['58', 'failing'],
  ['58P01', 'damaged'],
  ['XX', 'failing'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
]);

/** Transactions that disturbed each other; the server has undone this one, so that it can be repeated. */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Errors of the driver, which have no code. */
const CONNECTION_RE =
  /^Connection terminated|^Query read timeout|^timeout exceeded when trying to connect|^Client has encountered a connection error|^Client was closed/;

/**
 * The `UserError` that words a fault of the server or of the connection to it, with the fault as its cause.
 * @returns null for any other error, such as a constraint that a statement violates.
 */
export function serverFault(error: unknown): UserError | null {
  const worded = wordingOf(error);
  return worded ? databaseErrors[worded]({ reason: reasonOf(error) }, { cause: error }) : null;
}

/** True if no connection could be had, or it broke. */
export const isConnectionLost = (error: unknown): boolean => wordingOf(error) === 'unreachable';

export const isConflict = (error: unknown): boolean => CONFLICTS.has(sqlStateOf(error) ?? '');

function wordingOf(error: unknown): Wording | undefined {
  if (!(error instanceof Error)) return undefined;
  const state = sqlStateOf(error);
  if (state === null) return isOfConnection(error) ? 'unreachable' : undefined;
  return BY_SQLSTATE.get(state) ?? BY_SQLSTATE.get(state.slice(0, 3)) ?? BY_SQLSTATE.get(state.slice(0, 2));
}

/** Null if the error is not the server's. */
function sqlStateOf(error: unknown): string | null {
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === 'string' && typeof severity === 'string' ? code : null;
}

/** Node gives several errors as one if a name has several addresses. */
function isOfConnection(error: Error): boolean {
  const all = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return all.some((one) => one instanceof Error && ('syscall' in one || CONNECTION_RE.test(one.message)));
}

/** `57P01: terminating connection due to administrator command`; `ECONNREFUSED`. Never an address or a row. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message: string };
  if (sqlStateOf(error) !== null) return `${code}: ${message}`;
  return typeof code === 'string' ? code : message;
}
