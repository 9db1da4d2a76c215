import { generateOpml, parseOpml as parse } from 'feedsmith';
import type { ListedFeed } from '../../../domain/feed.js';
import { parseUrl } from '../../../text/parse-url.js';
import { feedErrors } from '../errors.js';

/** Feeds of one file; further ones are left out. */
export const MAX_LISTED_FEEDS = 1000;
const MAX_TITLE_CHARS = 200;
const TITLE = 'Feeds of Byline';
/** The generator refuses to write none. */
const EMPTY = `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head>\n    <title>${TITLE}</title>\n  </head>\n  <body/>\n</opml>\n`;

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly type?: string;
  readonly xmlUrl?: string;
  readonly url?: string;
  readonly outlines?: readonly Outline[];
}

/** The feeds that an OPML file lists, in its order, whatever folders they are in. */
export interface FeedList {
  /** Each address once. */
  readonly feeds: readonly ListedFeed[];
  /** Outlines with an address that stood before. */
  readonly repeated: number;
  /** Feeds beyond the limit. */
  readonly omitted: number;
}

/**
 * Parses OPML.
 * @param source Names the file in messages.
 * @throws UserError `feed.list-invalid`: not OPML, or without a feed.
 */
export function parseOpml(source: string, text: string): FeedList {
  const found = outlinesOf(source, text).flatMap(({ xmlUrl, url, type, title, text: label }) => {
    const address = xmlUrl ?? (/^(?:rss|atom)$/i.test(type ?? '') ? url : undefined);
    const name = (title ?? label)?.replace(/\s+/gu, ' ').trim().slice(0, MAX_TITLE_CHARS) || null;
    return address === undefined ? [] : [{ url: withoutFeedScheme(address.trim()), title: name }];
  });
  if (found.length === 0) throw feedErrors.notAList({ source });
  const unique = new Map<string, ListedFeed>();
  for (const feed of found) if (!unique.has(keyOf(feed.url))) unique.set(keyOf(feed.url), feed);
  const feeds = [...unique.values()];
  return {
    feeds: feeds.slice(0, MAX_LISTED_FEEDS),
    repeated: found.length - feeds.length,
    omitted: Math.max(0, feeds.length - MAX_LISTED_FEEDS),
  };
}

/** All outlines, those in folders too, in the order of the file. */
function outlinesOf(source: string, text: string): Outline[] {
  const all: Outline[] = [];
  try {
    const waiting = [...((parse(text).body?.outlines ?? []) as Outline[])].toReversed();
    for (let outline = waiting.pop(); outline; outline = waiting.pop()) {
      all.push(outline);
      for (const inner of [...(outline.outlines ?? [])].toReversed()) waiting.push(inner);
    }
  } catch (error) {
    // Also the RangeError of outlines nested without end.
    throw feedErrors.notAList({ source }, { cause: error });
  }
  return all;
}

/** "feed://example.org/rss" and "feed:https://example.org/rss" as some readers write. */
const withoutFeedScheme = (address: string): string =>
  address.replace(/^feed:\/\//i, 'http://').replace(/^feed:(?=https?:)/i, '');

const keyOf = (address: string): string => parseUrl(address)?.href ?? address;

/** Feeds as an OPML file. */
export function writeOpml(feeds: readonly ListedFeed[]): string {
  if (feeds.length === 0) return EMPTY;
  return generateOpml({
    head: { title: TITLE },
    body: {
      outlines: feeds.map(({ url, title }) => ({
        type: 'rss',
        text: visible(title ?? url),
        title: visible(title ?? url),
        xmlUrl: url,
      })),
    },
  });
}

/** XML has no place for control characters. */
const visible = (text: string): string => text.replace(/[^\P{Cc}\t]/gu, ' ');
