import type { UserError } from '../../../domain/errors.js';
import type { RawConnection } from '../connection/session.js';
import { databaseErrors } from '../faults/errors.js';
import { pgvectorProblem } from './pgvector-version.js';

/** Every text must fit; SQL_ASCII takes any bytes. */
const ENCODINGS: ReadonlySet<string> = new Set(['UTF8', 'SQL_ASCII']);

interface Facts {
  readonly encoding: string;
  readonly mayCreate: boolean;
  readonly mayInstall: boolean;
  /** Version of the extension in the database; null if it is not installed there. */
  readonly vector: string | null;
  readonly isAvailable: boolean;
  readonly hasTables: boolean;
}

/** Why a database can't hold a newsroom: encoding, privileges, pgvector. Null if it can. */
export async function unfitness(connection: RawConnection): Promise<UserError | null> {
  const { rows } = await connection.query(
    `SELECT current_setting('server_encoding') AS encoding,
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayCreate",
       (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector,
       EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'vector') AS "isAvailable",
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
         OR (has_database_privilege(current_database(), 'CREATE') AND EXISTS (
           SELECT 1 FROM pg_available_extension_versions WHERE name = 'vector' AND trusted)) AS "mayInstall",
       to_regclass('article') IS NOT NULL AS "hasTables"`,
  );
  const { encoding, mayCreate, mayInstall, vector, isAvailable, hasTables } = rows[0] as Facts;
  if (!ENCODINGS.has(encoding)) return databaseErrors.encoding({ encoding });
  if (vector !== null) {
    const old = pgvectorProblem(vector);
    if (old) return old;
  } else if (!isAvailable) return databaseErrors.noPgvector({});
  else if (!mayInstall) return databaseErrors.mayNotInstall({});
  return mayCreate || hasTables ? null : databaseErrors.mayNotCreate({});
}
