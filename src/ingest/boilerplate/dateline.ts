import type { IsoDate, Span } from '../../domain/article.js';
import { HOUR_MS } from '../../domain/units.js';
import { type Line, linesOf } from '../../text/lines.js';
import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { MONTH, monthNumber, WEEKDAY } from './calendar.js';
import { CORRECTION } from './correction-words.js';

const YEAR = '(?:,? (?<year>\\d{4}))?';
const DATE = (order: 'month first' | 'day first'): string =>
  order === 'month first'
    ? `(?:${WEEKDAY},? )?(?<month>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?${YEAR}`
    : `(?:${WEEKDAY},? )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH})\\.?${YEAR}`;

const CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]+";
const TITLE_CASE = "\\p{Lu}[\\p{L}.'’-]+";
const PARTICLE = '(?:(?:de|del|da|do|la|le|el|al|of|on|upon) )?';
/** One to four words, optionally a second place after "/" or "," and a country in brackets. */
const placeOf = (word: string): string =>
  `(?<place>${word}(?: ${PARTICLE}${word}){0,3})(?:/${word}(?: ${PARTICLE}${word}){0,3})?(?:, ${TITLE_CASE}(?: ${TITLE_CASE})?)?(?: ?\\[[^\\]]{2,40}\\])?`;
const AGENCY =
  '(?:\\((?<agency>\\p{Lu}[\\p{L}\\p{N}.&/ -]{1,40}|\\p{Ll}{3,5})\\)|/(?<release>\\p{Lu}[\\p{L}\\p{N}. -]{1,40})/)';
const DASH = '(?: ?[—–] ?| ?-{1,2} )';
const SEPARATOR = `(?: ?: |${DASH})`;
/** The start of a sentence. */
const SENTENCE_START = '(?=["\'“‘(]?[\\p{Lu}\\p{N}])';

/**
 * Most specific first. `weak` forms, which have neither a date nor an agency, count only at the start of the text: a
 * place in CAPITALS before a separator, or in title case before a colon or dash.
 */
const FORMS: readonly { readonly pattern: RegExp; readonly weak?: true }[] = [
  ...(['month first', 'day first'] as const).flatMap((order) => [
    { pattern: dateline(`${placeOf(TITLE_CASE)},? ${DATE(order)},? ?(?:${AGENCY})?${SEPARATOR}`) },
    { pattern: dateline(`${DATE(order)},? ${AGENCY}${SEPARATOR}`) },
  ]),
  { pattern: dateline(`(?:${placeOf(TITLE_CASE)},? )?${AGENCY}${DASH}`) },
  // Further down it is a person of a party, a club or a firm: "Ann Holm (Greens): 12,000 votes".
  { pattern: dateline(`(?:${placeOf(TITLE_CASE)},? )?${AGENCY} ?: (?!\\d)`), weak: true },
  { pattern: dateline(`${placeOf(CAPITALS)}${SEPARATOR}`), weak: true },
  { pattern: dateline(`(?<place>${TITLE_CASE}(?: ${PARTICLE}${TITLE_CASE}){0,2})(?:: | [—–] )`), weak: true },
];

/** What stands where a place would be: "Correction, 21 August: An earlier version …", "Monday, 3 March: The ship …". */
const NO_PLACE_RE = new RegExp(`^(?:${CORRECTION}|(?:last )?updated?|amended|${WEEKDAY})$`, 'iu');

function dateline(form: string): RegExp {
  return new RegExp(`^(?:${form})${SENTENCE_START}`, 'u');
}

export interface Dateline {
  /** Code units from the start of the paragraph to the separator, without the space after it. */
  readonly length: number;
  readonly agency: string | null;
  readonly date: { readonly month: number; readonly day: number; readonly year: number | null } | null;
}

/** The dateline at the start of a paragraph; `first` is true for the first paragraph of prose. */
export function findDateline(paragraph: string, first: boolean): Dateline | null {
  for (const { pattern, weak } of FORMS) {
    const match = weak && !first ? null : pattern.exec(paragraph);
    if (!match || (weak && startsParenthesis(paragraph, match[0]))) continue;
    const { agency, day, month, place, year } = match.groups ?? {};
    if (place !== undefined && NO_PLACE_RE.test(place)) continue;
    return {
      length: match[0].trimEnd().length,
      agency: agency ?? null,
      date:
        day && month
          ? {
              day: Number(day),
              month: monthNumber(month),
              year: year ? Number(year) : null,
            }
          : null,
    };
  }
  return null;
}

/** "NATO — Europe's shield — met": the dash is one of a pair, so this is not a dateline. */
function startsParenthesis(paragraph: string, found: string): boolean {
  const dash = /[—–]|-{1,2}(?= )/u.exec(found)?.[0];
  const sentence = paragraph.slice(found.length).split(/[.!?](?:\s|$)/u, 1)[0] ?? '';
  return dash !== undefined && new RegExp(`\\s?${dash}\\s`, 'u').test(sentence);
}

/** Paragraphs searched for a dateline; a title and a byline may precede it. */
const OPENING_PARAGRAPHS = 4;
/** The same with lines that are no sentences: a slug, a title, a byline and a date each in one of its own. */
const OPENING_LINES = 8;
const SENTENCE_END_RE = sentenceEndRe();
/** A dateline is in local time, which is at most UTC+14. */
const MAX_UTC_OFFSET_MS = 14 * HOUR_MS;

/**
 * The date of a text's dateline, `YYYY-MM-DD`. A date without a year is the most recent such day that has begun
 * anywhere on Earth. Null without a dateline or a date in it, and for days that do not exist or are in the future.
 * @param boilerplate A paragraph that is boilerplate as a whole has no dateline.
 */
export function datelineDate(text: string, now: Date, boilerplate: readonly Span[] = []): IsoDate | null {
  const today = new Date(now.getTime() + MAX_UTC_OFFSET_MS).toISOString().slice(0, 10);
  for (const line of openingLines(text)) {
    const isBoilerplate = boilerplate.some(
      ({ start, end }) => start <= line.start && end >= line.start + line.text.length,
    );
    const date = isBoilerplate ? null : findDateline(line.text, false)?.date;
    if (!date) continue;
    const years = date.year === null ? latestYears(Number(today.slice(0, 4))) : [date.year];
    const days = years.map((year) => isoDay(year, date.month, date.day));
    return days.find((day) => day !== null && day <= today) ?? null;
  }
  return null;
}

function openingLines(text: string): Line[] {
  const lines = linesOf(text).slice(0, OPENING_LINES);
  const sentences = lines.flatMap((line, at) => (SENTENCE_END_RE.test(line.text) ? [at] : []));
  return lines.slice(
    0,
    Math.max(OPENING_PARAGRAPHS, (sentences[OPENING_PARAGRAPHS - 1] ?? OPENING_LINES) + 1),
  );
}

/** Nine years include a 29 February (1900 and 2100 have none). */
function latestYears(year: number): number[] {
  return Array.from({ length: 9 }, (_, back) => year - back);
}

/** Null for a day that does not exist. */
function isoDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
