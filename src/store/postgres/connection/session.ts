import type { Listener } from '../../ports/machine-store.js';

/** A value of a statement. Arrays are for `= ANY($1)` and `unnest($1)`. */
export type Value = string | number | boolean | null | Uint8Array | readonly (string | number | null)[];

/** One connection, within a transaction. Integers of 8 bytes are read as numbers, `bytea` as a Buffer. */
export interface Session {
  /** Runs one statement; its values are `$1`, `$2`, … */
  rows<Row extends object>(sql: string, ...values: readonly Value[]): Promise<Row[]>;
  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
}

/** Runs one or several statements without a transaction around them; node-postgres has the same method. */
export interface RawConnection {
  query(
    statement: string | { readonly text: string; readonly values?: readonly unknown[] },
    values?: readonly unknown[],
  ): Promise<{ readonly rows: object[] }>;
}

/** Connections to the database. Schema and role are set on each. */
export interface ConnectionPool {
  /**
   * Lends a connection that nobody else uses meanwhile; it waits for a free one. The transaction is committed, or
   * rolled back if `work` throws.
   * @param begin Statements without values, which start the transaction: `BEGIN`, and at least one more.
   * @param work Receives the rows of the last of these.
   */
  transact<Row extends object, T>(
    begin: readonly string[],
    work: (session: Session, begun: readonly Row[]) => Promise<T>,
  ): Promise<T>;
  /** Lends a connection for what can't be in a transaction: migrations, `VACUUM`, indexes built concurrently. */
  lend<T>(work: (connection: RawConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ListeningPool extends ConnectionPool {
  /**
   * Receives what `pg_notify` sends to a channel, until the returned function is called.
   * @param channel A plain identifier in lower case.
   */
  listen(channel: string, listener: Listener): Promise<() => Promise<void>>;
}
