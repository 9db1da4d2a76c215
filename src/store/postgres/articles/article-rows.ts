import { isClaimed, type Provenance } from '../../../domain/article.js';
import { decodeSpans } from '../../codecs.js';
import type { StoredArticle } from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';

export interface ArticleRow {
  readonly key: number;
  readonly id: string;
  readonly scope: string;
  readonly number: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly published_at: string | null;
  readonly fetched_at: string;
  readonly content_hash: string;
  readonly text: string;
  readonly boilerplate: string;
  readonly words: number;
  readonly ingested_by: string | null;
  readonly provenance: Provenance;
  readonly claimed_url: string | null;
  readonly urls: readonly string[];
}

/** The URLs of an article `a` in the order they were first seen. */
export const URLS =
  'ARRAY(SELECT u.url FROM url u WHERE u.scope = a.scope AND u.article = a.key ORDER BY u.key) AS urls';

export const ARTICLE_COLUMNS = `a.key, a.id, s.name AS scope, r.number, r.title, r.outlet, r.author, r.language,
  r.published_at, r.fetched_at, r.content_hash, r.text, r.boilerplate, r.words, a.ingested_by,
  r.provenance, r.claimed_url, ${URLS}`;
export const ARTICLE_TABLES =
  'article a JOIN scope s ON s.key = a.scope JOIN revision r ON r.scope = a.scope AND r.article = a.key';

/** Articles `a` with their searched revisions `r`. */
export const CURRENT =
  'article a JOIN revision r ON r.scope = a.scope AND r.article = a.key AND r.number = a.current';

export const toArticle = (row: ArticleRow): StoredArticle => ({
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
  boilerplate: decodeSpans(row.boilerplate),
  // An earlier revision may be claimed although the article has been fetched since.
  urls: isClaimed(row.provenance) ? [] : row.urls,
  words: row.words,
  provenance: row.provenance,
  claimedUrl: row.claimed_url,
});

/** The searched revisions of the articles of these keys, in their order. */
export const currentRows = (
  session: Session,
  scope: number,
  keys: readonly number[],
): Promise<ArticleRow[]> =>
  session.rows<ArticleRow>(
    `SELECT ${ARTICLE_COLUMNS} FROM unnest($2::bigint[]) WITH ORDINALITY k (key, at)
     JOIN article a ON a.scope = $1 AND a.key = k.key JOIN scope s ON s.key = a.scope
     JOIN revision r ON r.scope = a.scope AND r.article = a.key AND r.number = a.current ORDER BY k.at`,
    scope,
    keys,
  );
