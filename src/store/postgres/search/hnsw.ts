/**
 * The HNSW indexes of pgvector: one for each scope that has grown large, so that a search finds the nearest passages
 * of its scope, however many other scopes there are.
 */
import { type Database, EVERY_SCOPE, LOCK_CLASS } from '../connection/database.js';
import type { RawConnection, Session } from '../connection/session.js';

/** As in the SQLite engine. `npm run bench -- index` measures their recall. */
const M = 16;
const EF_CONSTRUCTION = 200;
/** Memory in which an index is built; about 400,000 passages of 384 dimensions. Beyond, the server builds it slowly. */
const BUILD_MEMORY = '512MB';
/** Key of the advisory lock of whoever builds or drops an index: several at once would wait for each other for ever. */
const BUILD_LOCK = 1;

const PREFIX = 'passage_vector_hnsw_';

/** A scope's vectors of one model. */
export interface VectorSet {
  readonly scope: number;
  readonly model: number;
  readonly dimension: number;
}

/** What the index contains. The planner uses it only for a query with the same expression and the same literals. */
export const indexedVector = ({ dimension }: VectorSet): string => `(vector::halfvec(${dimension}))`;
export const indexedRows = ({ scope, model }: VectorSet): string => `scope = ${scope} AND model = ${model}`;

const nameOf = ({ scope, model }: VectorSet): string => `${PREFIX}${scope}_${model}`;

interface StoredIndex {
  readonly name: string;
  /** False if it is being built, or if that has failed. */
  readonly valid: boolean;
}

const INDEXES = `SELECT c.relname AS name, i.indisvalid AS valid
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = 'passage_vector'::regclass`;

/** The indexes of a scope, of all models. */
export const indexesOf = (session: Session, scope: number): Promise<StoredIndex[]> =>
  session.rows<StoredIndex>(`${INDEXES} AND starts_with(c.relname, $1)`, `${PREFIX}${scope}_`);

/**
 * Leaves a scope with just the index that it should have. Searches and writes go on meanwhile.
 * @param wanted Null: no index.
 * @returns false if another process is building one now, of whatever scope.
 */
export function arrangeIndexes(
  database: Database,
  scope: number,
  wanted: VectorSet | null,
): Promise<boolean> {
  return database.lend(async (connection) => {
    if (!(await lock(connection))) return false;
    try {
      await connection.query(`SET statement_timeout = 0; SET maintenance_work_mem = '${BUILD_MEMORY}'`);
      const { rows } = await connection.query(INDEXES);
      const own = (rows as StoredIndex[]).filter(({ name }) => name.startsWith(`${PREFIX}${scope}_`));
      const name = wanted && nameOf(wanted);
      for (const index of own)
        if (index.name !== name || !index.valid)
          await connection.query(`DROP INDEX CONCURRENTLY IF EXISTS ${index.name}`);
      if (wanted && !own.some((index) => index.name === name && index.valid))
        await connection.query(build(wanted));
      return true;
    } finally {
      await connection.query('RESET statement_timeout; RESET maintenance_work_mem');
      await connection.query(`SELECT pg_advisory_unlock(${LOCK_CLASS}, ${BUILD_LOCK})`);
    }
  });
}

/** Drops the indexes of a scope whose rows are gone, as its purge does. */
export async function dropIndexes(database: Database, scope: number): Promise<void> {
  const indexes = await database.read(EVERY_SCOPE, (session) => indexesOf(session, scope));
  if (indexes.length > 0) await arrangeIndexes(database, scope, null);
}

async function lock(connection: RawConnection): Promise<boolean> {
  const { rows } = await connection.query(
    `SELECT pg_try_advisory_lock(${LOCK_CLASS}, ${BUILD_LOCK}) AS locked`,
  );
  return (rows as [{ readonly locked: boolean }])[0].locked;
}

const build = (set: VectorSet): string =>
  `CREATE INDEX CONCURRENTLY ${nameOf(set)} ON passage_vector
   USING hnsw (${indexedVector(set)} halfvec_ip_ops) WITH (m = ${M}, ef_construction = ${EF_CONSTRUCTION})
   WHERE ${indexedRows(set)}`;
