import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { IsoDate } from '../../domain/article.js';
import type { SourceEntry, SourceSort } from '../../domain/sources.js';
import { storyMembers } from './stories.js';

const urls = z.array(z.string());

export interface ListQuery {
  /** Only these, in this order where `sort` is not given; null for every article. */
  readonly ids: readonly string[] | null;
  /** Words that must each stand in title or outlet. */
  readonly search: readonly string[];
  readonly sort: SourceSort | undefined;
  readonly offset: number;
  readonly limit: number;
}

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
  urls: string;
  timesCited: number;
}

const NEWEST = 'coalesce(r.published_at, r.fetched_at) DESC, a.key DESC';
const ORDER: Readonly<Record<SourceSort | 'given', string>> = {
  newest: NEWEST,
  added: 'a.added_at DESC, a.key DESC',
  cited: `timesCited DESC, ${NEWEST}`,
  title: 'lower(r.title), a.key',
  given: '(SELECT key FROM json_each(@ids) WHERE value = a.id)',
};

const FROM = `FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current
  WHERE a.scope = @scope AND (@ids IS NULL OR a.id IN (SELECT value FROM json_each(@ids)))
  AND NOT EXISTS (SELECT 1 FROM json_each(@search) w
    WHERE instr(lower(r.title || ' ' || coalesce(r.outlet, '')), lower(w.value)) = 0)`;

/** A part of the articles that are searched now, without their texts, and how many there are over all. */
export function listArticles(
  db: Database.Database,
  scope: { readonly key: number; readonly name: string },
  { ids, search, sort, offset, limit }: ListQuery,
): { entries: SourceEntry[]; total: number } {
  const bindings = {
    scope: scope.key,
    ids: ids === null ? null : JSON.stringify(ids),
    search: JSON.stringify(search),
  };
  const { total } = db
    .prepare<typeof bindings, { total: number }>(`SELECT count(*) AS total ${FROM}`)
    .get(bindings)!;
  const order = ORDER[sort ?? (ids === null ? 'newest' : 'given')];
  const rows = db
    .prepare<typeof bindings & { offset: number; limit: number }, Row>(
      `SELECT a.id, r.number AS revision, r.title, r.outlet, r.author, r.language, r.published_at AS publishedAt,
         r.fetched_at AS fetchedAt, r.words, a.ingested_by AS ingestedBy, a.added_at AS addedAt,
         (SELECT json_group_array(url) FROM (SELECT url FROM url WHERE article = a.key ORDER BY key)) AS urls,
         (SELECT count(*) FROM citation c JOIN answer w ON w.id = c.answer
          WHERE c.article = a.id AND w.scope = a.scope) AS timesCited
       ${FROM} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...bindings, offset, limit });
  return { total, entries: rows.map((row) => toEntry(db, row, scope.name)) };
}

function toEntry(db: Database.Database, row: Row, scope: string): SourceEntry {
  const { addedAt, timesCited, urls: list, ...article } = row;
  const sameStory = storyMembers(db, article.id);
  return {
    article: { ...article, scope, urls: urls.parse(JSON.parse(list)) },
    addedAt,
    timesCited,
    ...(sameStory.length > 0 ? { sameStory } : {}),
  };
}
