import { DAY_MS } from '../../../domain/units.js';
import { parseDate } from '../../../text/dates/parse-date.js';
import { type DateStyle, dayAtStart, daysIn } from '../../../text/dates/written-days.js';
import { CORRECTION } from '../../boilerplate/correction-words.js';
import type { Block } from './page-blocks.js';
import { isSentence, smallWords, wordCount } from './page-parts.js';

/** "(18.11.2026) The harbour council …" */
const OPENING_DAY_RE = /^\(([^()]{6,30})\) /;
/** Before and after the day of "Norrvik, (18.11.2026). The council …", "18.11.2026 – The council …". */
const OPENING_PLACE_RE = /^(?:\p{Lu}[\p{L}-]{1,30}(?: \p{Lu}[\p{L}-]{1,30}){0,2}(?:, ?| (?=\()))?\(?/u;
const AFTER_OPENING_RE = /^(?:(?:\)[.:,]?|[:|]| ?[-–—])\s+["“„«]?\p{Lu}| [“„«"]\p{Lu})/u;
/** "This entry was posted on 18 November 2026 at 8:30 and is filed under …" */
const POSTED_RE =
  /^(?:this (?:article|entry|post|story|page) (?:was|has been) (?:first |originally )?(?:posted|published|written|created|added)|diese[rs]? (?:artikel|beitrag|eintrag|text|meldung) (?:wurde|ist|erschien)|(?:cet|cette) (?:article|entrée|billet) a été (?:publié|posté)e?|esta entrada (?:fue|se) public\p{L}+)\b(.{1,80})/iu;
const PUBLISHED =
  'published|posted|publication date|date of publication|first published|online since|veröffentlicht|veröffentlichung|erschienen|online seit|publié|publication|mise? en ligne|publicado|pubblicato|publicerad|publisert|publiceret|julkaistu|opublikowano|опубликовано|опубліковано|gepubliceerd|geplaatst|objavljeno|publikováno|yayınlan\\p{L}+|نشر|פורסם';
/** The same in words, at the start of a line. */
const PUBLISHED_LABEL_RE = new RegExp(`^[^\\p{L}\\p{N}]{0,3}(?:${PUBLISHED})(?!\\p{L})`, 'iu');
/** May as well be of an event, a file or a state of affairs. */
const DATE_LABEL_RE =
  /^[^\p{L}\p{N}]{0,3}(?:date|datum|data|fecha|dato|dátum|tanggal|tarih|дата|created|erstellt|stand|تاريخ)(?!\p{L})/iu;
/** Right before a date inside of a sentence: "This post was published on", perhaps with the day of the week. */
const PUBLISHED_BEFORE_RE = new RegExp(
  `(?<!\\p{L})(?:${PUBLISHED})(?: (?:on|at|am|um|le|el|il|em))?[: ]{0,3}(?:\\p{L}{2,12}[.,]{0,2})?$`,
  'iu',
);
/** Before a date that is not that of the publication. */
const UPDATED_RE =
  /(?:last |zuletzt )?(?:updated?|modified|edited|revised|corrected|aktualisiert|geändert|mis à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|oppdatert|uppdaterad|opdateret|обновлен[оа]?)(?:\W{0,3}\d{1,2}[:.]\d{2})?[^\d|·•]{0,30}$/iu;
/** Before the date of something else: a correction, an event. */
const OTHER_DATE_RE = new RegExp(
  `(?<!\\p{L})(?:${CORRECTION}|when|wann|deadline|valid|expires?|event|starts?|ends?|opens?|born|died|next \\p{L}{1,20}|recorded|filmed|taken)\\P{L}{0,3}$`,
  'iu',
);
/** After the date of a picture: "The pier on 3 June 2019. Photo: Sample Wire". */
const CREDIT_AFTER_RE =
  /^[\s.,;)]{0,3}\(?(?:photo|foto|picture|image|bild|credit)s?(?: (?:by|credit))? ?[:/]/iu;
const MAX_CREDIT_CHARS = 25;
/** "— Sample Wire (@sample) June 3, 2019" */
const POST_RE = /^[–—-].{1,80} \(@/u;
/** What a line with a date consists of, besides the date and names. */
const MAX_LINE_WORDS = 16;
const MAX_LINE_CHARS = 300;
/** Words beside the date: "By Maren Holt and Tom Ash, Norrvik Wire staff". */
const MAX_OTHER_WORDS = 9;
/** The same in a line that begins with "Posted": "Posted by Ida Moss on 18 November 2026 in Town, Ferries | No comments". */
const MAX_LABELLED_WORDS = 12;
/** A heading above the articles of a day: "Wednesday, 18 November 2026". */
const MAX_HEADING_WORDS = 2;
/** The same with a clock or between bullets is a line of the article, whatever its element. */
const MAX_HEADING_LEVEL = 4;
/** Words in small letters beside a date in a list: "3 June 2019: first inspection". */
const MAX_LISTED_SMALL_WORDS = 1;
const MAX_OPENING_CHARS = 8;
const LINE_RE = /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|[|•·]/;

export const isPublishedLabel = (text: string): boolean =>
  PUBLISHED_LABEL_RE.test(text) || POSTED_RE.test(text);

export const isDateLabel = (text: string): boolean =>
  PUBLISHED_LABEL_RE.test(text) || DATE_LABEL_RE.test(text);

/** A line that says of the next one that its date is that of the last change. */
export const isUpdateLabel = ({ text }: Block): boolean => !/\d/.test(text) && UPDATED_RE.test(text);

/** "12 December 2019" above a section of the text; h5 and h6 are small print. */
export const isSectionHeading = ({ level, text }: Block): boolean =>
  level > 1 && level <= MAX_HEADING_LEVEL && !LINE_RE.test(text) && !isDateLabel(text);

/** The times that lines are marked with; those of updates come last. */
export function timesIn(blocks: readonly Block[], style: DateStyle): string[] {
  const times = blocks.flatMap((block) => timesOf(block, style));
  return [...times.filter(({ isUpdate }) => !isUpdate), ...times.filter(({ isUpdate }) => isUpdate)].map(
    ({ written }) => written,
  );
}

interface LineTime {
  readonly written: string;
  readonly isUpdate: boolean;
}

/**
 * The times that a line is marked with, unless it shows other days: then those of the line. Of a sentence, which tells
 * when something happened, only those that it says something was published at.
 */
function timesOf(block: Block, style: DateStyle): LineTime[] {
  const { text, isTeaser, isListed } = block;
  if (isTeaser || block.times.length === 0) return [];
  const isTold = isSentence(text) || (isListed && smallWords(text) > MAX_LISTED_SMALL_WORDS);
  const times = block.times
    .filter(({ label }) => !OTHER_DATE_RE.test(label))
    .filter(({ label }) => !isTold || isDateLabel(text) || PUBLISHED_BEFORE_RE.test(label))
    .map(({ written, label }) => ({ written, isUpdate: block.isUpdate || UPDATED_RE.test(label) }));
  if (times.length === 0) return [];
  const shown = daysOf(block, style).map(({ day, isUpdate }) => ({ written: day, isUpdate }));
  const isShown = times.some(({ written }) => {
    const date = Date.parse(parseDate(written, style) ?? '');
    return shown.some((day) => Math.abs(Date.parse(day.written) - date) < 2 * DAY_MS);
  });
  return shown.length > 0 && !isShown ? shown : times;
}

/** Days in lines that consist of a date, names and labels; those of updates come last. */
export function shownDays(blocks: readonly Block[], style: DateStyle): string[] {
  const days = blocks.flatMap((block) => daysOf(block, style));
  return [...days.filter(({ isUpdate }) => !isUpdate), ...days.filter(({ isUpdate }) => isUpdate)].map(
    ({ day }) => day,
  );
}

export const publishedDays = (blocks: readonly Block[], style: DateStyle): string[] =>
  blocks.flatMap((block) => daysOf(block, style)).flatMap(({ day, isUpdate }) => (isUpdate ? [] : [day]));

function daysOf(block: Block, style: DateStyle): { day: string; isUpdate: boolean }[] {
  const { text, isHeading, level, isListed, isTeaser } = block;
  if (isTeaser || POST_RE.test(text)) return [];
  const sentence = OPENING_DAY_RE.exec(text)?.[1] ?? POSTED_RE.exec(text)?.[1];
  if (sentence !== undefined) return daysIn(sentence, style).map(({ day }) => ({ day, isUpdate: false }));
  const opening = openingDay(text, style);
  if (opening !== null) return [{ day: opening, isUpdate: false }];
  if (text.length > MAX_LINE_CHARS || wordCount(text) > MAX_LINE_WORDS) return [];
  const isLabelled = isDateLabel(text) || UPDATED_RE.test(text.split(/\d/u, 1)[0] ?? '');
  if (!isLabelled && (isSentence(text) || (isListed && smallWords(text) > MAX_LISTED_SMALL_WORDS))) return [];
  const days = daysIn(text, style);
  const rest = days.reduceRight((line, { start, end }) => line.slice(0, start) + line.slice(end), text);
  const others = rest.match(/\p{L}{2,}/gu)?.length ?? 0;
  const isLine = !isHeading || level > MAX_HEADING_LEVEL || LINE_RE.test(rest);
  const isPosted = PUBLISHED_LABEL_RE.test(text) && !isSentence(text);
  const maxOthers = isPosted ? MAX_LABELLED_WORDS : MAX_OTHER_WORDS;
  if (others > (isLine ? maxOthers : MAX_HEADING_WORDS)) return [];
  return days
    .filter(({ start }) => !OTHER_DATE_RE.test(text.slice(0, start)))
    .filter(({ end }) => !CREDIT_AFTER_RE.test(text.slice(end, end + MAX_CREDIT_CHARS)))
    .map(({ day, start }) => ({ day, isUpdate: block.isUpdate || UPDATED_RE.test(text.slice(0, start)) }));
}

/** The day that a paragraph begins with, if a dash, brackets or a quotation sets it apart from the sentence. */
function openingDay(text: string, style: DateStyle): string | null {
  const start = OPENING_PLACE_RE.exec(text)?.[0].length ?? 0;
  const found = dayAtStart(text.slice(start, start + MAX_LINE_CHARS), style);
  return found && AFTER_OPENING_RE.test(text.slice(start + found.end, start + found.end + MAX_OPENING_CHARS))
    ? found.day
    : null;
}
