/** Links to pages, and those that scroll to a quote: https://wicg.github.io/scroll-to-text-fragment/ */

import type { Span } from '../../../domain/article.js';
import { parseUrl } from '../../../text/parse-url.js';
import { MAX_BUTTON_URL_CHARS } from '../discord-limits.js';

/** Longer quotes are named by their first and last words. */
const MAX_WHOLE_WORDS = 12;
const EDGE_WORDS = 5;
/** Segmenting is slow, so only this much of each end of a quote is searched for words. */
const EDGE_CHARS = 400;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The text directive, without `#`; undefined if the quote has no words, or words longer than `EDGE_CHARS`. */
export function textDirective(quote: string): string | undefined {
  const words = wordsIn(quote.slice(0, EDGE_CHARS), 0);
  const lastWords = wordsIn(quote.slice(-EDGE_CHARS), Math.max(0, quote.length - EDGE_CHARS));
  const [first] = words;
  const last = lastWords.at(-1);
  if (!first || !last) return undefined;
  if (quote.length <= EDGE_CHARS && words.length <= MAX_WHOLE_WORDS) {
    return `:~:text=${encode(quote.slice(first.start, last.end))}`;
  }
  const startEnd = words[EDGE_WORDS - 1];
  const endStart = lastWords.at(-EDGE_WORDS);
  if (!startEnd || !endStart) return undefined;
  const start = quote.slice(first.start, startEnd.end);
  const end = quote.slice(endStart.start, last.end);
  return `:~:text=${encode(start)},${encode(end)}`;
}

/** `url` with a text fragment for `quote`; `url` itself if there is no directive or the link would be too long. */
export function deepLink(url: string, quote: string, maxChars = MAX_BUTTON_URL_CHARS): string {
  const directive = textDirective(quote);
  const [page = url] = url.split(':~:', 1);
  const linked = `${page}${page.includes('#') ? '' : '#'}${directive}`;
  return directive === undefined || linked.length > maxChars ? url : linked;
}

/** What an address may have that is no markup of Discord's, ends no link and is no command in code. */
const MARKUP_IN_ADDRESS_RE = /[^\w\-./:?#&=%+,;@!$'{}^]/g;
/** Names and numbers of hosts. Others resolve, too: "a**b.example". */
const HOST_RE = /^[\w.:[\]-]+$/;

/** An http or https URL without characters that would be markup inside or end a markdown link; undefined for others. */
export function webAddress(url: string | null): string | undefined {
  const parsed = url === null ? null : parseUrl(url);
  if (parsed === null) return undefined;
  const { protocol, host, pathname, search, hash } = parsed;
  if ((protocol !== 'https:' && protocol !== 'http:') || !HOST_RE.test(host)) return undefined;
  return `${protocol}//${host}${(pathname + search + hash).replace(MARKUP_IN_ADDRESS_RE, percentEncoded)}`;
}

const percentEncoded = (char: string): string =>
  `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function wordsIn(text: string, offset: number): Span[] {
  return [...segmenter.segment(text)]
    .filter((segment) => segment.isWordLike)
    .map(({ index, segment }) => ({ start: offset + index, end: offset + index + segment.length }));
}

/** Percent-encoded, including "-" (part of the directive's syntax) and characters that end a markdown link. */
function encode(text: string): string {
  return encodeURIComponent(
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/\p{Cs}/gu, '\ufffd'),
  ).replace(/[-!'()*_~]/g, percentEncoded);
}
