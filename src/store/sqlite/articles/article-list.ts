import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { IsoDate, Provenance } from '../../../domain/article.js';
import type { SourceEntry, SourceSort } from '../../../domain/sources.js';
import type { ListQuery } from '../../ports/article-store.js';
import { NEWEST_FIRST } from '../newest-first.js';
import { FACTS } from '../revision-facts.js';
import { storyMembers } from './stories.js';

const urls = z.array(z.string());

interface Row {
  id: string;
  revision: number;
  title: string;
  outlet: string | null;
  author: string | null;
  language: string;
  publishedAt: IsoDate | null;
  fetchedAt: IsoDate;
  words: number;
  ingestedBy: string | null;
  addedAt: IsoDate;
  provenance: Provenance;
  claimedUrl: string | null;
  urls: string;
  timesCited: number;
}

const TIMES_CITED = `(SELECT count(DISTINCT c.answer) FROM citation c JOIN answer w ON w.id = c.answer
  WHERE c.article = a.id AND w.scope = a.scope)`;

const ORDER: Readonly<Record<SourceSort | 'given', string>> = {
  newest: NEWEST_FIRST,
  added: 'a.added_at DESC, a.key DESC',
  cited: `${TIMES_CITED} DESC, ${NEWEST_FIRST}`,
  title: 'lower(r.title), a.key',
  given: 'given.key',
};

/** The articles of a query, of which only what `revision_facts` covers is read. */
const listed = ({ ids }: ListQuery): string =>
  `FROM ${ids === undefined ? '' : 'json_each(@ids) given CROSS JOIN '}article a
   JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
   WHERE a.scope = @scope ${ids === undefined ? '' : 'AND a.id = given.value'}
   AND NOT EXISTS (SELECT 1 FROM json_each(@search) w
     WHERE instr(lower(r.title || ' ' || coalesce(r.outlet, '')), lower(w.value)) = 0)`;

type ListedScope = { readonly key: number; readonly name: string };
type Listed = Pick<SourceEntry, 'article' | 'addedAt' | 'timesCited'>;

/** More words than a title has narrow nothing down. */
const MAX_SEARCH_WORDS = 50;
/** SQLite refuses numbers beyond its integers, and a page beyond this has no articles anyway. */
const MAX_ROWS = 2 ** 31;

const rows = (wanted: number): number =>
  Number.isNaN(wanted) ? 0 : Math.trunc(Math.min(MAX_ROWS, Math.max(0, wanted)));

const bindingsOf = (scope: ListedScope, { ids, search = [] }: ListQuery) => ({
  scope: scope.key,
  search: JSON.stringify(search.slice(0, MAX_SEARCH_WORDS)),
  ...(ids !== undefined && { ids: JSON.stringify([...new Set(ids)]) }),
});

export function listArticles(
  db: Database.Database,
  scope: ListedScope,
  query: ListQuery,
): { entries: SourceEntry[]; total: number } {
  const { total } = db
    .prepare<ReturnType<typeof bindingsOf>, { total: number }>(`SELECT count(*) AS total ${listed(query)}`)
    .get(bindingsOf(scope, query))!;
  const entries = summaries(db, scope, query).map((entry): SourceEntry => {
    const sameStory = storyMembers(db, entry.article.id);
    return { ...entry, ...(sameStory.length > 0 ? { sameStory } : {}) };
  });
  return { total, entries };
}

/** One page without the members of stories and the total. */
export function summaries(db: Database.Database, scope: ListedScope, query: ListQuery): Listed[] {
  return db
    .prepare<[string], Row>(
      `SELECT a.id, r.number AS revision, r.title, r.outlet, r.author, r.language, r.published_at AS publishedAt,
         r.fetched_at AS fetchedAt, r.words, a.ingested_by AS ingestedBy, r.provenance,
         r.claimed_url AS claimedUrl, a.added_at AS addedAt,
         (SELECT json_group_array(url) FROM (SELECT url FROM url WHERE article = a.key ORDER BY key)) AS urls,
         ${TIMES_CITED} AS timesCited
       FROM json_each(?) k CROSS JOIN article a ON a.key = k.value
       JOIN revision r ON r.article = a.key AND r.number = a.current ORDER BY k.key`,
    )
    .all(JSON.stringify(keysOfPage(db, scope, query)))
    .map(({ addedAt, timesCited, urls: list, ...article }) => ({
      article: { ...article, scope: scope.name, urls: urls.parse(JSON.parse(list)) },
      addedAt,
      timesCited,
    }));
}

/** In their order. What is shown of them is read afterwards: sorting would read it of every article. */
function keysOfPage(db: Database.Database, scope: ListedScope, query: ListQuery): number[] {
  const { ids, sort, offset = 0, limit } = query;
  const order = ORDER[sort ?? (ids === undefined ? 'newest' : 'given')];
  return db
    .prepare<ReturnType<typeof bindingsOf> & { offset: number; limit: number }, number>(
      `SELECT a.key ${listed(query)} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    )
    .pluck()
    .all({ ...bindingsOf(scope, query), offset: rows(offset), limit: rows(limit) });
}
