/** Finds the article that a fetched text is a later version of. */

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
import type { Session } from '../connection/session.js';
import { sentencesByArticle } from '../search/passage-queries.js';
import { CURRENT } from './article-rows.js';
import { hashIn, rowsOfArticle } from './url-aliases.js';

interface Candidate {
  readonly key: number;
  readonly id: string;
  readonly url: string;
  readonly aliasOf: number | null;
}

const CANDIDATES = `SELECT a.key, a.id, u.url, u.alias_of AS "aliasOf" FROM url u
  JOIN article a ON a.scope = u.scope AND a.key = u.article WHERE u.scope = $1 AND a.current IS NOT NULL AND`;

/** The text without the address that its page only declares, if another article that does not read alike has it. */
export async function withOwnUrls<T extends TextIdentity>(
  session: Session,
  scope: number,
  text: T,
): Promise<T> {
  const [declared, ...fetched] = text.urls;
  if (!text.isDeclaredUrl || declared === undefined || fetched.length === 0) return text;
  const stored = await storedAt(session, scope, declared);
  if (!stored) return text;
  for (const url of fetched) {
    if ((await storedAt(session, scope, url))?.key === stored.key) return text;
  }
  if (isLike(await currentText(session, scope, stored.key), text)) return text;
  return { ...text, urls: fetched, isDeclaredUrl: false };
}

/**
 * The searched article of the page that a text was fetched from: the one that has the page's own address, unless it
 * was read at other pages too and does not read alike; else one that has an address that led to the page, or another
 * address of the page, and reads alike.
 */
export async function articleOfPage(
  session: Session,
  scope: number,
  text: TextIdentity,
): Promise<string | undefined> {
  const [ownUrl, ...others] = text.urls;
  if (ownUrl === undefined) return undefined;
  const own = await storedAt(session, scope, ownUrl);
  if (own?.aliasOf === null) {
    const others = otherPages(await rowsOfArticle(session, scope, own.key), text.urls);
    if (others.length === 0) return own.id;
    return isLike(await currentText(session, scope, own.key), text) ? own.id : undefined;
  }
  if (own && isVersionOf(await currentText(session, scope, own.key), text)) return own.id;
  for (const url of others) {
    const leading = await storedAt(session, scope, url);
    if (leading && isVersionOf(await currentText(session, scope, leading.key), text)) return leading.id;
  }
  return (await otherAddress(session, scope, ownUrl, text))?.id;
}

async function storedAt(session: Session, scope: number, url: string): Promise<Candidate | undefined> {
  const [first] = await session.rows<Candidate>(
    `${CANDIDATES} ${hashIn('u.hash', '$2')} ORDER BY u.key LIMIT 1`,
    scope,
    urlVariants(url),
  );
  return first;
}

/** A stored address of the same site and path. */
async function otherAddress(
  session: Session,
  scope: number,
  url: string,
  text: TextIdentity,
): Promise<Candidate | undefined> {
  const page = pageOf(url);
  if (page === null) return undefined;
  const sharing = await session.rows<Candidate>(
    `${CANDIDATES} u.page = (SELECT page_of($2)) ORDER BY u.key DESC`,
    scope,
    url,
  );
  for (const [from, to] of addressRanges(page)) {
    const within = sharing.filter((candidate) => candidate.url >= from && candidate.url < to);
    for (const candidate of within.slice(0, MAX_CANDIDATES)) {
      if (isVersionAt(page, candidate.url, await currentText(session, scope, candidate.key), text))
        return candidate;
    }
  }
  return undefined;
}

async function currentText(session: Session, scope: number, article: number): Promise<StoredText> {
  const [current] = await session.rows<{ title: string; text: string }>(
    `SELECT r.title, r.text FROM ${CURRENT} WHERE a.scope = $1 AND a.key = $2`,
    scope,
    article,
  );
  const sentences = await sentencesByArticle(session, scope, [article]);
  return { ...current!, sentences: sentences.get(article)! };
}
