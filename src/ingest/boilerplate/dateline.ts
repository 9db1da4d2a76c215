import type { IsoDate } from '../../domain/article.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?';
const YEAR = '(?:,? (?<year>\\d{4}))?';
const DATE = (n: 1 | 2): string =>
  n === 1
    ? `${WEEKDAY}(?<month>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?${YEAR}`
    : `${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH})\\.?${YEAR}`;

const CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]+";
const TITLE_CASE = "\\p{Lu}[\\p{L}.'’-]+";
const PARTICLE = '(?:(?:de|del|da|do|la|le|el|al|of|on|upon) )?';
/** One to four words, a second place after "/" or ",", a country in brackets. */
const placeOf = (word: string): string =>
  `${word}(?: ${PARTICLE}${word}){0,3}(?:/${word}(?: ${PARTICLE}${word}){0,3})?(?:, ${TITLE_CASE}(?: ${TITLE_CASE})?)?(?: ?\\[[^\\]]{2,40}\\])?`;
const AGENCY =
  '(?:\\((?<agency>\\p{Lu}[\\p{L}\\p{N}.&/ -]{1,40}|\\p{Ll}{3,5})\\)|/(?<release>\\p{Lu}[\\p{L}\\p{N}. -]{1,40})/)';
const SEPARATOR = '(?: ?: | ?[—–] ?| ?-{1,2} )';
/** What follows starts a sentence. */
const OPENS = '(?=["\'“‘(]?[\\p{Lu}\\p{N}])';

/**
 * Most specific first. A place in ordinary capitals counts only beside a date or an agency; a place in
 * CAPITALS with nothing but a separator, or in ordinary capitals before a colon or dash, is `weak`: believed at the
 * start of the text alone.
 */
const FORMS: readonly { readonly pattern: RegExp; readonly weak?: true }[] = [
  ...([1, 2] as const).flatMap((order) => [
    { pattern: dateline(`${placeOf(TITLE_CASE)},? ${DATE(order)},? ?(?:${AGENCY})?${SEPARATOR}`) },
    { pattern: dateline(`${DATE(order)},? ${AGENCY}${SEPARATOR}`) },
  ]),
  { pattern: dateline(`(?:${placeOf(TITLE_CASE)},? )?${AGENCY}${SEPARATOR}`) },
  { pattern: dateline(`${placeOf(CAPITALS)}${SEPARATOR}`), weak: true },
  { pattern: dateline(`${TITLE_CASE}(?: ${PARTICLE}${TITLE_CASE}){0,2}(?:: | [—–] )`), weak: true },
];

function dateline(form: string): RegExp {
  return new RegExp(`^(?:${form})${OPENS}`, 'u');
}

export interface Dateline {
  /** UTF-16 code units from the paragraph's start to behind the separator, blanks not counted. */
  readonly length: number;
  readonly agency: string | null;
  readonly date: { readonly month: number; readonly day: number; readonly year: number | null } | null;
}

/** The dateline that opens a paragraph; `first` says whether the text's prose starts with this paragraph. */
export function findDateline(paragraph: string, first: boolean): Dateline | null {
  for (const { pattern, weak } of FORMS) {
    const match = weak && !first ? null : pattern.exec(paragraph);
    if (!match || (weak && opensParenthesis(paragraph, match[0]))) continue;
    const { agency, day, month, year } = match.groups ?? {};
    return {
      length: match[0].trimEnd().length,
      agency: agency ?? null,
      date:
        day && month
          ? {
              day: Number(day),
              month: MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
              year: year ? Number(year) : null,
            }
          : null,
    };
  }
  return null;
}

/** "NATO — Europe's shield — met": the dash belongs to a pair, so no dateline. */
function opensParenthesis(paragraph: string, found: string): boolean {
  const dash = /[—–]|-{1,2}(?= )/u.exec(found)?.[0];
  const rest = paragraph.slice(found.length).split(/[.!?](?:\s|$)/u, 1)[0] ?? '';
  return dash !== undefined && new RegExp(`\\s?${dash}\\s`, 'u').test(rest);
}

/** Paragraphs in which a dateline is looked for: a title and a byline may stand before it. */
const OPENING_PARAGRAPHS = 4;
/** The calendar day is furthest ahead in UTC+14; a dateline speaks in its place's time. */
const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/**
 * The date of the text's dateline, `YYYY-MM-DD`. Without a year it is the latest such day that is not after
 * `now` anywhere on Earth. Null when there is no dateline, no date in it, no such day, or a day still to come.
 */
export function datelineDate(text: string, now: Date): IsoDate | null {
  const today = new Date(now.getTime() + FURTHEST_AHEAD_MS).toISOString().slice(0, 10);
  for (const paragraph of text.split('\n\n', OPENING_PARAGRAPHS)) {
    const date = findDateline(paragraph, false)?.date;
    if (!date) continue;
    const years = date.year === null ? latestYears(Number(today.slice(0, 4))) : [date.year];
    const days = years.map((year) => isoDay(year, date.month, date.day));
    return days.find((day) => day !== null && day <= today) ?? null;
  }
  return null;
}

/** Nine years back reach a 29 February from any year (1900 and 2100 have none). */
function latestYears(year: number): number[] {
  return Array.from({ length: 9 }, (_, back) => year - back);
}

/** Null for a day the calendar doesn't have. */
function isoDay(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
