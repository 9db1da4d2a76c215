import type Database from 'better-sqlite3';
import type { ArticleFilter, Corpus } from '../../ports/search-store.js';
import { firstDay } from '../../search/first-day.js';
import { NEWEST_FIRST } from '../newest-first.js';
import { FACTS } from '../revision-facts.js';

/** Articles of an outlet, or whose day of publication is within a period; those without a date are in no period. */
export function filteredArticles(
  db: Database.Database,
  scope: number,
  { since, published, outlet }: ArticleFilter,
  now: Date,
): number[] | null {
  if (since === 'all' && published === null && outlet === null) return null;
  const first = firstDay(since, now);
  return db
    .prepare<
      { scope: number; since: string | null; from: string; to: string; outlet: string | null },
      { key: number }
    >(
      `SELECT a.key FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
       WHERE a.scope = @scope AND (@since IS NULL OR r.published_at >= @since)
       AND (@from = '' OR substr(r.published_at, 1, 10) BETWEEN @from AND @to)
       AND (@outlet IS NULL OR lower(r.outlet) = lower(@outlet))`,
    )
    .all({ scope, since: first, from: published?.from ?? '', to: published?.to ?? '', outlet })
    .map(({ key }) => key);
}

/** The number of articles and the date of the newest, with its Julian day; both null if there is none with a date. */
export interface ArticleCounts {
  readonly articles: number;
  readonly latest: number | null;
  readonly newest: string | null;
}

// Beside a single max(), SQLite takes a bare column from the row that has it.
const COUNTS = 'count(*) AS articles, max(julianday(r.published_at)) AS latest, r.published_at AS newest';

export function articleCounts(
  db: Database.Database,
  scope: number,
  among: readonly number[] | null,
): ArticleCounts {
  const filter = among === null ? '' : 'AND a.key IN (SELECT value FROM json_each(@among))';
  return normalised(
    db
      .prepare<{ scope: number; among: string }, ArticleCounts>(
        `SELECT ${COUNTS} FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
         WHERE a.scope = @scope ${filter}`,
      )
      .get({ scope, among: JSON.stringify(among ?? []) })!,
  );
}

/** The same of the articles whose passages were added after an entry of the change log. */
export const countsOfAdded = (db: Database.Database, scope: number, after: number): ArticleCounts =>
  normalised(
    db
      .prepare<{ scope: number; after: number }, ArticleCounts>(
        // CROSS JOIN fixes the join order: from the changes, never from every article of the scope.
        `SELECT ${COUNTS} FROM (
           SELECT DISTINCT p.article FROM change c CROSS JOIN passage p ON p.key BETWEEN c.first AND c.last
           WHERE c.scope = @scope AND c.seq > @after
         ) added CROSS JOIN article a ON a.key = added.article AND a.scope = @scope
         JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current`,
      )
      .get({ scope, after })!,
  );

const normalised = (counts: ArticleCounts): ArticleCounts =>
  counts.latest === null ? { ...counts, newest: null } : counts;

export function corpusOf(db: Database.Database, scope: number, among: readonly number[]): Corpus {
  const { articles, newest } = articleCounts(db, scope, among);
  const passages = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM json_each(?) k CROSS JOIN article a ON a.key = k.value
       CROSS JOIN passage p ON p.article = a.key WHERE a.scope = ?`,
    )
    .pluck()
    .get(JSON.stringify(among), scope)!;
  return { articles, passages, newest };
}

export const searchedArticles = (db: Database.Database, scope: number): { key: number; id: string }[] =>
  db
    .prepare<[number], { key: number; id: string }>(
      'SELECT key, id FROM article WHERE scope = ? AND current IS NOT NULL',
    )
    .all(scope);

/** Those of the articles that are in the scope, in their order. */
export const articlesOfScope = (
  db: Database.Database,
  scope: number,
  keys: readonly number[],
): readonly number[] =>
  db
    .prepare<[string, number], { key: number }>(
      'SELECT a.key FROM json_each(?) k CROSS JOIN article a ON a.key = k.value WHERE a.scope = ? ORDER BY k.key',
    )
    .all(JSON.stringify(keys), scope)
    .map(({ key }) => key);

export function newestArticles(
  db: Database.Database,
  scope: number,
  among: readonly number[] | null,
  limit: number,
): number[] {
  const filter = among === null ? '' : 'AND a.key IN (SELECT value FROM json_each(@among))';
  return db
    .prepare<{ scope: number; among: string; limit: number }, { key: number }>(
      `SELECT a.key FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
       WHERE a.scope = @scope ${filter}
       ORDER BY ${NEWEST_FIRST} LIMIT @limit`,
    )
    .all({ scope, among: JSON.stringify(among ?? []), limit })
    .map(({ key }) => key);
}
