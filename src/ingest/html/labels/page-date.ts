import type { IsoDate } from '../../../domain/article.js';
import { dayOf } from '../../../domain/dates.js';
import { DAY_MS, HOUR_MS } from '../../../domain/units.js';
import { parseDate } from '../../../text/dates/parse-date.js';
import { plausibleDate } from '../../../text/dates/plausible-date.js';
import { type DateStyle, dayAtStart, daysIn, numericOrder } from '../../../text/dates/written-days.js';
import type { PageDocument } from '../dom.js';
import type { MetaElements } from './meta-elements.js';
import { type Block, headBlocks, isProse, readBlocks, wordCount } from './page-blocks.js';
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
/** "(18.11.2026) The harbour council …" */
const OPENING_DAY_RE = /^\(([^()]{6,30})\) /;
/** Before and after the day of "Norrvik, (18.11.2026). The council …", "18.11.2026 – The council …". */
const OPENING_PLACE_RE = /^(?:\p{Lu}[\p{L}-]{1,30}(?: \p{Lu}[\p{L}-]{1,30}){0,2}(?:, ?| (?=\()))?\(?/u;
const AFTER_OPENING_RE = /^(?:(?:\)[.:,]?|[:|]| ?[-–—])\s+["“„«]?\p{Lu}| [“„«"]\p{Lu})/u;
/** "This entry was posted on 18 November 2026 at 8:30 and is filed under …" */
const POSTED_RE =
  /^(?:this (?:article|entry|post|story|page) (?:was|has been) (?:first |originally )?(?:posted|published|written|created|added)|diese[rs]? (?:artikel|beitrag|eintrag|text|meldung) (?:wurde|ist|erschien)|(?:cet|cette) (?:article|entrée|billet) a été (?:publié|posté)e?|esta entrada (?:fue|se) public\p{L}+)\b(.{1,80})/iu;
/** The same in words, at the start of a line. */
const DATE_LABEL_RE =
  /^[^\p{L}\p{N}]{0,3}(?:date|datum|data|fecha|dato|dátum|tanggal|tarih|дата|published|posted|publication date|first published|created|online since|veröffentlicht|veröffentlichung|erschienen|erstellt|online seit|stand|publié|publication|mise? en ligne|publicado|pubblicato|publicerad|publisert|publiceret|julkaistu|opublikowano|опубликовано|опубліковано|gepubliceerd|geplaatst|objavljeno|publikováno|yayınlan\p{L}+|تاريخ|نشر|פורסם)(?!\p{L})/iu;
const MAX_LABEL_WORDS = 3;
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
/** The same with a clock or between bullets is a line of the article, whatever its element. */
const LINE_RE = /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|[|•·]/;
const MAX_TITLE_CHARS = 500;
const MAX_DECLARED_CHARS = 60;
const MAX_OPENING_CHARS = 8;
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
  const blocks = readBlocks(document.body, title);
  const order =
    urls.map(orderInUrl).find((found) => found !== null) ?? numericOrder(blocks.map(({ text }) => text));
  const style = { language, order };
  const read = (written: string): IsoDate[] => {
    const date = plausibleDate(parseDate(written, style) ?? onlyDayIn(written, style), now);
    return date === null ? [] : [date];
  };
  const head = headBlocks(blocks, title);
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
    labelledDate(blocks, style, read) ??
    titleDays(document, style).flatMap(read)[0] ??
    onlyDate(afterStart(blocks), style, read);
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

function declaredDates(document: PageDocument, { described, meta }: PageDateSources): string[] {
  const named = META_NAMES.flatMap((name) => meta.get(name) ?? []);
  const others = [...meta.entries]
    .filter(([name]) => PUBLISHED_NAME_RE.test(name) && !OTHER_NAME_RE.test(name))
    .map(([, content]) => content);
  const marked = [
    ...document.querySelectorAll(
      '[itemprop~="datePublished"], [property~="datePublished"], [itemprop~="uploadDate"]',
    ),
  ].map(
    (element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent,
  );
  return [...described.flatMap((written) => written ?? []), ...named, ...others, ...marked];
}

/** The day of a date that is written in an unknown form: "18 November 2026 - 8:30 in the morning". */
function onlyDayIn(written: string, style: DateStyle): string | null {
  const days = written.length > MAX_DECLARED_CHARS ? [] : daysIn(written, style);
  return days.length === 1 ? days[0]!.day : null;
}

/** Times of lines; those of lines about updates come last. */
function timesIn(blocks: readonly Block[], style: DateStyle): string[] {
  const isUpdate = ({ text, isUpdate: named }: Block): boolean =>
    named || UPDATED_RE.test(text.split(/\d/, 1)[0] ?? '');
  return [...blocks.filter((block) => !isUpdate(block)), ...blocks.filter(isUpdate)].flatMap((block) =>
    timesOf(block, style),
  );
}

/**
 * The times that a line is marked with, unless it shows other days: then those of the line. None of a sentence: it
 * tells when something happened.
 */
function timesOf(block: Block, style: DateStyle): readonly string[] {
  const { times, text } = block;
  if (times.length === 0 || wordCount(text) > MAX_LINE_WORDS * 2) return [];
  const shown = shownDays([block], style);
  const isShown = times.some((time) => {
    const date = Date.parse(parseDate(time, style) ?? '');
    return shown.some((day) => Math.abs(Date.parse(day) - date) < 2 * DAY_MS);
  });
  return shown.length > 0 && !isShown ? shown : times;
}

/** Days in lines that consist of a date, names and labels; those of updates come last. */
function shownDays(blocks: readonly Block[], style: DateStyle): string[] {
  const days = blocks.flatMap((block) => daysOf(block, style));
  return [...days.filter(({ isUpdate }) => !isUpdate), ...days.filter(({ isUpdate }) => isUpdate)].map(
    ({ day }) => day,
  );
}

const publishedDays = (blocks: readonly Block[], style: DateStyle): string[] =>
  blocks.flatMap((block) => daysOf(block, style)).flatMap(({ day, isUpdate }) => (isUpdate ? [] : [day]));

function daysOf(
  { text, isHeading, isUpdate }: Block,
  style: DateStyle,
): { day: string; isUpdate: boolean }[] {
  const sentence = OPENING_DAY_RE.exec(text)?.[1] ?? POSTED_RE.exec(text)?.[1];
  if (sentence !== undefined) return daysIn(sentence, style).map(({ day }) => ({ day, isUpdate: false }));
  const opening = openingDay(text, style);
  if (opening !== null) return [{ day: opening, isUpdate: false }];
  if (text.length > MAX_LINE_CHARS || wordCount(text) > MAX_LINE_WORDS) return [];
  const days = daysIn(text, style);
  const rest = days.reduceRight((line, { start, end }) => line.slice(0, start) + line.slice(end), text);
  const others = rest.match(/\p{L}{2,}/gu)?.length ?? 0;
  const isLine = !isHeading || LINE_RE.test(rest);
  if (others > (isLine ? MAX_OTHER_WORDS : MAX_HEADING_WORDS)) return [];
  return days.map(({ day, start }) => ({ day, isUpdate: isUpdate || UPDATED_RE.test(text.slice(0, start)) }));
}

/** The day that a paragraph begins with, if a dash, brackets or a quotation sets it apart from the sentence. */
function openingDay(text: string, style: DateStyle): string | null {
  const start = OPENING_PLACE_RE.exec(text)?.[0].length ?? 0;
  const found = dayAtStart(text.slice(start, start + MAX_LINE_CHARS), style);
  return found && AFTER_OPENING_RE.test(text.slice(start + found.end, start + found.end + MAX_OPENING_CHARS))
    ? found.day
    : null;
}

type Read = (written: string) => IsoDate[];

/** The date in an element that is named for it or in a line that begins with a label; of several days, the article's. */
function labelledDate(blocks: readonly Block[], style: DateStyle, read: Read): IsoDate | undefined {
  const isLabel = (text: string): boolean =>
    wordCount(text) <= MAX_LABEL_WORDS && DATE_LABEL_RE.test(text) && !/\d/.test(text);
  const labelled = blocks.filter(
    ({ names, times, text }, at) =>
      times.length > 0 ||
      DATE_NAME_RE.test(names) ||
      DATE_LABEL_RE.test(text) ||
      isLabel(blocks[at - 1]?.text ?? ''),
  );
  return first(labelled.filter(({ inMain }) => inMain)) ?? onlyDate(labelled, style, read);

  function first(all: readonly Block[]): IsoDate | undefined {
    return [...timesIn(all, style), ...shownDays(all, style)].flatMap(read)[0];
  }
}

/** A part of the page's title: "Ministers sign pact | Sample Wire | 18.11.2026". */
const titleDays = (document: PageDocument, style: DateStyle): string[] =>
  (document.querySelector('title')?.textContent ?? '')
    .slice(0, MAX_TITLE_CHARS)
    .split(/ [|–—·-] /)
    .flatMap((part) => parseDate(part, style) ?? []);

/** Without what stands above the first heading or paragraph: many sites show today's date there. */
function afterStart(blocks: readonly Block[]): readonly Block[] {
  const start = blocks.findIndex(({ isHeading, text }) => isHeading || isProse(text));
  return start < 0 ? [] : blocks.slice(start);
}

/** The date if all lines with one show the same day. */
function onlyDate(blocks: readonly Block[], style: DateStyle, read: Read): IsoDate | undefined {
  const dates = blocks.flatMap((block) =>
    [...timesOf(block, style), ...shownDays([block], style)].flatMap(read),
  );
  return new Set(dates.map(dayOf)).size === 1 ? dates[0] : undefined;
}
