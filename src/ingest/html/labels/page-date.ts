import type { IsoDate } from '../../../domain/article.js';
import { dayOf } from '../../../domain/dates.js';
import { DAY_MS, HOUR_MS } from '../../../domain/units.js';
import { parseDate } from '../../../text/dates/parse-date.js';
import { plausibleDate } from '../../../text/dates/plausible-date.js';
import { type DateStyle, daysIn, numericOrder } from '../../../text/dates/written-days.js';
import type { PageDocument, PageElement } from '../dom.js';
import {
  isDateLabel,
  isPublishedLabel,
  isSectionHeading,
  isUpdateLabel,
  publishedDays,
  shownDays,
  timesIn,
} from './date-lines.js';
import type { MetaElements } from './meta-elements.js';
import { type Block, ownElements, readBlocks } from './page-blocks.js';
import { afterStart, type PageParts, pageParts, wordCount } from './page-parts.js';
import type { HiddenNodes } from './shown-text.js';
import { dayInUrl, orderInUrl } from './url-day.js';

/** Names of meta elements without punctuation, most reliable first. */
const META_NAMES =
  'articlepublishedtime ogarticlepublishedtime datepublished articlepublished ogpublishedtime publishedtime rnewsdatepublished dcdateissued dctermsissued dcissued parselypubdate sailthrudate pubdate ogpubdate publishdate publishtime publisheddate publicationdate datepublication articlepublicationdate articlepublishdate articledateoriginal originalpublicationdate citationpublicationdate citationonlinedate citationdate cxenseparserecspublishtime dcdatecreated dctermscreated dccreated datecreated created isodatetime'.split(
    ' ',
  );
/** On many sites the date of the last change. */
const WEAK_META_NAMES = ['dcdate', 'dctermsdate', 'date'];
/** Other names that say the same: "bt:pubDate", "shareaholic:article_published_time", "vr:published". */
const PUBLISHED_NAME_RE =
  /(?:pub(?:lish(?:ed)?|lication)?(?:date|time|on|at)|datepub|published|releasedate|posteddate|dateposted)/;
const OTHER_NAME_RE =
  /modif|updat|revis|expir|valid|event|start|end(?:date|time)|last|unpub|publisher|status|by$/;

/** Classes and ids of elements that show a date of publication. */
const DATE_NAME_RE =
  /(?<!up|can|vali|man|last-?)date(?!d)|datum|fecha|timestamp|publish|publication|posted|submitted|created|erstell|byline|(?:post|entry|article|story|asset|blog)[-_]?(?:meta|info|detail|time)/i;
/** The same below the text, where comments and other stories have dates too. */
const OWN_DATE_NAME_RE =
  /publish|publication|byline|dateline|(?:post|entry|article|story|asset|blog|news)[-_]{0,2}(?:date|meta|info|detail|time)/i;
const MAX_LABEL_WORDS = 3;
const MAX_TITLE_CHARS = 500;
const MAX_DECLARED_CHARS = 60;
const LATEST_OFFSET_MS = 14 * HOUR_MS;
const EARLIEST_OFFSET_MS = 12 * HOUR_MS;

const MARKED_DATES = '[itemprop~="datePublished"], [property~="datePublished"], [itemprop~="uploadDate"]';

export interface PageDateSources {
  /** Of the page's own description in JSON-LD, most reliable first. */
  readonly described: readonly (string | undefined)[];
  readonly meta: MetaElements;
  readonly title: string | null;
  readonly urls: readonly string[];
  /** BCP 47 tag. */
  readonly language: string | null;
  readonly now: Date;
  readonly hidden: HiddenNodes;
}

/**
 * The date of publication: as the page declares it, else from the `<time>` of its headline, its address, or the line
 * with its date. A time in UTC gives way to the day that the page itself shows, if that is the same moment elsewhere.
 */
export function readPublishDate(document: PageDocument, sources: PageDateSources): IsoDate | null {
  const { urls, language, now } = sources;
  const { blocks, parts } = readParts(document, sources);
  const order =
    urls.map(orderInUrl).find((found) => found !== null) ?? numericOrder(blocks.map(({ text }) => text));
  const style = { language, order };
  const read = (written: string): IsoDate[] => {
    const date = plausibleDate(parseDate(written, style) ?? onlyDayIn(written, style), now);
    return date === null ? [] : [date];
  };
  const head = [...parts.above, ...parts.below];
  const declared = declaredDates(document, sources).flatMap(read);
  const weak = WEAK_META_NAMES.flatMap((name) => sources.meta.get(name) ?? []).flatMap(read);
  const times = timesIn(head, style).flatMap(read);
  const inUrls = urls.flatMap((url) => dayInUrl(url, style) ?? []).filter((day) => plausibleDate(day, now));
  const shown = shownDays(head, style).flatMap(read);
  const first =
    declared[0] ??
    times[0] ??
    inUrls[0] ??
    publishedDays(head, style).flatMap(read)[0] ??
    weak[0] ??
    shown[0] ??
    labelledDate(parts, style, read) ??
    titleDays(document, style).flatMap(read)[0] ??
    onlyDate(afterStart(parts.opening), style, read);
  return first === undefined
    ? null
    : atPlace(first, [...declared, ...weak, ...times], [...inUrls, ...publishedDays(head, style)]);
}

