import type { ArticleFilter, Corpus } from '../../ports/search-store.js';
import { firstDay } from '../../search/first-day.js';
import { CURRENT } from '../articles/article-rows.js';
import type { Session } from '../connection/session.js';
import { NEWEST_FIRST } from '../newest-first.js';

/** Articles of an outlet, or whose day of publication is within a period; those without a date are in no period. */
export async function filteredArticles(
  session: Session,
  scope: number,
  { since, published, outlet }: ArticleFilter,
  now: Date,
): Promise<number[] | null> {
  if (since === 'all' && published === null && outlet === null) return null;
  const first = firstDay(since, now);
  const rows = await session.rows<{ key: number }>(
    `SELECT a.key FROM ${CURRENT}
     WHERE a.scope = $1 AND ($2::text IS NULL OR r.published_at >= $2)
     AND ($3::text IS NULL OR substr(r.published_at, 1, 10) BETWEEN $3 AND $4)
     AND ($5::text IS NULL OR lower(r.outlet) = lower($5 COLLATE "C"))
     ORDER BY a.key`,
    scope,
    first,
    published?.from ?? null,
    published?.to ?? null,
    outlet,
  );
  return rows.map(({ key }) => key);
}

/** The counts of a whole scope are kept with each write; the newest article is the first in its index. */
export async function corpusOf(session: Session, scope: number): Promise<Corpus> {
  const [corpus] = await session.rows<Corpus>(
    `SELECT c.articles, c.passages,
       (SELECT r.published_at FROM ${CURRENT}
        WHERE a.scope = $1 AND r.scope = $1 AND r.published_at IS NOT NULL AND r.sort_at IS NOT NULL
        ORDER BY ${NEWEST_FIRST} LIMIT 1) AS newest
     FROM corpus c WHERE c.scope = $1`,
    scope,
  );
  return corpus ?? { articles: 0, passages: 0, newest: null };
}

export async function corpusAmong(
  session: Session,
  scope: number,
  among: readonly number[],
): Promise<Corpus> {
  const [corpus] = await session.rows<Corpus>(
    `WITH facts AS MATERIALIZED (
       SELECT r.published_at, r.sort_at FROM ${CURRENT} WHERE a.scope = $1 AND a.key = ANY($2)
     )
     SELECT (SELECT count(*) FROM facts) AS articles,
       (SELECT count(*) FROM passage WHERE scope = $1 AND article = ANY($2)) AS passages,
       (SELECT published_at FROM facts WHERE published_at IS NOT NULL AND sort_at IS NOT NULL
        ORDER BY sort_at DESC LIMIT 1) AS newest`,
    scope,
    among,
  );
  return corpus!;
}

export async function passagesIn(session: Session, scope: number): Promise<number> {
  const [corpus] = await session.rows<{ passages: number }>(
    'SELECT passages FROM corpus WHERE scope = $1',
    scope,
  );
  return corpus?.passages ?? 0;
}

export const searchedArticles = (session: Session, scope: number): Promise<{ key: number; id: string }[]> =>
  session.rows('SELECT key, id FROM article WHERE scope = $1 AND current IS NOT NULL ORDER BY key', scope);

export async function newestArticles(
  session: Session,
  scope: number,
  among: readonly number[] | null,
  limit: number,
): Promise<number[]> {
  const rows = await session.rows<{ key: number }>(
    `SELECT a.key FROM ${CURRENT} WHERE a.scope = $1 AND r.scope = $1 AND ($2::bigint[] IS NULL OR a.key = ANY($2))
     ORDER BY ${NEWEST_FIRST} LIMIT $3`,
    scope,
    among,
    limit,
  );
  return rows.map(({ key }) => key);
}

/** See `SearchStore.stories`. */
export async function storiesOf(session: Session, articles: readonly number[]): Promise<Map<number, number>> {
  const rows = await session.rows<{ key: number; story: number }>(
    'SELECT key, story FROM article WHERE story IS NOT NULL AND key = ANY($1) ORDER BY key',
    articles,
  );
  return new Map(rows.map(({ key, story }) => [key, story]));
}
