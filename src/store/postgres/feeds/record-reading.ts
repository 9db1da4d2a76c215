import { sha256 } from '../../../domain/ids.js';
import { excessEntries, excessWaiting, settled } from '../../feeds/entry-limits.js';
import { ENTRY_TTL_MS } from '../../feeds/feed-times.js';
import type { FeedReading, FeedReadingEntry, StoredFeed } from '../../ports/feed-store.js';
import type { Session } from '../connection/session.js';
import { storableText } from '../storable-text.js';

/**
 * Stores a reading of a feed, whose row must be locked.
 * @returns the number of entries that are new or changed, and wait from now on.
 */
export async function recordReading(
  session: Session,
  { key, read }: StoredFeed,
  reading: FeedReading,
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const [feed] = await session.rows<{ scope: number }>(
    `UPDATE feed SET title = coalesce($1, title), rest_minutes = $2, etag = $3, last_modified = $4, read_at = $5,
       passed_over = $6
     WHERE key = $7 RETURNING scope`,
    reading.title && storableText(reading.title),
    reading.minIntervalMinutes,
    reading.etag,
    reading.lastModified,
    at,
    JSON.stringify(reading.passedOver),
    key,
  );
  const { scope } = feed!;
  const known = await marksOf(session, scope, key, reading.entries);
  const seen: string[] = [];
  let fresh = 0;
  // Feeds list the newest entry first. The first reading keeps that order; later ones follow the news in time.
  for (const entry of read ? reading.entries.toReversed() : reading.entries) {
    const id = idsOf(entry).find((hash) => known.has(hash)) ?? sha256(entry.id);
    const mark = sha256(entry.fingerprint);
    if (known.get(id) === mark) {
      seen.push(id);
      continue;
    }
    known.set(id, mark);
    fresh += await session.run(
      `INSERT INTO feed_entry (scope, feed, entry, mark, url, content, tell, seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (scope, feed, entry) DO UPDATE SET mark = excluded.mark, url = excluded.url,
         content = excluded.content, tries = 0, not_before = '', passed_over = NULL, seen_at = excluded.seen_at`,
      scope,
      key,
      id,
      mark,
      entry.url,
      JSON.stringify(entry.content) ?? null,
      read,
      at,
    );
  }
  await session.run(
    'UPDATE feed_entry SET seen_at = $1 WHERE scope = $2 AND feed = $3 AND entry = ANY($4)',
    at,
    scope,
    key,
    seen,
  );
  await session.run(
    'DELETE FROM feed_entry WHERE scope = $1 AND feed = $2 AND url IS NULL AND seen_at < $3',
    scope,
    key,
    new Date(now.getTime() - ENTRY_TTL_MS).toISOString(),
  );
  if (fresh > 0) await trimEntries(session, scope, key);
  return fresh;
}

async function trimEntries(session: Session, scope: number, feed: number): Promise<void> {
  const ofFeed = 'scope = $1 AND feed = $2';
  await session.run(
    `${settled("'too-many'")} WHERE scope = $1 AND key IN (${excessWaiting(ofFeed)})`,
    scope,
    feed,
  );
  await session.run(
    `DELETE FROM feed_entry WHERE scope = $1 AND key IN (${excessEntries(ofFeed)})`,
    scope,
    feed,
  );
}

/** The marks of the entries that are stored, by the hash of their id. */
async function marksOf(
  session: Session,
  scope: number,
  feed: number,
  entries: readonly FeedReadingEntry[],
): Promise<Map<string, string>> {
  const rows = await session.rows<{ entry: string; mark: string }>(
    'SELECT entry, mark FROM feed_entry WHERE scope = $1 AND feed = $2 AND entry = ANY($3)',
    scope,
    feed,
    entries.flatMap(idsOf),
  );
  return new Map(rows.map(({ entry, mark }) => [entry, mark]));
}

const idsOf = ({ id, formerId }: FeedReadingEntry): string[] =>
  [id, ...(formerId === null ? [] : [formerId])].map(sha256);
