/** The feeds of all formats in one form, with what their entries say as it is written. */
import { detectRssFeed, parseFeed as parse } from 'feedsmith';
import { personName, withPeopleAsCreators } from './rss-person.js';

const MINUTES_PER_PERIOD: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

export interface Markup {
  readonly value: string | undefined;
  readonly isHtml: boolean;
}

export interface RawEntry {
  readonly id: string | undefined;
  /** Where it may lead, the best first; relative links are possible. */
  readonly links: readonly (string | undefined)[];
  /** For relative links: of the entry alone, relative itself to that of the feed. */
  readonly base: string | undefined;
  /** Of an audio or video file. */
  readonly media: string | undefined;
  /** `video` and `episode`: its page shows a player; the text is in the feed. */
  readonly kind: 'story' | 'video' | 'episode';
  readonly title: Markup;
  readonly author: string | undefined;
  readonly dates: readonly (string | undefined)[];
  readonly texts: readonly Markup[];
  /** What the fingerprint of the entry is made of. */
  readonly content: readonly (string | undefined)[];
}

export interface RawFeed {
  readonly title: Markup;
  readonly base: string | undefined;
  /** The site's own address, for relative links of formats without a rule for them. */
  readonly site: string | undefined;
  readonly minIntervalMinutes: number | undefined;
  readonly entries: readonly RawEntry[];
}

type Parsed = ReturnType<typeof parse>;
type FeedOf<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

/** @throws Error if the text is not a feed. */
export function parseRawFeed(text: string): RawFeed {
  const { format, feed } = parse(detectRssFeed(text) ? withPeopleAsCreators(text) : text);
  return READERS[format](feed as never);
}

const html = (value: string | undefined): Markup => ({ value, isHtml: true });
const plain = (value: string | undefined): Markup => ({ value, isHtml: false });
/** The type of an Atom text is `text` by default. */
const atomText = (text: { value?: string; type?: string } | undefined): Markup => ({
  value: text?.value,
  isHtml: /html/i.test(text?.type ?? ''),
});

