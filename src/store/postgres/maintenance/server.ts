import { UserError } from '../../../domain/errors.js';
import { Database } from '../connection/database.js';
import { NEWSROOM_NAME, PgPool } from '../connection/pg-pool.js';
import { migrate } from '../migrations/migrate.js';
import { serverErrors } from './errors.js';
import { hearsNotifications } from './notifications.js';

/** A transaction that reads everything, and one that writes. */
const CONNECTIONS = 2;

/** A database of a server, opened for maintenance. */
export interface Server {
  readonly database: Database;
  /** The server and the database, without user and password. */
  readonly place: string;
  /** See `hearsNotifications`. */
  readonly hears: () => Promise<boolean>;
}

export function openServer(url: string): Server {
  const pool = new PgPool(url, { size: CONNECTIONS, onFault: () => undefined, isMaintenance: true });
  return { database: new Database(pool), place: placeOfUrl(url), hears: () => hearsNotifications(pool) };
}

/** `postgres://db.example.org:5432/byline`; of a socket, its folder. */
export function placeOfUrl(text: string): string {
  const url = new URL(text);
  const host = url.host || (url.searchParams.get('host') ?? '');
  return `postgres://${host}${url.pathname}`;
}

/** Creates what is missing. */
export const prepareServer = ({ database }: Server): Promise<void> => migrate(database);

/** True if it has a newsroom, maybe of an older version. */
export async function hasNewsroom({ database }: Server): Promise<boolean> {
  const { rows } = await database.lend((connection) =>
    connection.query("SELECT to_regclass('article') IS NOT NULL AS is_there"),
  );
  return (rows[0] as { readonly is_there: boolean }).is_there;
}

/** The connections of bots and of commands that use the newsroom, for example "byline on 10.0.0.7 (since 12:30)". */
export async function newsroomsUsing({ database }: Server): Promise<string[]> {
  const { rows } = await database.lend((connection) =>
    connection.query({
      text: `SELECT DISTINCT application_name || coalesce(' on ' || host(client_addr), ' on the same machine') AS name
       FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()`,
      values: [NEWSROOM_NAME],
    }),
  );
  return (rows as { readonly name: string }[]).map(({ name }) => name);
}

/** The code of a server's error, or of a connection's. */
const FAULT_CODE = /^(?:[0-9A-Z]{5}|E[A-Z]+)$/;

/** @throws UserError `store.unavailable` for what a server or its connection refuses. */
export async function wordingFaults<T>(servers: readonly Server[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: string };
    const isServers = syscall === undefined || /^(?:connect|read|write|getaddrinfo)$/.test(syscall);
    if (error instanceof UserError || servers.length === 0 || !isServers) throw error;
    if (!FAULT_CODE.test(String(code)) && !/timeout|terminated/i.test(String(error))) throw error;
    const reason = error instanceof Error && error.message ? error.message : String(code);
    const place = servers.map((server) => server.place).join(' or ');
    throw serverErrors.unreachable({ place, reason }, { cause: error });
  }
}
