import type Database from 'better-sqlite3';

/** Articles kept for a scope, those that are searched no more too. */
export const articlesIn = (db: Database.Database, scope: number): number =>
  db.prepare<[number], { count: number }>('SELECT count(*) AS count FROM article WHERE scope = ?').get(scope)!
    .count;

/**
 * Bytes that a scope's texts and vectors take, without indexes and free space. Reads sizes, not contents: some
 * 10 µs an article.
 */
export const bytesIn = (db: Database.Database, scope: number): number =>
  db
    .prepare<{ scope: number }, { bytes: number }>(
      `SELECT
         (SELECT coalesce(sum(octet_length(r.text)), 0) FROM article a JOIN revision r ON r.article = a.key
          WHERE a.scope = @scope) +
         (SELECT coalesce(sum(length(v.passages)), 0)
          FROM article a JOIN vectors v ON v.article = a.key WHERE a.scope = @scope) AS bytes`,
    )
    .get({ scope })!.bytes;
