import type Database from 'better-sqlite3';
import type { StoreTotals } from '../ports/store-totals.js';

type Counts = Record<
  'scopes' | 'articles' | 'passages' | 'answers' | 'ingestJobs' | 'followed' | 'paused' | 'failing',
  number
>;

/** Counts rows of all scopes; a purged scope does not count. */
export function countRows(db: Database.Database): Omit<StoreTotals, 'indexes'> {
  const { followed, paused, failing, ...counts } = db
    .prepare<[], Counts>(
      `SELECT (SELECT count(*) FROM scope WHERE name NOT LIKE 'purged:%') AS scopes,
         (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM passage) AS passages,
         (SELECT count(*) FROM answer) AS answers, (SELECT count(*) FROM accepted) AS ingestJobs,
         count(*) FILTER (WHERE pause_reason IS NULL) AS followed,
         count(*) FILTER (WHERE pause_reason IS NOT NULL) AS paused,
         count(*) FILTER (WHERE pause_reason IS NULL AND failures > 0) AS failing
       FROM feed`,
    )
    .get()!;
  return { ...counts, feeds: { followed, paused, failing } };
}
