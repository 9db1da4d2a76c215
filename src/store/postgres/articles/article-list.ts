import type { IsoDate, Provenance } from '../../../domain/article.js';
import type { SourceEntry, SourceSort } from '../../../domain/sources.js';
import type { ListQuery } from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';
import { NEWEST_FIRST } from '../newest-first.js';
import { CURRENT, URLS } from './article-rows.js';
import { membersOfStories } from './stories.js';

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  readonly words: number;
  readonly ingestedBy: string | null;
  readonly addedAt: IsoDate;
  readonly provenance: Provenance;
  readonly claimedUrl: string | null;
  readonly urls: readonly string[];
  readonly timesCited: number;
}

const ORDER: Readonly<Record<SourceSort | 'given', string>> = {
  newest: NEWEST_FIRST,
  added: 'a.added_at DESC, a.key DESC',
  cited: `cited.times DESC, ${NEWEST_FIRST}`,
  title: 'lower(r.title), a.key',
  given: 'array_position($2, a.id)',
};

/** `$1`: scope; `$2`: ids or null; `$3`: words. */
const WHERE = `WHERE a.scope = $1 AND ($2::text[] IS NULL OR a.id = ANY($2))
  AND NOT EXISTS (SELECT 1 FROM unnest($3::text[]) AS w (word)
    WHERE strpos(lower(r.title || ' ' || coalesce(r.outlet, '')), lower(w.word COLLATE "C")) = 0)`;

interface ListedScope {
  readonly key: number;
  readonly name: string;
}

type Listed = Pick<SourceEntry, 'article' | 'addedAt' | 'timesCited'>;

/** More words than a title has narrow nothing down. */
const MAX_SEARCH_WORDS = 50;
/** A page beyond this has no articles anyway. */
const MAX_ROWS = 2 ** 31;

const rows = (wanted: number): number =>
  Number.isNaN(wanted) ? 0 : Math.trunc(Math.min(MAX_ROWS, Math.max(0, wanted)));

const filterOf = (
  { key }: ListedScope,
  { ids, search = [] }: ListQuery,
): [number, readonly string[] | null, readonly string[]] => [
  key,
  ids ?? null,
  search.slice(0, MAX_SEARCH_WORDS),
];

export async function listArticles(
  session: Session,
  scope: ListedScope,
  query: ListQuery,
): Promise<{ entries: SourceEntry[]; total: number }> {
  const [counted] = await session.rows<{ total: number }>(
    `SELECT count(*) AS total FROM ${CURRENT} ${WHERE}`,
    ...filterOf(scope, query),
  );
  const listed = await summaries(session, scope, query);
  const stories = await membersOfStories(
    session,
    listed.map(({ article }) => article.id),
  );
  const entries = listed.map((entry): SourceEntry => {
    const sameStory = stories.get(entry.article.id);
    return { ...entry, ...(sameStory ? { sameStory } : {}) };
  });
  return { total: counted!.total, entries };
}

/** One page without the members of stories and the total. */
export async function summaries(session: Session, scope: ListedScope, query: ListQuery): Promise<Listed[]> {
  const { ids, sort, offset = 0, limit } = query;
  const order = ORDER[sort ?? (ids === undefined ? 'newest' : 'given')];
  const found = await session.rows<Row>(
    `SELECT a.id, r.number AS revision, r.title, r.outlet, r.author, r.language, r.published_at AS "publishedAt",
       r.fetched_at AS "fetchedAt", r.words, a.ingested_by AS "ingestedBy", r.provenance,
       r.claimed_url AS "claimedUrl", a.added_at AS "addedAt", ${URLS}, cited.times AS "timesCited"
     FROM ${CURRENT} CROSS JOIN LATERAL (SELECT count(DISTINCT c.answer) AS times FROM citation c
       WHERE c.scope = a.scope AND c.article = a.id) AS cited
     ${WHERE} ORDER BY ${order} LIMIT $4 OFFSET $5`,
    ...filterOf(scope, query),
    rows(limit),
    rows(offset),
  );
  return found.map(({ addedAt, timesCited, ...article }) => ({
    article: { ...article, scope: scope.name },
    addedAt,
    timesCited,
  }));
}