/**
 * A day with the time that is declared elsewhere; a time in UTC with the offset that the page gives it elsewhere, or the
 * day that the page shows for it.
 */
function atPlace(date: IsoDate, declared: readonly IsoDate[], days: readonly IsoDate[]): IsoDate {
  if (!date.includes('T'))
    return declared.find((other) => other.includes('T') && dayOf(other) === date) ?? date;
  if (!date.endsWith('Z')) return date;
  const time = Date.parse(date);
  const local = declared.find(
    (other) => other.includes('T') && !other.endsWith('Z') && Math.abs(Date.parse(other) - time) < HOUR_MS,
  );
  if (local !== undefined) return local;
  const shown = [...days, ...declared.filter((other) => !other.includes('T'))].map(dayOf);
  const isHere = (day: string): boolean => {
    const start = Date.parse(day);
    return time + LATEST_OFFSET_MS >= start && time - EARLIEST_OFFSET_MS < start + DAY_MS;
  };
  return shown.includes(dayOf(date)) ? date : (shown.find(isHere) ?? date);
}

/** A heading with a day below the headline is about that day. */
function readParts(
  document: PageDocument,
  { title, hidden }: PageDateSources,
): { readonly blocks: readonly Block[]; readonly parts: PageParts } {
  const blocks = readBlocks(document.body, title, hidden).map((block, at, all) =>
    at > 0 && isUpdateLabel(all[at - 1]!) ? { ...block, isUpdate: true } : block,
  );
  const parts = pageParts(blocks, title);
  const isAboutDay = (block: Block): boolean => isSectionHeading(block) && !DATE_NAME_RE.test(block.names);
  const topics = new Set(parts.below.filter(isAboutDay));
  const without = (part: readonly Block[]): Block[] => part.filter((block) => !topics.has(block));
  return { blocks, parts: { ...parts, below: without(parts.below), opening: without(parts.opening) } };
}

function declaredDates(
  document: PageDocument,
  { described, meta, title, hidden }: PageDateSources,
): string[] {
  const named = META_NAMES.flatMap((name) => meta.get(name) ?? []);
  const others = [...meta.entries]
    .filter(([name]) => PUBLISHED_NAME_RE.test(name) && !OTHER_NAME_RE.test(name))
    .map(([, content]) => content);
  const marked = ownElements(document.body, MARKED_DATES, title, hidden).map(writtenIn);
  return [...described.flatMap((written) => written ?? []), ...named, ...others, ...marked];
}

/** `<abbr title>` says the whole of a date that it shows in short. */
const writtenIn = (element: PageElement): string =>
  element.getAttribute('datetime') ??
  element.getAttribute('content') ??
  (element.localName === 'abbr' ? element.getAttribute('title') : null) ??
  element.textContent;

/** The day of a date that is written in an unknown form: "18 November 2026 - 8:30 in the morning". */
function onlyDayIn(written: string, style: DateStyle): string | null {
  const days = written.length > MAX_DECLARED_CHARS ? [] : daysIn(written, style);
  return days.length === 1 ? days[0]!.day : null;
}

type Read = (written: string) => IsoDate[];

/**
 * The date in an element that is named for it or in a line that begins with a label; of several days, the article's.
 * Below the second paragraph, the label or the name must say that it is the publication.
 */
function labelledDate({ opening, rest }: PageParts, style: DateStyle, read: Read): IsoDate | undefined {
  const early = opening.filter(
    (block, at) =>
      block.times.length > 0 ||
      DATE_NAME_RE.test(block.names) ||
      isDateLabel(block.text) ||
      isLabelAlone(opening[at - 1]),
  );
  const late = rest.filter(
    (block, at) =>
      !block.isListed &&
      !block.isUpdate &&
      (isPublishedLabel(block.text) || isLabelAlone(rest[at - 1]) || OWN_DATE_NAME_RE.test(block.names)),
  );
  const inMain = early.filter((block) => block.inMain);
  return (
    [...timesIn(inMain, style), ...shownDays(inMain, style)].flatMap(read)[0] ??
    onlyDate(early, style, read) ??
    onlyDate(late, style, read)
  );
}

const isLabelAlone = (block: Block | undefined): boolean =>
  block !== undefined &&
  wordCount(block.text) <= MAX_LABEL_WORDS &&
  isDateLabel(block.text) &&
  !/\d/.test(block.text);

/** A part of the page's title: "Ministers sign pact | Sample Wire | 18.11.2026". */
const titleDays = (document: PageDocument, style: DateStyle): string[] =>
  (document.querySelector('title')?.textContent ?? '')
    .slice(0, MAX_TITLE_CHARS)
    .split(/ [|–—·-] /)
    .flatMap((part) => parseDate(part, style) ?? []);

/** The date if all lines with one show the same day. */
function onlyDate(blocks: readonly Block[], style: DateStyle, read: Read): IsoDate | undefined {
  const dates = blocks.flatMap((block) =>
    [...timesIn([block], style), ...shownDays([block], style)].flatMap(read),
  );
  return new Set(dates.map(dayOf)).size === 1 ? dates[0] : undefined;
}
