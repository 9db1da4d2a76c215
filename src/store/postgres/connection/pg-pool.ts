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
/** Then the server does not even say that it has ended one. */
const SILENCE_MS = STATEMENT_TIMEOUT_MS + 15_000;
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
  /**
   * After so long without a word from the server, a connection is given up. Default: 75 s in transactions, never in
   * maintenance and in what is not in a transaction.
   */
  readonly silenceMs?: number;
}

/** A connection that is silent so long is asked whether it is still there. */
const KEEP_ALIVE_MS = 30_000;

/** How the server names the connections of a newsroom, and those of maintenance. */
export const NEWSROOM_NAME = 'byline';
const MAINTENANCE_NAME = 'byline maintenance';

/** Connections of node-postgres. */
export class PgPool implements ListeningPool {
  readonly #pool: pg.Pool;
  readonly #connection: pg.ClientConfig;
  readonly #onFault: PgPoolOptions['onFault'];
  /** Statements after `BEGIN`. */
  readonly #limits: readonly string[];
  /** Of statements in transactions; node-postgres reads them from each query. */
  readonly #options: object;

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
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      ...(silenceMs !== undefined && { query_timeout: silenceMs }),
    };
    this.#onFault = onFault;
    this.#limits = isMaintenance ? [] : [LIMITED];
    const waitMs = silenceMs ?? (isMaintenance ? undefined : SILENCE_MS);
    this.#options = waitMs === undefined ? {} : { query_timeout: waitMs };
    // Maintenance looks for the connections of newsrooms that are open, be they idle.
    this.#pool = new pg.Pool({ ...this.#connection, max: size, min: isMaintenance ? 0 : 1 });
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
      const text = [begin, ...this.#limits, ...opening].join('; ');
      const begun = (await client.query({ text, ...this.#options })) as unknown as pg.QueryResult<Row>[];
      const result = await work(sessionOf(client, this.#options), begun.at(-1)!.rows);
      await client.query({ text: 'COMMIT', ...this.#options });
      client.release();
      return result;
    } catch (error) {
      const isUsable =
        !isSilence(error) &&
        (await client.query({ text: 'ROLLBACK', ...this.#options }).then(
          () => true,
          () => false,
        ));
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

/** The statement still runs, and the next one would wait for it. */
const isSilence = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Query read timeout');

const sessionOf = (client: pg.PoolClient, options: object): Session => ({
  async rows<Row extends object>(text: string, ...values: readonly Value[]) {
    return (await client.query<Row & pg.QueryResultRow>({ text, values: [...values], ...options })).rows;
  },
  async run(text, ...values) {
    return (await client.query({ text, values: [...values], ...options })).rowCount ?? 0;
  },
});
