import type Database from 'better-sqlite3';
import { isBlocked, type Tombstone } from '../../articles/tombstones.js';
import type { IngestOrigin } from '../../ports/article-store.js';

/** Keeps texts and URLs deleted, by hash. Call it within a transaction. */
export function putTombstones(db: Database.Database, scope: number, hashes: Iterable<string>): void {
  const put = db.prepare(
    `INSERT OR REPLACE INTO tombstone (scope, hash, forgotten_at, last_job)
     VALUES (?, ?, ?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'accepted'), 0))`,
  );
  const now = new Date().toISOString();
  for (const hash of hashes) put.run(scope, hash, now);
}

/** True if a text or URL was deleted and this ingest may not bring it back. */
export function blocksIngest(
  db: Database.Database,
  scope: number,
  hash: string,
  origin: IngestOrigin,
): boolean {
  const tombstone = db
    .prepare<[number, string], Tombstone>(
      'SELECT forgotten_at, last_job FROM tombstone WHERE scope = ? AND hash = ?',
    )
    .get(scope, hash);
  return tombstone !== undefined && isBlocked(tombstone, origin);
}
