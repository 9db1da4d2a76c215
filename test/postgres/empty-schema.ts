import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A schema of its own in a database, whose tables may be any newsroom's. */
interface EmptySchema {
  /** Connections to this address see this schema first. */
  readonly url: string;
  drop(): Promise<void>;
}

/** @param url `postgres://user:password@host:port/database`, which has pgvector and lets the user create schemas. */
export async function createEmptySchema(url: string): Promise<EmptySchema> {
  const name = `byline_measured_${randomBytes(6).toString('hex')}`;
  await query(url, `CREATE SCHEMA ${name}`);
  const own = new URL(url);
  own.searchParams.set('options', `-csearch_path=${name},public`);
  return { url: own.href, drop: () => query(url, `DROP SCHEMA ${name} CASCADE`) };
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`SET client_min_messages = warning; ${statement}`);
  } finally {
    await client.end();
  }
}
