import { parseFeed as parse } from 'feedsmith';
import { UserError } from '../../domain/errors.js';
import { cleanUrl } from '../fetch/canonical-url.js';
import { feedErrors } from './errors.js';

/** Maximum number of entries per fetch, in the order of the feed. */
const MAX_ENTRIES = 1000;
const MAX_TITLE_CHARS = 200;
const MINUTES_PER_PERIOD: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

export interface FeedEntry {
  /** The feed's id for it, else its link. */
  readonly id: string;
  readonly url: string;
  /** Fingerprint that changes with the entry: URL, title, dates and words, without markup. */
  readonly fingerprint: string;
}

export interface ParsedFeed {
  readonly title: string | null;
  /** In the order of the feed, usually newest first; without entries that do not link to a web page. */
  readonly entries: readonly FeedEntry[];
  /** Minimum minutes between polls that the feed asks for; null if unspecified. */
  readonly minIntervalMinutes: number | null;
}

interface RawEntry {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly content: readonly (string | undefined)[];
}

type Parsed = ReturnType<typeof parse>;

/**
 * Parses RSS, Atom, RDF and JSON Feed.
 * @param url The URL of the feed, for relative links and messages.
 * @throws UserError `feed.invalid`.
 */
export function parseFeed(url: string, text: string): ParsedFeed {
  const parsed = parsedOf(url, text);
  const { title, minIntervalMinutes, entries } = READERS[parsed.format](parsed.feed as never);
  return {
    title: title?.replace(/\s+/gu, ' ').trim().slice(0, MAX_TITLE_CHARS) || null,
    minIntervalMinutes:
      minIntervalMinutes !== undefined && minIntervalMinutes > 0 ? minIntervalMinutes : null,
    entries: entries.slice(0, MAX_ENTRIES).flatMap((entry) => entryOf(url, entry)),
  };
}

function parsedOf(url: string, text: string): Parsed {
  try {
    return parse(text);
  } catch (error) {
    throw feedErrors.notAFeed({ url }, { cause: error });
  }
}

type FeedOf<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];
interface RawFeed {
  readonly title: string | undefined;
  readonly minIntervalMinutes: number | undefined;
  readonly entries: readonly RawEntry[];
}

const READERS: { readonly [Format in Parsed['format']]: (feed: FeedOf<Format>) => RawFeed } = {
  rss: ({ title, ttl, sy, items = [] }) => ({
    title,
    minIntervalMinutes: ttl ?? minutesOf(sy),
    entries: items.map((item) => ({
      id: item.guid?.value,
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      content: [
        item.title,
        item.pubDate as string | undefined,
        item.atom?.updated as string | undefined,
        item.description,
        item.content?.encoded,
      ],
    })),
  }),
  atom: ({ title, sy, entries = [] }) => ({
    title: title?.value,
    minIntervalMinutes: minutesOf(sy),
    entries: entries.map((entry) => ({
      id: entry.id,
      link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
      content: [
        entry.title?.value,
        entry.updated as string | undefined,
        entry.summary?.value,
        entry.content?.value,
      ],
    })),
  }),
  rdf: ({ title, sy, items = [] }) => ({
    title,
    minIntervalMinutes: minutesOf(sy),
    entries: items.map((item) => ({
      id: item.rdf?.about,
      link: item.link ?? item.rdf?.about,
      content: [item.title, item.description, ...((item.dc?.dates ?? []) as string[])],
    })),
  }),
  json: ({ title, items = [] }) => ({
    title,
    minIntervalMinutes: undefined,
    entries: items.map((item) => ({
      id: item.id,
      link: item.url ?? item.external_url,
      content: [
        item.title,
        (item.date_modified ?? item.date_published) as string | undefined,
        item.summary,
        item.content_text,
        item.content_html,
      ],
    })),
  }),
};

/** Minutes between updates by the syndication module: a period and the updates in it. */
function minutesOf(
  sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined,
): number | undefined {
  const period = MINUTES_PER_PERIOD[sy?.updatePeriod ?? ''];
  return period && period / Math.max(1, sy?.updateFrequency ?? 1);
}

function entryOf(feedUrl: string, { id, link, content }: RawEntry): FeedEntry[] {
  if (!link || !URL.canParse(link, feedUrl)) return [];
  const { protocol, href } = new URL(link, feedUrl);
  if (protocol !== 'http:' && protocol !== 'https:') return [];
  try {
    const url = cleanUrl(href);
    return [{ id: id ?? url, url, fingerprint: [url, ...content.map(wordsOf)].join('\n') }];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Without markup, since counters and tracking pixels change with every fetch. */
const wordsOf = (html: string | undefined): string =>
  (html ?? '')
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
