import { UserError } from '../../../domain/errors.js';
import { sha256 } from '../../../domain/ids.js';
import type { PassedOver, PassOverReason } from '../../../domain/passed-over.js';
import { parseDate } from '../../../text/dates/parse-date.js';
import { parseUrl } from '../../../text/parse-url.js';
import { cleanUrl } from '../../fetch/canonical-url.js';
import { feedErrors } from '../errors.js';
import { type EntryContent, MIN_ENTRY_WORDS, MIN_POST_WORDS } from './entry-content.js';
import { longestText, plainLine, wordsOf } from './entry-text.js';
import { parseRawFeed, type RawEntry, type RawFeed } from './raw-feed.js';
import { wholePart } from './whole-part.js';

/** Maximum number of entries per fetch, the newest first. */
const MAX_ENTRIES = 1000;
const MAX_TITLE_CHARS = 200;
const MAX_AUTHOR_CHARS = 100;
/** The declaration of the base address is in the first tags. */
const HEAD_CHARS = 5000;
const XML_BASE_RE = /<(?:rss|channel|rdf:rdf)\s[^<>]*?\bxml:base\s*=\s*["']([^"'<>]+)["']/i;
/** "Chips < 3": what begins no tag. */
const STRAY_BRACKET_RE = /<(?![\p{L}_:/!?])/gu;
const ORIGINAL_LINK_RE =
  /<feedburner:origlink\b[^<>]*>\s*(?:<!\[CDATA\[\s*)?([^<>"\]\s]+)\s*(?:\]\]>\s*)?<\/feedburner:origlink\s*>/gi;

export interface FeedEntry {
  /** The feed's id for it, else its link; with its link if the feed gives the same id to several entries. */
  readonly id: string;
  /** What its id was if the feed gave it to several entries earlier; null if it does now. */
  readonly formerId: string | null;
  /** Of its page; of an entry without one, of its audio or video, else of the feed, with a fragment. */
  readonly url: string;
  /** True if `url` was given as the link of the entry. */
  readonly isLinked: boolean;
  /** Fingerprint that changes with the entry: URL, title, dates and words, without markup. */
  readonly fingerprint: string;
  readonly content: EntryContent;
}

export interface ParsedFeed {
  readonly title: string | null;
  /** The newest first, by their dates if those say that the feed lists the oldest first. */
  readonly entries: readonly FeedEntry[];
  readonly passedOver: readonly PassedOver[];
  /** True if the feed ends in the middle: only its whole entries are here. */
  readonly isCutOff: boolean;
  /** Minimum minutes between polls that the feed asks for; null if unspecified. */
  readonly minIntervalMinutes: number | null;
}

/**
 * Parses RSS, Atom, RDF and JSON Feed.
 * @param url The URL of the feed, for relative links and messages.
 * @throws UserError `feed.invalid`.
 */
export function parseFeed(url: string, text: string): ParsedFeed {
  const { feed, isCutOff } = rawFeedOf(url, withOriginalLinks(text));
  const base = baseOf(url, feed, text);
  const entries = feed.entries.map((entry) => entryOf(url, base, entry));
  const readable = newestFirst(entries.filter((entry) => entry !== null));
  const kept = withUniqueIds(readable.slice(0, MAX_ENTRIES));
  const { minIntervalMinutes: minutes } = feed;
  return {
    title: plainLine(feed.title, MAX_TITLE_CHARS),
    minIntervalMinutes: minutes !== undefined && minutes > 0 ? minutes : null,
    entries: kept,
    isCutOff,
    passedOver: counted({
      'no-text': entries.length - readable.length,
      'too-many': Math.max(0, readable.length - MAX_ENTRIES),
    }),
  };
}

const counted = (counts: Partial<Record<PassOverReason, number>>): PassedOver[] =>
  Object.entries(counts).flatMap(([reason, count]) =>
    count > 0 ? [{ reason: reason as PassOverReason, count }] : [],
  );

function rawFeedOf(url: string, text: string): { feed: RawFeed; isCutOff: boolean } {
  try {
    return { feed: parseRawFeed(text), isCutOff: false };
  } catch (error) {
    const mended = text.replace(STRAY_BRACKET_RE, '&lt;');
    const whole = readable(mended);
    const feed = whole ?? readable(wholePart(mended));
    if (feed === null) throw feedErrors.notAFeed({ url }, { cause: error });
    return { feed, isCutOff: whole === null };
  }
}

/** Null for a text that is no feed. */
function readable(text: string | null): RawFeed | null {
  try {
    return text === null ? null : parseRawFeed(text);
  } catch {
    return null;
  }
}

/** What FeedBurner calls the original link, as a link that the parser knows. */
const withOriginalLinks = (text: string): string =>
  text.replace(
    ORIGINAL_LINK_RE,
    '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="canonical" href="$1"/>',
  );

/** The base of relative links: what the feed declares; else its site, where the format has no rule; else its URL. */
function baseOf(url: string, feed: RawFeed, text: string): string {
  const declared = feed.base ?? XML_BASE_RE.exec(text.slice(0, HEAD_CHARS))?.[1];
  return resolved(declared, url) ?? resolved(feed.site, url) ?? url;
}

/** Null unless it is the address of a web page. */
function resolved(written: string | undefined, base: string): string | null {
  const trimmed = written?.trim();
  const url = trimmed ? parseUrl(trimmed, base) : null;
  if (url === null) return null;
  const { protocol, href } = url;
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Null for an entry without a page and without enough text. */
function entryOf(feedUrl: string, feedBase: string, entry: RawEntry): FeedEntry | null {
  const base = resolved(entry.base, feedBase) ?? feedBase;
  const link = linkTo(entry.links, base);
  const title = plainLine(entry.title, MAX_TITLE_CHARS);
  const isPost = title === null;
  const { html, words } = longestText(entry.texts);
  const hasText = words >= (isPost ? MIN_POST_WORDS : MIN_ENTRY_WORDS);
  if (link === null && !hasText) return null;
  const isWhole = link === null || isPost || entry.kind !== 'story';
  const url =
    link ?? linkTo([entry.media], base) ?? fragmentOf(feedUrl, entry.id ?? entry.content.join('\n'));
  return {
    id: entry.id ?? url,
    formerId: null,
    url,
    isLinked: link !== null,
    fingerprint: [url, ...entry.content.map(wordsOf)].join('\n'),
    content: {
      hasPage: !(isWhole && hasText),
      title,
      author: plainLine({ value: entry.author, isHtml: true }, MAX_AUTHOR_CHARS),
      publishedAt: firstOf(entry.dates, (date) => (date === undefined ? null : parseDate(date))),
      html: hasText ? html : null,
    },
  };
}

const linkTo = (links: readonly (string | undefined)[], base: string): string | null =>
  firstOf(links, (link) => {
    const href = resolved(link, base);
    try {
      return href === null ? null : cleanUrl(href);
    } catch (error) {
      if (error instanceof UserError) return null;
      throw error;
    }
  });

function firstOf<Given, Result>(all: readonly Given[], read: (one: Given) => Result | null): Result | null {
  for (const one of all) {
    const result = read(one);
    if (result !== null) return result;
  }
  return null;
}

/** The address of an entry that has no other: that of its feed, with a fragment of its own. */
function fragmentOf(feedUrl: string, id: string): string {
  const url = new URL(feedUrl);
  url.hash = `entry-${sha256(id).slice(0, 16)}`;
  return url.href;
}

/** Most feeds list the newest entry first; some the oldest, which their dates show. */
function newestFirst(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  const dates = entries.flatMap(({ content }) => content.publishedAt ?? []);
  let balance = 0;
  for (let at = 1; at < dates.length; at++) balance += Math.sign(dates[at]!.localeCompare(dates[at - 1]!));
  return balance > 0 ? entries.toReversed() : entries;
}

/** Tells entries with the same id apart by their links, and by their words if those are the same too. */
function withUniqueIds(entries: readonly FeedEntry[]): FeedEntry[] {
  const withLink = ({ id, url }: FeedEntry): string => (id === url ? id : `${id}\n${url}`);
  const ids = countsOf(entries.map(({ id }) => id));
  const links = countsOf(entries.map(withLink));
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const isShared = ids.get(entry.id)! > 1;
    const isDoubled = links.get(withLink(entry))! > 1;
    const id = isDoubled ? `${withLink(entry)}\n${entry.fingerprint}` : isShared ? withLink(entry) : entry.id;
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ ...entry, id, formerId: isShared ? null : withLink(entry) }];
  });
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
