import type Database from 'better-sqlite3';
import type { Since } from '../../../domain/answer.js';
import type { Sentence } from '../../../domain/article.js';
import { DAY_MS } from '../../../domain/units.js';
import type { Corpus, Narrowing, StoredPassage } from '../../ports/search-store.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import { decodeVectors } from '../rows.js';

const SINCE_DAYS: Readonly<Record<Exclude<Since, 'all'>, number>> = { day: 1, week: 7, month: 31 };

/** Revisions without their texts: the primary key leads to rows that hold whole articles, and is far slower. */
const FACTS = 'INDEXED BY revision_facts';

/**
 * Keys of the searched articles that a narrowing leaves: by publish date, by ingestion where it is unknown.
 * @returns null when nothing is narrowed.
 */
export function narrowedArticles(
  db: Database.Database,
  scope: number,
  { since, outlet }: Narrowing,
  now: Date,
): number[] | null {
  if (since === 'all' && outlet === null) return null;
  const from =
    since === 'all' ? '' : new Date(now.getTime() - SINCE_DAYS[since] * DAY_MS).toISOString().slice(0, 10);
  return db
    .prepare<[number, string, string | null, string | null], { key: number }>(
      `SELECT a.key FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
       WHERE a.scope = ? AND coalesce(r.published_at, r.fetched_at) >= ?
       AND (? IS NULL OR lower(r.outlet) = lower(?))`,
    )
    .all(scope, from, outlet, outlet)
    .map(({ key }) => key);
}

/** How much a scope holds, or what a narrowing leaves of it. */
export function corpusOf(db: Database.Database, scope: number, articles: readonly number[] | null): Corpus {
  const among = articles === null ? '' : 'AND a.key IN (SELECT value FROM json_each(@articles))';
  return db
    .prepare<{ scope: number; articles: string }, Corpus>(
      `SELECT count(*) AS articles, max(coalesce(r.published_at, r.fetched_at)) AS newest,
         (SELECT count(*) FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = @scope ${among})
           AS passages
       FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
       WHERE a.scope = @scope ${among}`,
    )
    .get({ scope, articles: JSON.stringify(articles ?? []) })!;
}

/** The number of passages of a scope. */
export const passagesIn = (db: Database.Database, scope: number): number =>
  db
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = ?',
    )
    .get(scope)!.count;

/** Of all searched articles; not for every question, since it counts them one by one. */
export const sentencesIn = (db: Database.Database, scope: number): number =>
  db
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM sentence s JOIN article a ON a.key = s.article WHERE a.scope = ?',
    )
    .get(scope)!.count;

/** All sentences of an article, in order; empty when the article is not searched. */
export const sentencesOf = (db: Database.Database, article: number): Sentence[] =>
  db
    .prepare<[number], { ordinal: number; start: number; end: number; paragraph: number }>(
      'SELECT ordinal, start, end, paragraph FROM sentence WHERE article = ? ORDER BY ordinal',
    )
    .all(article)
    .map(({ ordinal, start, end, paragraph }) => ({ ordinal, span: { start, end }, paragraph }));

/** The passages of these keys that still stand. */
export function passagesByKey(
  db: Database.Database,
  scope: number,
  keys: readonly number[],
): StoredPassage[] {
  return db
    .prepare<[string, number], StoredPassage>(
      // CROSS JOIN keeps the order: keys first, never every article of the scope.
      `SELECT p.key, p.article, p.first, p.last FROM json_each(?) k CROSS JOIN passage p ON p.key = k.value
       CROSS JOIN article a ON a.key = p.article WHERE a.scope = ?`,
    )
    .all(JSON.stringify(keys), scope);
}

/** Passages of an article with their vectors. */
export function passageVectorsOf(
  db: Database.Database,
  article: number,
  model: IndexedModel,
): (StoredPassage & { readonly vector: Float32Array })[] {
  const row = db
    .prepare<[number, string], { passages: Buffer }>(
      'SELECT v.passages FROM vectors v JOIN model m ON m.key = v.model WHERE v.article = ? AND m.id = ?',
    )
    .get(article, model.id);
  if (!row) return [];
  const vectors = decodeVectors(row.passages, model.dimension);
  return db
    .prepare<[number], StoredPassage>(
      'SELECT key, article, first, last FROM passage WHERE article = ? ORDER BY ordinal',
    )
    .all(article)
    .map((passage, at) => ({ ...passage, vector: vectors[at]! }));
}

/** All searched articles of a scope. */
export const searchedArticles = (db: Database.Database, scope: number): { key: number; id: string }[] =>
  db
    .prepare<[number], { key: number; id: string }>(
      'SELECT key, id FROM article WHERE scope = ? AND current IS NOT NULL',
    )
    .all(scope);

/** Keys of the newest searched articles, newest first. */
export function newestArticles(
  db: Database.Database,
  scope: number,
  among: readonly number[] | null,
  limit: number,
): number[] {
  const narrowed = among === null ? '' : 'AND a.key IN (SELECT value FROM json_each(@among))';
  return db
    .prepare<{ scope: number; among: string; limit: number }, { key: number }>(
      `SELECT a.key FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current
       WHERE a.scope = @scope ${narrowed}
       ORDER BY coalesce(r.published_at, r.fetched_at) DESC, a.key DESC LIMIT @limit`,
    )
    .all({ scope, among: JSON.stringify(among ?? []), limit })
    .map(({ key }) => key);
}
