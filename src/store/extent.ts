import type Database from 'better-sqlite3';

/** How much of the disk a scope's texts and vectors take, without indexes and free space. */
export interface Extent {
  readonly articles: number;
  readonly bytes: number;
}

/** Reads sizes, not contents: `octet_length` and `length` of a blob look at the record's head alone. */
export function extentOf(db: Database.Database, scope: number): Extent {
  const { articles } = db
    .prepare<[number], { articles: number }>('SELECT count(*) AS articles FROM article WHERE scope = ?')
    .get(scope)!;
  const { bytes } = db
    .prepare<{ scope: number }, { bytes: number }>(
      `SELECT
         (SELECT coalesce(sum(octet_length(r.text)), 0) FROM article a JOIN revision r ON r.article = a.key
          WHERE a.scope = @scope) +
         (SELECT coalesce(sum(length(v.sentences) + length(v.titled) + length(v.passages)), 0)
          FROM article a JOIN vectors v ON v.article = a.key WHERE a.scope = @scope) AS bytes`,
    )
    .get({ scope })!;
  return { articles, bytes };
}
