import type { IsoDate } from '../../../domain/article.js';
import { dayOf } from '../../../domain/dates.js';
import { DAY_MS, HOUR_MS } from '../../../domain/units.js';
import { parseDate } from '../../../text/dates/parse-date.js';
import { plausibleDate } from '../../../text/dates/plausible-date.js';
import { calendarDay, daysIn } from '../../../text/dates/written-days.js';
import type { PageDocument } from '../dom.js';
import type { MetaElements } from './meta-elements.js';
import { type Block, headBlocks, isProse, readBlocks, wordCount } from './page-blocks.js';

/** Names of meta elements without punctuation, most reliable first. */
const META_NAMES =
  'articlepublishedtime ogarticlepublishedtime datepublished articlepublished ogpublishedtime publishedtime rnewsdatepublished dcdateissued dctermsissued dcissued parselypubdate sailthrudate pubdate ogpubdate publishdate publishtime publisheddate publicationdate datepublication articlepublicationdate articlepublishdate articledateoriginal originalpublicationdate citationpublicationdate citationonlinedate citationdate cxenseparserecspublishtime dcdate dcdatecreated dctermscreated dctermsdate dccreated datecreated created isodatetime date'.split(
    ' ',
  );
/** Other names that say the same: "bt:pubDate", "shareaholic:article_published_time", "vr:published". */
const PUBLISHED_NAME_RE =
  /(?:pub(?:lish(?:ed)?|lication)?(?:date|time|on|at)|datepub|published|releasedate|posteddate|dateposted)/;
const OTHER_NAME_RE =
  /modif|updat|revis|expir|valid|event|start|end(?:date|time)|last|unpub|publisher|status|by$/;

/** Dates within an address: "/2026/11/18/", "/2026/3/4/", "/2026-11-18-", "/20261118/". */
const URL_DAY_RE = /[/_.-]((?:19|20)\d{2})(?:([/_-]?)([01]\d)\2([0-3]\d)|\/(\d{1,2})\/(\d{1,2}))(?=[/_.-]|$)/;
const URL_WORD_DAY_RE = /\/((?:19|20)\d{2})\/([a-z]{3})\/([0-3]?\d)\//i;

/** Classes and ids of elements that show a date of publication. */
const DATE_NAME_RE =
  /(?<!up|can|vali|man|last-?)date(?!d)|datum|fecha|timestamp|publish|publication|posted|submitted|created|erstell|byline|(?:post|entry|article|story|asset|blog)[-_]?(?:meta|info|detail|time)/i;
/** "(18.11.2026) The harbour council …" */
const OPENING_DAY_RE = /^\(([^()]{6,30})\) /;
/** "This entry was posted on 18 November 2026 at 8:30 and is filed under …" */
const POSTED_RE =
  /^(?:this (?:article|entry|post|story|page) (?:was|has been) (?:first |originally )?(?:posted|published|written|created|added)|diese[rs]? (?:artikel|beitrag|eintrag|text|meldung) (?:wurde|ist|erschien)|(?:cet|cette) (?:article|entrée|billet) a été (?:publié|posté)e?|esta entrada (?:fue|se) public\p{L}+)\b(.{1,80})/iu;
/** The same in words, at the start of a line. */
const DATE_LABEL_RE =
  /^\W{0,3}(?:date|datum|data|fecha|published|posted|publication date|first published|created|veröffentlicht|erschienen|erstellt|publié|publicado|pubblicato|publicerad|publisert|julkaistu|opublikowano|опубликовано|gepubliceerd|geplaatst)\b/iu;
/** Before a date that is not that of the publication. */
const UPDATED_RE =
  /(?:last |zuletzt )?(?:updated?|modified|edited|revised|corrected|aktualisiert|geändert|mis à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|oppdatert|uppdaterad|opdateret|обновлен[оа]?)(?:\W{0,3}\d{1,2}[:.]\d{2})?[^\d|·•]{0,30}$/iu;
/** What a line with a date consists of, besides the date and names. */
const MAX_LINE_WORDS = 16;
const MAX_LINE_CHARS = 300;
/** Words beside the date: "By Maren Holt and Tom Ash, Norrvik Wire staff". */
const MAX_OTHER_WORDS = 9;
/** A heading above the articles of a day: "Wednesday, 18 November 2026". */
const MAX_HEADING_WORDS = 2;
const MAX_TITLE_CHARS = 500;
const LATEST_OFFSET_MS = 14 * HOUR_MS;
const EARLIEST_OFFSET_MS = 12 * HOUR_MS;

export interface PageDateSources {
  /** Of the page's own description in JSON-LD, most reliable first. */
  readonly described: readonly (string | undefined)[];
  readonly meta: MetaElements;
  readonly title: string | null;
  readonly urls: readonly string[];
  /** BCP 47 tag. */
  readonly language: string | null;
  readonly now: Date;
}

/**
 * The date of publication: as the page declares it, else from the `<time>` of its headline, its address, or the line
 * with its date. A time in UTC gives way to the day that the page itself shows, if that is the same moment elsewhere.
 */
