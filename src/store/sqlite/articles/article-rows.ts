import type Database from 'better-sqlite3';
import { isClaimed, type Provenance } from '../../../domain/article.js';
import { decodeSpans } from '../../codecs.js';
import type { StoredArticle } from '../../ports/article-store.js';

export interface ArticleRow {
  key: number;
  id: string;
  scope: string;
  number: number;
  title: string;
  outlet: string | null;
  author: string | null;
  language: string;
  published_at: string | null;
  fetched_at: string;
  content_hash: string;
  text: string;
  furniture: string;
  words: number;
  ingested_by: string | null;
  provenance: Provenance;
  claimed_url: string | null;
}

export const ARTICLE_COLUMNS = `a.key, a.id, s.name AS scope, r.number, r.title, r.outlet, r.author, r.language,
  r.published_at, r.fetched_at, r.content_hash, r.text, r.furniture, r.words, a.ingested_by,
  r.provenance, r.claimed_url`;
export const ARTICLE_TABLES =
  'article a JOIN scope s ON s.key = a.scope JOIN revision r ON r.article = a.key';

/** URLs of an article in the order they were first seen. */
export const urlsOf = (db: Database.Database, key: number): string[] =>
  db
    .prepare<[number], { url: string }>('SELECT url FROM url WHERE article = ? ORDER BY key')
    .all(key)
    .map(({ url }) => url);

export function toArticle(db: Database.Database, row: ArticleRow): StoredArticle {
  return {
    id: row.id,
    scope: row.scope,
    revision: row.number,
    title: row.title,
    outlet: row.outlet,
    author: row.author,
    language: row.language,
    publishedAt: row.published_at,
    fetchedAt: row.fetched_at,
    ingestedBy: row.ingested_by,
    contentHash: row.content_hash,
    text: row.text,
    boilerplate: decodeSpans(row.furniture),
    // An earlier revision may be claimed although the article has been fetched since.
    urls: isClaimed(row.provenance) ? [] : urlsOf(db, row.key),
    words: row.words,
    provenance: row.provenance,
    claimedUrl: row.claimed_url,
  };
}

/** The searched revisions of the articles of these keys, in their order. */
export const currentRows = (db: Database.Database, scope: number, keys: readonly number[]): ArticleRow[] =>
  db
    .prepare<[string, number], ArticleRow>(
      // CROSS JOIN fixes the join order: from the keys, never from every article of the scope.
      `SELECT ${ARTICLE_COLUMNS} FROM json_each(?) k CROSS JOIN article a ON a.key = k.value
       JOIN scope s ON s.key = a.scope JOIN revision r ON r.article = a.key AND r.number = a.current
       WHERE a.scope = ? ORDER BY k.key`,
    )
    .all(JSON.stringify(keys), scope);