const READERS: { readonly [Format in Parsed['format']]: (feed: FeedOf<Format>) => RawFeed } = {
  rss: ({ title, link, ttl, sy, items = [] }) => ({
    title: html(title),
    base: undefined,
    site: link,
    minIntervalMinutes: ttl ?? minutesOf(sy),
    entries: items.map((item) => ({
      id: item.guid?.value,
      links: [canonical(item.atom?.links), item.link, alternate(item.atom?.links), permalink(item.guid)],
      base: item.xml?.base,
      media: mediaOf(item.enclosures),
      kind: item.itunes && mediaOf(item.enclosures) !== undefined ? 'episode' : 'story',
      title: html(item.title),
      author: named(item.dcterms?.creators?.map(personName)) ?? named(item.dc?.creators),
      dates: [item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.atom?.updated] as DateStrings,
      texts: [
        html(item.content?.encoded),
        html(item.description),
        html(item.itunes?.summary),
        ...mediaTexts(item.media),
      ],
      content: [
        item.title,
        item.pubDate as string | undefined,
        item.atom?.updated as string | undefined,
        item.description,
        item.content?.encoded,
      ],
    })),
  }),
  atom: ({ title, sy, xml, entries = [] }) => ({
    title: atomText(title),
    base: xml?.base,
    site: undefined,
    minIntervalMinutes: minutesOf(sy),
    entries: entries.map((entry) => ({
      id: entry.id,
      links: [canonical(entry.links), alternate(entry.links), webAddress(entry.id)],
      base: entry.xml?.base,
      media: mediaOf(entry.links?.filter(({ rel }) => isRel(rel, 'enclosure'))),
      kind: entry.yt?.videoId === undefined ? 'story' : 'video',
      title: atomText(entry.title),
      author: named(entry.authors?.map(({ name }) => name)),
      dates: [entry.published, entry.updated] as DateStrings,
      texts: [
        // Content of another type is a file, or elsewhere.
        ...(/^(?:text|html|xhtml|text\/\w+)?$/i.test(entry.content?.type ?? '')
          ? [atomText(entry.content)]
          : []),
        atomText(entry.summary),
        ...mediaTexts(entry.media),
      ],
      content: [
        entry.title?.value,
        entry.updated as string | undefined,
        entry.summary?.value,
        entry.content?.value,
      ],
    })),
  }),
  rdf: ({ title, link, sy, items = [] }) => ({
    title: html(title),
    base: undefined,
    site: link,
    minIntervalMinutes: minutesOf(sy),
    entries: items.map((item) => ({
      id: item.rdf?.about,
      links: [canonical(item.atom?.links), item.link, item.rdf?.about],
      base: undefined,
      media: undefined,
      kind: 'story',
      title: html(item.title),
      author: named(item.dc?.creators),
      dates: (item.dc?.dates ?? []) as DateStrings,
      texts: [html(item.content?.encoded), html(item.description)],
      content: [item.title, item.description, ...((item.dc?.dates ?? []) as string[])],
    })),
  }),
  json: ({ title, home_page_url, items = [] }) => ({
    title: plain(title),
    base: undefined,
    site: home_page_url,
    minIntervalMinutes: undefined,
    entries: items.map((item) => ({
      id: item.id,
      links: [item.url, item.external_url, webAddress(item.id)],
      base: undefined,
      media: mediaOf(item.attachments?.map(({ url, mime_type }) => ({ url, type: mime_type }))),
      kind: 'story',
      title: plain(item.title),
      author: named(item.authors?.map(({ name }) => name)),
      dates: [item.date_published, item.date_modified] as DateStrings,
      texts: [html(item.content_html), plain(item.content_text), plain(item.summary)],
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

const MAX_AUTHORS = 10;

/** The names of all authors, each once, separated by commas; undefined if there are none. */
function named(names: readonly (string | undefined)[] | undefined): string | undefined {
  const known = new Set((names ?? []).flatMap((name) => name?.trim() || []));
  return known.size === 0 ? undefined : [...known].slice(0, MAX_AUTHORS).join(', ');
}

type DateStrings = readonly (string | undefined)[];
interface Link {
  readonly href?: string;
  readonly rel?: string;
}

const isRel = (rel: string | undefined, wanted: string): boolean => rel?.trim().toLowerCase() === wanted;
const canonical = (links: readonly Link[] | undefined): string | undefined =>
  links?.find(({ rel }) => isRel(rel, 'canonical'))?.href;
const alternate = (links: readonly Link[] | undefined): string | undefined =>
  links?.find(({ rel }) => rel === undefined || isRel(rel, 'alternate'))?.href;
/** Without the attribute, many ids are no addresses, whatever the specification says. */
const permalink = (
  guid: { readonly value?: string; readonly isPermaLink?: boolean } | undefined,
): string | undefined => {
  if (guid?.isPermaLink === false) return undefined;
  return guid?.isPermaLink ? guid.value : webAddress(guid?.value);
};
const webAddress = (id: string | undefined): string | undefined =>
  id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;

interface File {
  readonly url?: string | undefined;
  readonly href?: string | undefined;
  readonly type?: string | undefined;
}

/** The address of the first audio or video file. */
const mediaOf = (files: readonly File[] | undefined): string | undefined => {
  const file = files?.find(({ type }) => /^(?:audio|video)\//i.test(type ?? ''));
  return file?.url ?? file?.href;
};

interface MediaDescription {
  readonly description?: { readonly value?: string; readonly type?: string };
}

function mediaTexts(
  media: (MediaDescription & { readonly groups?: readonly MediaDescription[] }) | undefined,
): Markup[] {
  return [media, ...(media?.groups ?? [])].map((part) => atomText(part?.description));
}

/** Minutes between updates by the syndication module: a period and the updates in it. */
function minutesOf(
  sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined,
): number | undefined {
  const period = MINUTES_PER_PERIOD[sy?.updatePeriod ?? ''];
  return period && period / Math.max(1, sy?.updateFrequency ?? 1);
}
