import type Database from 'better-sqlite3';

/** An index that is cut short goes on after the last change that it has applied. */
const PASSAGES_PER_CHANGE = 1000;

/** The passages of all scopes in ranges of keys for the change log, each of one scope; others may lie within. */
export const passageRanges = (
  db: Database.Database,
): { readonly scope: number; readonly first: number; readonly last: number }[] =>
  db
    .prepare<[], { scope: number; first: number; last: number }>(
      `SELECT scope, min(key) AS first, max(key) AS last FROM (
         SELECT a.scope, p.key, (row_number() OVER (PARTITION BY a.scope ORDER BY p.key) - 1) / ${PASSAGES_PER_CHANGE} AS part
         FROM passage p JOIN article a ON a.key = p.article
       ) GROUP BY scope, part ORDER BY scope, part`,
    )
    .all();
