import type { Scope } from '../../../domain/scope.js';
import type { ConnectionPool, RawConnection, Session } from './session.js';

export const EVERY_SCOPE = Symbol('every scope');

/** Whose rows a transaction sees: those of a scope, given by key or by name, or all. */
export type Reach = number | Scope | typeof EVERY_SCOPE;

/** A transaction's work. `scope`: the key of the scope that it reaches; `NO_SCOPE` if there is none. */
type Work<T> = (session: Session, scope: number) => Promise<T>;

/** No row has this key. */
const NO_SCOPE = 0;

/** Class of the advisory locks of scopes, to keep them apart from other locks in the same database. */
export const LOCK_CLASS = 0x62796c;

/**
 * The transactions of the store. Each names the scope that it is for, and row-level security shows it that scope's
 * rows only, so that a query which forgets its scope finds nothing.
 */
export class Database {
  readonly #pool: ConnectionPool;

  constructor(pool: ConnectionPool) {
    this.#pool = pool;
  }

  /** A transaction that reads one state of the database, whatever is written meanwhile. */
  read<T>(reach: Reach, work: Work<T>): Promise<T> {
    return this.#transact(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', reaching(reach)], work);
  }

  /**
   * A transaction that writes. Those of one scope, in all processes, follow one another; those that reach every scope
   * lock only the rows that they change. A scope given by name is created on first use.
   */
  write<T>(reach: Reach, work: Work<T>): Promise<T> {
    return this.#transact(['BEGIN', ...locking(reach), ...creating(reach), reaching(reach)], work);
  }

  /** Statements that can't be in a transaction. */
  lend<T>(work: (connection: RawConnection) => Promise<T>): Promise<T> {
    return this.#pool.lend(work);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #transact<T>(begin: readonly string[], work: Work<T>): Promise<T> {
    return this.#pool.transact<{ readonly key: number }, T>(begin, (session, [scope]) =>
      work(session, scope?.key ?? NO_SCOPE),
    );
  }
}

/** Returns the key of the scope. */
function reaching(reach: Reach): string {
  if (reach === EVERY_SCOPE) return `SELECT ${NO_SCOPE} AS key, set_config('byline.every_scope', 'on', true)`;
  if (typeof reach === 'number')
    return `SELECT ${reach} AS key, set_config('byline.scope', '${reach}', true)`;
  return `SELECT key, set_config('byline.scope', key::text, true) FROM scope WHERE name = ${literal(reach)}`;
}

/** By the name, so that nobody else creates or purges the scope meanwhile. */
function locking(reach: Reach): string[] {
  if (reach === EVERY_SCOPE) return [];
  const lock = (name: string) => `pg_advisory_xact_lock(${LOCK_CLASS}, hashtext(${name}))`;
  return typeof reach === 'number'
    ? [`SELECT ${lock('name')} FROM scope WHERE key = ${reach}`]
    : [`SELECT ${lock(literal(reach))}`];
}

function creating(reach: Reach): string[] {
  if (typeof reach !== 'string') return [];
  const name = literal(reach);
  return [
    `INSERT INTO scope (name) SELECT ${name} WHERE NOT EXISTS (SELECT 1 FROM scope WHERE name = ${name})`,
  ];
}

/** In standard-conforming strings, the server's default, nothing but the quote is special. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