export function readPublishDate(document: PageDocument, sources: PageDateSources): IsoDate | null {
  const { urls, title, language, now } = sources;
  const read = (written: string): IsoDate[] => {
    const date = plausibleDate(parseDate(written, language), now);
    return date === null ? [] : [date];
  };
  const blocks = readBlocks(document.body, title);
  const head = headBlocks(blocks, title);
  const declared = declaredDates(document, sources).flatMap(read);
  const times = timesIn(head, language).flatMap(read);
  const inUrls = urls.flatMap((url) => dayInUrl(url) ?? []).filter((day) => plausibleDate(day, now));
  const shown = shownDays(head, language).flatMap(read);
  const first =
    declared[0] ??
    times[0] ??
    inUrls[0] ??
    shown[0] ??
    labelledDate(blocks, language, read) ??
    titleDays(document, language).flatMap(read)[0] ??
    onlyDate(afterStart(blocks), language, read);
  return first === undefined
    ? null
    : atPlace(first, [...declared, ...times], [...inUrls, ...publishedDays(head, language)]);
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

function declaredDates(document: PageDocument, { described, meta }: PageDateSources): string[] {
  const named = META_NAMES.flatMap((name) => meta.get(name) ?? []);
  const others = [...meta.entries]
    .filter(([name]) => PUBLISHED_NAME_RE.test(name) && !OTHER_NAME_RE.test(name))
    .map(([, content]) => content);
  const marked = [
    ...document.querySelectorAll('[itemprop~="datePublished"], [property~="datePublished"]'),
  ].map(
    (element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent,
  );
  return [...described.flatMap((written) => written ?? []), ...named, ...others, ...marked];
}

/** Times of lines; those of lines about updates come last. */
function timesIn(blocks: readonly Block[], language: string | null): string[] {
  const isUpdate = ({ text }: Block): boolean => UPDATED_RE.test(text.split(/\d/, 1)[0] ?? '');
  return [...blocks.filter((block) => !isUpdate(block)), ...blocks.filter(isUpdate)].flatMap((block) =>
    timesOf(block, language),
  );
}

/**
 * The times that a line is marked with, unless it shows other days: then those of the line. None of a sentence: it
 * tells when something happened.
 */
function timesOf(block: Block, language: string | null): readonly string[] {
  const { times, text } = block;
  if (times.length === 0 || wordCount(text) > MAX_LINE_WORDS * 2) return [];
  const shown = shownDays([block], language);
  const isShown = times.some((time) => {
    const date = Date.parse(parseDate(time, language) ?? '');
    return shown.some((day) => Math.abs(Date.parse(day) - date) < 2 * DAY_MS);
  });
  return shown.length > 0 && !isShown ? shown : times;
}

/** Days in lines that consist of a date, names and labels; those of updates come last. */
function shownDays(blocks: readonly Block[], language: string | null): string[] {
  const days = blocks.flatMap((block) => daysOf(block, language));
  return [...days.filter(({ isUpdate }) => !isUpdate), ...days.filter(({ isUpdate }) => isUpdate)].map(
    ({ day }) => day,
  );
}

const publishedDays = (blocks: readonly Block[], language: string | null): string[] =>
  blocks.flatMap((block) => daysOf(block, language)).flatMap(({ day, isUpdate }) => (isUpdate ? [] : [day]));

function daysOf({ text, isHeading }: Block, language: string | null): { day: string; isUpdate: boolean }[] {
  const sentence = OPENING_DAY_RE.exec(text)?.[1] ?? POSTED_RE.exec(text)?.[1];
  if (sentence !== undefined) return daysIn(sentence, language).map(({ day }) => ({ day, isUpdate: false }));
  if (text.length > MAX_LINE_CHARS || wordCount(text) > MAX_LINE_WORDS) return [];
  const days = daysIn(text, language);
  const rest = days.reduceRight((line, { start, end }) => line.slice(0, start) + line.slice(end), text);
  const others = rest.match(/\p{L}{2,}/gu)?.length ?? 0;
  if (others > (isHeading ? MAX_HEADING_WORDS : MAX_OTHER_WORDS)) return [];
  return days.map(({ day, start }) => ({ day, isUpdate: UPDATED_RE.test(text.slice(0, start)) }));
}

type Read = (written: string) => IsoDate[];

/** The date in an element that is named for it or in a line that begins with a label; of several days, the article's. */
function labelledDate(blocks: readonly Block[], language: string | null, read: Read): IsoDate | undefined {
  const labelled = blocks.filter(
    ({ names, times, text }) => times.length > 0 || DATE_NAME_RE.test(names) || DATE_LABEL_RE.test(text),
  );
  return first(labelled.filter(({ inMain }) => inMain)) ?? onlyDate(labelled, language, read);

  function first(all: readonly Block[]): IsoDate | undefined {
    return [...timesIn(all, language), ...shownDays(all, language)].flatMap(read)[0];
  }
}

/** A part of the page's title: "Ministers sign pact | Sample Wire | 18.11.2026". */
const titleDays = (document: PageDocument, language: string | null): string[] =>
  (document.querySelector('title')?.textContent ?? '')
    .slice(0, MAX_TITLE_CHARS)
    .split(/ [|–—·-] /)
    .flatMap((part) => parseDate(part, language) ?? []);

/** Without what stands above the first heading or paragraph: many sites show today's date there. */
function afterStart(blocks: readonly Block[]): readonly Block[] {
  const start = blocks.findIndex(({ isHeading, text }) => isHeading || isProse(text));
  return start < 0 ? [] : blocks.slice(start);
}

/** The date if all lines with one show the same day. */
function onlyDate(blocks: readonly Block[], language: string | null, read: Read): IsoDate | undefined {
  const dates = blocks.flatMap((block) =>
    [...timesOf(block, language), ...shownDays([block], language)].flatMap(read),
  );
  return new Set(dates.map(dayOf)).size === 1 ? dates[0] : undefined;
}

/** The day in an address; null for one that only looks like it. */
function dayInUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { pathname } = new URL(url);
  const [, year, , month, day, shortMonth, shortDay] = URL_DAY_RE.exec(pathname) ?? [];
  if (year) return calendarDay(year, Number(month ?? shortMonth), Number(day ?? shortDay));
  const [, wordYear, name, wordDay] = URL_WORD_DAY_RE.exec(pathname) ?? [];
  return wordYear ? parseDate(`${wordDay} ${name} ${wordYear}`) : null;
}
