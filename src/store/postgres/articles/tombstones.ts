import { isBlocked, type Tombstone } from '../../articles/tombstones.js';
import type { IngestOrigin } from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';

/** Keeps texts and URLs deleted, by hash. Call it within a transaction. */
export async function putTombstones(
  session: Session,
  scope: number,
  hashes: readonly string[],
): Promise<void> {
  await session.run(
    `INSERT INTO tombstone (scope, hash, forgotten_at, last_job)
     SELECT $1, hash, $3, coalesce(pg_sequence_last_value(pg_get_serial_sequence('accepted', 'key')), 0)
     FROM unnest($2::text[]) AS given (hash)
     ON CONFLICT (scope, hash) DO UPDATE SET forgotten_at = excluded.forgotten_at, last_job = excluded.last_job`,
    scope,
    hashes,
    new Date().toISOString(),
  );
}

/** True if one of these was deleted and this ingest may not bring it back. */
export async function blocksIngest(
  session: Session,
  scope: number,
  hashes: readonly string[],
  origin: IngestOrigin,
): Promise<boolean> {
  const tombstones = await session.rows<Tombstone>(
    'SELECT forgotten_at, last_job FROM tombstone WHERE scope = $1 AND hash = ANY($2)',
    scope,
    hashes,
  );
  return tombstones.some((tombstone) => isBlocked(tombstone, origin));
}
