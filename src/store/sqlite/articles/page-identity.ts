/** Decides whether a fetched text is a later version of an article that is stored. */
import type Database from 'better-sqlite3';
import type { Scope } from '../../../domain/scope.js';
import { copiedShare, reportOf } from '../../../text/same-story.js';
import type { TextIdentity } from '../../ports/article-store.js';
import { sentencesOf } from '../search/passage-queries.js';
import { addressesOf, pageOf, urlVariants } from './url-variants.js';

/**
 * An address that leads to another page than before shows a version of the same article if it repeats this share of
 * it. Different articles of one template repeat less, or differ in their numbers.
 */
const MIN_REPEATED = 0.3;
/** An address that differs from a stored one in its query needs more, and the same title. */
const MIN_REPEATED_ELSEWHERE = 0.5;
const MAX_CANDIDATES = 10;

interface Candidate {
  readonly key: number;
  readonly id: string;
  readonly url: string;
  readonly aliasOf: number | null;
}

const CANDIDATES = `SELECT a.key, a.id, u.url, u.alias_of AS aliasOf FROM url u
  JOIN article a ON a.key = u.article JOIN scope s ON s.key = u.scope
  WHERE s.name = ? AND a.current IS NOT NULL AND`;

/**
 * The searched article of the page that a text was fetched from: the one that has the page's own address; else one
 * that has an address that led to the page, or another address of the page, and reads alike.
 */
export function articleOfPage(db: Database.Database, scope: Scope, text: TextIdentity): string | undefined {
  const byUrl = db.prepare<[string, string], Candidate>(
    `${CANDIDATES} u.url IN (SELECT value FROM json_each(?)) ORDER BY u.key LIMIT 1`,
  );
  const stored = (url: string) => byUrl.get(scope, JSON.stringify(urlVariants(url)));
  const [ownUrl, ...others] = text.urls;
  if (ownUrl === undefined) return undefined;
  const own = stored(ownUrl);
  if (own?.aliasOf === null) return own.id;
  const leading = [own, ...others.map(stored)].filter((candidate) => candidate !== undefined);
  const alike = leading.find(({ key }) => repeated(db, key, text) >= MIN_REPEATED);
  return alike?.id ?? otherAddress(db, scope, ownUrl, text)?.id;
}

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
  for (const address of addressesOf(page)) {
    for (const [from, to] of [
      [address, `${address}\u0000`],
      [`${address}?`, `${address}@`],
      [`${address}.amp`, `${address}.amq`],
      [`${address}/`, `${address}/\u0000`],
      [`${address}/?`, `${address}/@`],
      [`${address}/amp`, `${address}/amq`],
    ] as const) {
      for (const candidate of within.all(scope, from, to, MAX_CANDIDATES)) {
        const other = pageOf(candidate.url);
        if (other?.site !== page.site || other.path !== page.path) continue;
        if (!hasTitle(db, candidate.key, text.title)) continue;
        if (repeated(db, candidate.key, text) >= MIN_REPEATED_ELSEWHERE) return candidate;
      }
    }
  }
  return undefined;
}

const currentText = (db: Database.Database, article: number) =>
  db
    .prepare<[number], { title: string; text: string }>(
      'SELECT r.title, r.text FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?',
    )
    .get(article)!;

const hasTitle = (db: Database.Database, article: number, title: string): boolean =>
  currentText(db, article).title.toLowerCase() === title.toLowerCase();

function repeated(db: Database.Database, article: number, { text, sentences }: TextIdentity): number {
  const stored = reportOf(currentText(db, article).text, sentencesOf(db, article), []);
  return copiedShare(stored, reportOf(text, sentences, []));
}
