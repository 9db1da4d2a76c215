/** Finds the article that a fetched text is a later version of. */
import type Database from 'better-sqlite3';
import type { Scope } from '../../../domain/scope.js';
import { otherPages } from '../../articles/page-addresses.js';
import {
  addressRanges,
  isLike,
  isVersionAt,
  isVersionOf,
  MAX_CANDIDATES,
  type StoredText,
} from '../../articles/page-versions.js';
import { pageOf, urlVariants } from '../../articles/url-variants.js';
import type { TextIdentity } from '../../ports/article-store.js';
import { sentencesOf } from '../search/passage-queries.js';
import { rowsOfArticle } from './url-aliases.js';

interface Candidate {
  readonly key: number;
  readonly id: string;
  readonly url: string;
  readonly aliasOf: number | null;
}

const CANDIDATES = `SELECT a.key, a.id, u.url, u.alias_of AS aliasOf FROM url u
  JOIN article a ON a.key = u.article JOIN scope s ON s.key = u.scope
  WHERE s.name = ? AND a.current IS NOT NULL AND`;

/** The text without the address that its page only declares, if another article that does not read alike has it. */
export function withOwnUrls<T extends TextIdentity>(db: Database.Database, scope: Scope, text: T): T {
  const [declared, ...fetched] = text.urls;
  if (!text.isDeclaredUrl || declared === undefined || fetched.length === 0) return text;
  const stored = storedAt(db, scope, declared);
  if (!stored || fetched.some((url) => storedAt(db, scope, url)?.key === stored.key)) return text;
  return isLike(currentText(db, stored.key), text) ? text : { ...text, urls: fetched, isDeclaredUrl: false };
}

/**
 * The searched article of the page that a text was fetched from: the one that has the page's own address, unless it
 * was read at other pages too and does not read alike; else one that has an address that led to the page, or another
 * address of the page, and reads alike.
 */
export function articleOfPage(db: Database.Database, scope: Scope, text: TextIdentity): string | undefined {
  const [ownUrl, ...others] = text.urls;
  if (ownUrl === undefined) return undefined;
  const own = storedAt(db, scope, ownUrl);
  if (own?.aliasOf === null && otherPages(rowsOfArticle(db, own.key), text.urls).length === 0) return own.id;
  if (own?.aliasOf === null) return isLike(currentText(db, own.key), text) ? own.id : undefined;
  const leading = [own, ...others.map((url) => storedAt(db, scope, url))].filter(
    (candidate) => candidate !== undefined,
  );
  const alike = leading.find(({ key }) => isVersionOf(currentText(db, key), text));
  return alike?.id ?? otherAddress(db, scope, ownUrl, text)?.id;
}

const storedAt = (db: Database.Database, scope: Scope, url: string): Candidate | undefined =>
  db
    .prepare<[string, string], Candidate>(
      `${CANDIDATES} u.url IN (SELECT value FROM json_each(?)) ORDER BY u.key LIMIT 1`,
    )
    .get(scope, JSON.stringify(urlVariants(url)));

/** A stored address of the same site and path. */
function otherAddress(
  db: Database.Database,
  scope: Scope,
  url: string,
  text: TextIdentity,
): Candidate | undefined {
  const page = pageOf(url);
  if (page === null) return undefined;
  const within = db.prepare<[string, string, string, number], Candidate>(
    `${CANDIDATES} u.url >= ? AND u.url < ? ORDER BY u.key DESC LIMIT ?`,
  );
  for (const [from, to] of addressRanges(page)) {
    for (const candidate of within.all(scope, from, to, MAX_CANDIDATES)) {
      if (isVersionAt(page, candidate.url, currentText(db, candidate.key), text)) return candidate;
    }
  }
  return undefined;
}

function currentText(db: Database.Database, article: number): StoredText {
  const current = db
    .prepare<[number], { title: string; text: string }>(
      'SELECT r.title, r.text FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?',
    )
    .get(article)!;
  return { ...current, sentences: sentencesOf(db, article) };
}
