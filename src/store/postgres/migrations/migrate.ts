import { join } from 'node:path';
import { runner } from 'node-pg-migrate';
import { PACKAGE_ROOT } from '../../../config/config.js';
import { type Database, LOCK_CLASS } from '../connection/database.js';
import type { RawConnection } from '../connection/session.js';
import { unfitness } from './fitness.js';
import { pgvectorProblem } from './pgvector-version.js';

/** Table with the names of the migrations that a database has. */
export const TABLE = 'byline_migration';

export const MIGRATIONS_FOLDER = join(PACKAGE_ROOT, 'data/postgres');

/** Key of the advisory lock of whoever installs the extension. */
const INSTALL_LOCK = 3;

/**
 * Brings the schema up to date; of several processes that start at once, one does it and the others wait. The SQL is
 * in `data/postgres`. The extension `vector` must be installed, or the role must be allowed to install it.
 * @throws UserError `store.unavailable` if the database is not fit.
 */
export async function migrate(database: Database): Promise<void> {
  await database.lend(async (connection) => {
    const unfit = await unfitness(connection);
    if (unfit) throw unfit;
    await installPgvector(connection);
    await requirePgvector(connection);
    const { rows } = await connection.query('SELECT current_schemas(false)::text[] AS schemas');
    const [{ schemas }] = rows as [{ readonly schemas: string[] }];
    await runner({
      dbClient: connection as never,
      dir: MIGRATIONS_FOLDER,
      direction: 'up',
      migrationsTable: TABLE,
      schema: schemas,
      advisoryLockMode: 'wait',
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
  });
}

/** Several that install it at once would disturb each other. */
async function installPgvector(connection: RawConnection): Promise<void> {
  const lock = `${LOCK_CLASS}, ${INSTALL_LOCK}`;
  await connection.query(`SELECT pg_advisory_lock(${lock})`);
  try {
    await connection.query('CREATE EXTENSION IF NOT EXISTS vector');
  } finally {
    await connection.query(`SELECT pg_advisory_unlock(${lock})`);
  }
}

async function requirePgvector(connection: RawConnection): Promise<void> {
  const { rows } = await connection.query(
    "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'",
  );
  const [{ version }] = rows as [{ readonly version: string }];
  const problem = pgvectorProblem(version);
  if (problem) throw problem;
}
