/** Decides whether a fetched text is a later version of an article that is stored. */
import { copiedShare, reportOf } from '../../text/same-story.js';
import { contentTerms } from '../../text/terms/tokens.js';
import type { TextIdentity } from '../ports/article-store.js';
import { addressesOf, type Page, pageOf } from './url-variants.js';

/**
 * An address that leads to another page than before shows a version of the same article if it repeats this share of
 * it. Different articles of one template repeat less, or differ in their numbers.
 */
const MIN_REPEATED = 0.3;
/** An address that differs from a stored one in its query needs more, and the same title. */
const MIN_REPEATED_ELSEWHERE = 0.5;
/** Shorter titles, such as that of a section, belong to many articles. */
const MIN_TITLE_TERMS = 3;
const MIN_COMMON_TITLE_TERMS = 0.6;
/** Stored addresses of one range that are compared. */
export const MAX_CANDIDATES = 10;

/** The searched revision of an article. */
export type StoredText = Pick<TextIdentity, 'title' | 'text' | 'sentences'>;

/** True for a text at an address that has led to the stored one. */
export const isVersionOf = (stored: StoredText, text: TextIdentity): boolean =>
  repeated(stored, text) >= MIN_REPEATED;

/** True for a text that may be a later version of the stored one, rewritten or under another title. */
export const isLike = (stored: StoredText, text: TextIdentity): boolean =>
  haveLikeTitles(stored, text) || isVersionOf(stored, text);

function haveLikeTitles(stored: StoredText, text: TextIdentity): boolean {
  const [one, other] = [contentTerms(stored.title), contentTerms(text.title)].map((terms) => new Set(terms));
  const common = [...one!].filter((term) => other!.has(term)).length;
  return common >= MIN_TITLE_TERMS && common >= Math.max(one!.size, other!.size) * MIN_COMMON_TITLE_TERMS;
}

/** True for a text of a page if the stored one is at another address of the same site and path, and reads alike. */
export function isVersionAt(page: Page, url: string, stored: StoredText, text: TextIdentity): boolean {
  const other = pageOf(url);
  if (other?.site !== page.site || other.path !== page.path) return false;
  if (stored.title.toLowerCase() !== text.title.toLowerCase()) return false;
  return repeated(stored, text) >= MIN_REPEATED_ELSEWHERE;
}

function repeated(stored: StoredText, { text, sentences }: StoredText): number {
  return copiedShare(reportOf(stored.text, stored.sentences, []), reportOf(text, sentences, []));
}

/** Where the other addresses of a page are in the order of code points: from one, up to but without another. */
export function addressRanges(page: Page): (readonly [from: string, to: string])[] {
  return addressesOf(page).flatMap((address) => [
    [address, `${address}\u0000`] as const,
    [`${address}?`, `${address}@`] as const,
    [`${address}.amp`, `${address}.amq`] as const,
    [`${address}/`, `${address}/\u0000`] as const,
    [`${address}/?`, `${address}/@`] as const,
    [`${address}/amp`, `${address}/amq`] as const,
  ]);
}
