import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';

export const articlesIn = (db: Database.Database, scope: number): number =>
  db.prepare<[number], { count: number }>('SELECT count(*) AS count FROM article WHERE scope = ?').get(scope)!
    .count;

/** About 20 ms of them. */
const ARTICLES_AT_ONCE = 2000;

/**
 * Reads sizes, not contents: about 10 µs per article. Everything else has its turn in between, since a scope may have
 * hundreds of thousands. What is added meanwhile is not measured.
 */
export async function bytesIn(
  db: Database.Database,
  scope: number,
  atOnce = ARTICLES_AT_ONCE,
): Promise<number> {
  const newest = db.prepare<[number], number | null>('SELECT max(key) FROM article WHERE scope = ?');
  // CROSS JOIN fixes the join order: from the slice, never from every revision of the database.
  const measure = db.prepare<
    { scope: number; after: number; upTo: number; limit: number },
    { last: number | null; bytes: number }
  >(
    `WITH slice AS (
       SELECT key FROM article WHERE scope = @scope AND key > @after AND key <= @upTo ORDER BY key LIMIT @limit
     )
     SELECT
       (SELECT max(key) FROM slice) AS last,
       (SELECT coalesce(sum(octet_length(r.text)), 0) FROM slice CROSS JOIN revision r ON r.article = slice.key) +
       (SELECT coalesce(sum(length(v.passages)), 0) FROM slice CROSS JOIN vectors v ON v.article = slice.key) AS bytes`,
  );
  const upTo = newest.pluck().get(scope) ?? 0;
  let total = 0;
  for (let after = 0; ; ) {
    const { last, bytes } = measure.get({ scope, after, upTo, limit: atOnce })!;
    if (last === null) return total;
    total += bytes;
    after = last;
    await nextTurn();
  }
}
