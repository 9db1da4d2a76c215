import type Database from 'better-sqlite3';
import type { ArticleFilter, Corpus } from '../../ports/search-store.js';
import { firstDay } from '../../search/first-day.js';
import { NEWEST_FIRST } from '../newest-first.js';

/** A covering index: without it, SQLite reads the rows with the texts, which is far slower. */
const FACTS = 'INDEXED BY revision_facts';

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

export function corpusOf(db: Database.Database, scope: number, among: readonly number[] | null): Corpus {
  const filter = among === null ? '' : 'AND a.key IN (SELECT value FROM json_each(@among))';
  // Beside a single max(), SQLite takes a bare column from the row that has it.
  const { articles, passages, latest, newest } = db
    .prepare<{ scope: number; among: string }, Corpus & { latest: number | null }>(
      `SELECT count(*) AS articles, max(julianday(r.published_at)) AS latest, r.published_at AS newest,
         (SELECT count(*) FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = @scope ${filter})
           AS passages
       FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
       WHERE a.scope = @scope ${filter}`,
    )
    .get({ scope, among: JSON.stringify(among ?? []) })!;
  return { articles, passages, newest: latest === null ? null : newest };
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
      `SELECT a.key FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current
       WHERE a.scope = @scope ${filter}
       ORDER BY ${NEWEST_FIRST} LIMIT @limit`,
    )
    .all({ scope, among: JSON.stringify(among ?? []), limit })
    .map(({ key }) => key);
}
