import type Database from 'better-sqlite3';
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

/**
 * True if a text or URL was deleted and this ingest may not bring it back: an automatic one, or one that was requested
 * before the deletion. For jobs, which are numbered, the order does not depend on the clock; else a deletion in the
 * future, before the clock was set back, does not count.
 */
export function blocksIngest(
  db: Database.Database,
  scope: number,
  hash: string,
  { automatic = false, requestedAt, condition }: IngestOrigin,
): boolean {
  const tombstone = db
    .prepare<[number, string], { forgotten_at: string; last_job: number }>(
      'SELECT forgotten_at, last_job FROM tombstone WHERE scope = ? AND hash = ?',
    )
    .get(scope, hash);
  if (!tombstone) return false;
  if (automatic) return true;
  if (condition?.row === 'job') return condition.key <= tombstone.last_job;
  const now = new Date().toISOString();
  return tombstone.forgotten_at > (requestedAt ?? now) && tombstone.forgotten_at <= now;
}
