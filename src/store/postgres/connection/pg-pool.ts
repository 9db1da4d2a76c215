import pg from 'pg';
import type { Listener } from '../../ports/machine-store.js';
import { listenTo } from './pg-listener.js';
import type { ListeningPool, RawConnection, Session, Value } from './session.js';

/** Milliseconds until a connection that can't be had is given up. */
const CONNECT_TIMEOUT_MS = 10_000;
/**
 * Milliseconds after which the server ends a statement of a transaction, so that one can't hold a connection for ever.
 * Set in each transaction, since PgBouncer refuses connections that ask for it at their start.
 */
const STATEMENT_TIMEOUT_MS = 60_000;
const LIMITED = `SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}`;

const INT8_OID = 20;
/** Keys and counts stay below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

export interface PgPoolOptions {
  /** Maximum number of connections. */
  readonly size: number;
  /** Receives the errors of connections that nobody uses; the pool replaces these. */
  readonly onFault: (error: unknown) => void;
  /** For a command that copies or mends everything, whose statements may take their time. */
  readonly isMaintenance?: boolean;
  /** After so long without a word from the server, a connection is given up. Default: never. */
  readonly silenceMs?: number;
}

/** How the server names the connections of a newsroom, and those of maintenance. */
export const NEWSROOM_NAME = 'byline';
const MAINTENANCE_NAME = 'byline maintenance';

/** Connections of node-postgres. */
export class PgPool implements ListeningPool {
  readonly #pool: pg.Pool;
  readonly #connection: pg.ClientConfig;
  readonly #onFault: PgPoolOptions['onFault'];
  /** Statements behind `BEGIN`. */
  readonly #limits: readonly string[];

  /**
   * Connects when a connection is first needed.
   * @param url `postgres://user:password@host:port/database?options`.
   */
  constructor(url: string, { size, onFault, isMaintenance = false, silenceMs }: PgPoolOptions) {
    this.#connection = {
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: isMaintenance ? MAINTENANCE_NAME : NEWSROOM_NAME,
      types,
      ...(silenceMs !== undefined && { query_timeout: silenceMs }),
    };
    this.#onFault = onFault;
    this.#limits = isMaintenance ? [] : [LIMITED];
    this.#pool = new pg.Pool({ ...this.#connection, max: size });
    this.#pool.on('error', onFault);
    // A lent connection has no other listener, and Node.js ends a process for an error to which nobody listens. The
    // statement that it breaks is rejected.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async transact<Row extends object, T>(
    [begin = 'BEGIN', ...opening]: readonly string[],
    work: (session: Session, begun: readonly Row[]) => Promise<T>,
  ): Promise<T> {
    const client = await this.#pool.connect();
    try {
      // Several statements give several results.
      const begun = (await client.query(
        [begin, ...this.#limits, ...opening].join('; '),
      )) as unknown as pg.QueryResult<Row>[];
      const result = await work(sessionOf(client), begun.at(-1)!.rows);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      const isUsable = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      client.release(!isUsable);
      throw error;
    }
  }

  async lend<T>(work: (connection: RawConnection) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      const result = await work(client as RawConnection);
      client.release();
      return result;
    } catch (error) {
      // It may be broken, or in a state that another borrower does not expect.
      client.release(true);
      throw error;
    }
  }

  /** With a connection besides those of the pool. */
  listen(channel: string, listener: Listener): Promise<() => Promise<void>> {
    return listenTo(channel, listener, this.#connection, this.#onFault);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

const sessionOf = (client: pg.PoolClient): Session => ({
  async rows<Row extends object>(text: string, ...values: readonly Value[]) {
    return (await client.query<Row & pg.QueryResultRow>({ text, values: [...values] })).rows;
  },
  async run(text, ...values) {
    return (await client.query({ text, values: [...values] })).rowCount ?? 0;
  },
});
