import { monthNamed } from './month-names.js';

/** Where the order of day and month in "3/4/2026" follows from the language or country of a text. */
const DAY_FIRST_LANGUAGES = new Set(
  'bg ca cs da de el es fi fr gl hr id it nb nl nn no pl pt ro ru sk sl sr sv tr uk'.split(' '),
);
const DAY_FIRST_ENGLISH = new Set('AU GB IE IN NZ UK ZA'.split(' '));
/** French Canadians, and Spanish speakers in the United States, write both orders. */
const MIXED_REGIONS = new Set(['CA', 'US']);

const SEPARATORS = '[-/.]';
const NAME = '\\p{L}{3,12}';
/** Between the parts of a written-out date. */
const OF = "(?:(?:of|de|del|den|di) |d[’'])?";
const ORDINAL = '(?:st|nd|rd|th|er|[.ºª°])?';

/** What a form's groups mean. */
type Order = 'ymd' | 'numeric' | 'day-first' | 'month-first' | 'year-first';

/** Forms of a day, each as the source of a regular expression with its groups in the order named. */
const FORMS: readonly { readonly order: Order; readonly source: string }[] = [
  { order: 'ymd', source: `(\\d{4})(?:(${SEPARATORS})(\\d{1,2})\\2(\\d{1,2}))(?!\\d)` },
  { order: 'ymd', source: '(\\d{4}) ?[年년]( ?)(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日일]' },
  { order: 'numeric', source: `(\\d{1,2})(\\. |${SEPARATORS})(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d:])` },
  {
    order: 'day-first',
    source: `(\\d{1,2})${ORDINAL}(?: ${OF}|-)(${NAME})\\.?,?(?: ?['’]| (?:de |del )?|-)(\\d{4}|\\d{2})(?![\\d:])`,
  },
  {
    order: 'month-first',
    source: `(${NAME})\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?(?:, ?| | de |-)(\\d{4})(?!\\d)`,
  },
  { order: 'year-first', source: `(\\d{4})(?:\\. ?|[ -])(${NAME})\\.?[ -](\\d{1,2})(?!\\d)` },
];

export interface WrittenDay {
  /** `YYYY-MM-DD`; exists in the calendar. */
  readonly day: string;
  /** Code units. */
  readonly start: number;
  readonly end: number;
}

const AT_START = FORMS.map(({ order, source }) => ({ order, pattern: new RegExp(`^${source}`, 'u') }));
const ANYWHERE = FORMS.map(({ order, source }) => ({
  order,
  pattern: new RegExp(`(?<![\\p{L}\\d./-])${source}`, 'gu'),
}));

/**
 * The day at the start of a line, in words or digits. Null if there is none, and for "3/4/2026" unless the language
 * tells which is the month.
 * @param language BCP 47 tag of the text's language, if known.
 */
export function dayAtStart(line: string, language: string | null): WrittenDay | null {
  for (const { order, pattern } of AT_START) {
    const match = pattern.exec(line);
    const day = match && dayOf(order, match.slice(1), language);
    if (day) return { day, start: 0, end: match[0].length };
  }
  return null;
}

/** All days in a line, in order, without overlap. */
export function daysIn(line: string, language: string | null): WrittenDay[] {
  const found = ANYWHERE.flatMap(({ order, pattern }) =>
    [...line.matchAll(pattern)].flatMap((match) => {
      const day = dayOf(order, match.slice(1), language);
      return day ? [{ day, start: match.index, end: match.index + match[0].length }] : [];
    }),
  ).sort((a, b) => a.start - b.start);
  return found.filter(({ start }, at) => at === 0 || start >= found[at - 1]!.end);
}

function dayOf(order: Order, groups: readonly string[], language: string | null): string | null {
  const [a = '', b = '', c = '', d = ''] = groups;
  const primary = language === null ? null : (language.toLowerCase().split(/[-_]/)[0] ?? null);
  switch (order) {
    case 'ymd':
      return calendarDay(a, Number(c), Number(d));
    case 'numeric':
      return numericDay(a, b, c, d, language);
    case 'day-first':
      return calendarDay(c, monthNamed(b, primary), Number(a));
    case 'month-first':
      return calendarDay(c, monthNamed(a, primary), Number(b));
    case 'year-first':
      return calendarDay(a, monthNamed(b, primary), Number(c));
  }
}

function numericDay(
  first: string,
  separator: string,
  second: string,
  year: string,
  language: string | null,
): string | null {
  const [a, b] = [Number(first), Number(second)];
  const dayFirst = isDayFirst(language);
  // "18.11.26" may as well be the 26th of November 2018.
  if (year.length === 2) return dayFirst && separator.startsWith('.') ? calendarDay(year, b, a) : null;
  if (dayFirst || a > 12 || a === b) return calendarDay(year, b, a);
  return b > 12 ? calendarDay(year, a, b) : null;
}

function isDayFirst(language: string | null): boolean {
  if (language === null) return false;
  const [primary = '', ...rest] = language.split(/[-_]/);
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? '';
  if (primary.toLowerCase() === 'en') return DAY_FIRST_ENGLISH.has(region);
  return DAY_FIRST_LANGUAGES.has(primary.toLowerCase()) && !MIXED_REGIONS.has(region);
}

/** `YYYY-MM-DD`; null for a day that does not exist. Two digits of a year are read as in RFC 2822. */
export function calendarDay(year: string, month: number | null, day: number): string | null {
  const full = year.length === 2 ? (Number(year) < 50 ? 2000 : 1900) + Number(year) : Number(year);
  if (month === null || month < 1 || day < 1 || full < 1) return null;
  const written = `${String(full).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const parsed = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(written) ? written : null;
}

const two = (number: number): string => String(number).padStart(2, '0');
