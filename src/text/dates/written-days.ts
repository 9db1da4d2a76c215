import { monthNamed } from './month-names.js';

/** Where the order of day and month in "3/4/2026" follows from the language or country of a text. */
const DAY_FIRST_LANGUAGES = new Set(
  'bg ca cs da de el es fi fr gl hr id it nb nl nn no pl pt ro ru sk sl sr sv tr uk'.split(' '),
);
const DAY_FIRST_ENGLISH = new Set('AU GB GH HK IE IN KE LK MT MY NG NZ PK SG UK ZA ZW'.split(' '));
/** French Canadians, and Spanish speakers in the United States, write both orders. */
const MIXED_REGIONS = new Set(['CA', 'US']);

const SEPARATORS = '[-/.]';
const NAME = '[\\p{L}\\p{M}]{3,14}';
/** Between the parts of a written-out date. */
const OF = "(?:(?:of|de|del|den|di) |d[’'])?";
const ORDINAL = '(?:st|nd|rd|th|er|[.ºª°])?';

/** The year before the first one of an era: of two emperors of Japan, of the Republic of China. */
const YEARS_BEFORE: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 };

/** What a form's groups mean. */
type Form = 'ymd' | 'era' | 'dmy' | 'numeric' | 'day-first' | 'month-first' | 'year-first';

/** The order of day and month in "3/4/2026". */
export type NumericOrder = 'day-first' | 'month-first';

/** Forms of a day, each as the source of a regular expression with its groups in the order named. */
const FORMS: readonly { readonly form: Form; readonly source: string }[] = [
  { form: 'ymd', source: `(\\d{4})(?:(${SEPARATORS})(\\d{1,2})\\2(\\d{1,2}))(?!\\d)` },
  { form: 'ymd', source: '(\\d{4}) ?[年년]( ?)(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日일]' },
  { form: 'era', source: '(令和|平成|民國|民国) ?(\\d{1,3}|元) ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日' },
  // Vietnamese: "18 tháng 11, 2026".
  { form: 'dmy', source: '(\\d{1,2}) (tháng) (\\d{1,2})(?:,| năm)? (\\d{4})(?!\\d)' },
  { form: 'numeric', source: `(\\d{1,2})(\\. |${SEPARATORS})(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d:])` },
  {
    form: 'day-first',
    source: `(\\d{1,2})${ORDINAL}(?: ${OF}|-)(${NAME})\\.?,?(?: ?['’]| (?:de |del )?|-)(\\d{4}|\\d{2})(?![\\d:]|[.h]\\d)`,
  },
  {
    form: 'month-first',
    source: `(${NAME})\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?(?:, ?| | de |-)(\\d{4})(?!\\d)`,
  },
  { form: 'year-first', source: `(\\d{4})(?:\\. ?|[ -])(${NAME})\\.?[ -](\\d{1,2})(?!\\d)` },
];

export interface WrittenDay {
  /** `YYYY-MM-DD`; exists in the calendar. */
  readonly day: string;
  /** Code units. */
  readonly start: number;
  readonly end: number;
}

const AT_START = FORMS.map(({ form, source }) => ({ form, pattern: new RegExp(`^${source}`, 'u') }));
const ANYWHERE = FORMS.map(({ form, source }) => ({
  form,
  // Not the minutes of a clock: "14:20 May 19, 2026".
  pattern: new RegExp(`(?<![\\p{L}\\p{M}\\d./-]|\\d:)${source}`, 'gu'),
}));

/** What tells how a date is to be read. */
export interface DateStyle {
  /** BCP 47 tag of the text's language, if known. */
  readonly language: string | null;
  /** For "3/4/2026", if the language does not tell; null if unknown. */
  readonly order?: NumericOrder | null;
}

/**
 * The day at the start of a line, in words or ASCII digits. Null if there is none, and for "3/4/2026" unless the style tells
 * which is the month.
 */
export function dayAtStart(line: string, style: DateStyle): WrittenDay | null {
  for (const { form, pattern } of AT_START) {
    const match = pattern.exec(line);
    const day = match && dayOf(form, match.slice(1), style);
    if (day) return { day, start: 0, end: match[0].length };
  }
  return null;
}

/** All days in a line, in order, without overlap. */
export function daysIn(line: string, style: DateStyle): WrittenDay[] {
  const text = withAsciiDigits(line);
  const found = ANYWHERE.flatMap(({ form, pattern }) => [...daysOfForm(text, form, pattern, style)]).sort(
    (a, b) => a.start - b.start,
  );
  return found.filter(({ start }, at) => at === 0 || start >= found[at - 1]!.end);
}

/** What looks like a day and is none may contain one: "8 pm BST, 19 August 2026". @param pattern With the flag `g`. */
function* daysOfForm(text: string, form: Form, pattern: RegExp, style: DateStyle): Generator<WrittenDay> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const day = dayOf(form, match.slice(1), style);
    if (day) yield { day, start: match.index, end: match.index + match[0].length };
    else pattern.lastIndex = match.index + 1;
  }
}

const NUMERIC_RE = /(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)/g;

/** The order in which all dates like "25/11/2026" in the lines are written; null without any, or if they differ. */
export function numericOrder(lines: readonly string[]): NumericOrder | null {
  const orders = lines.flatMap((line) =>
    [...line.matchAll(NUMERIC_RE)].flatMap(([, first, , second]): NumericOrder[] => {
      const [a, b] = [Number(first), Number(second)];
      if (a > 12 && a <= 31 && b >= 1 && b <= 12) return ['day-first'];
      return b > 12 && b <= 31 && a >= 1 && a <= 12 ? ['month-first'] : [];
    }),
  );
  return new Set(orders).size === 1 ? orders[0]! : null;
}

/** Arabic, Persian, Devanagari and Bengali digits as 0 to 9; the length stays. */
export const withAsciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, (digit) =>
    String((digit.charCodeAt(0) - (digit < '\u0966' ? 0 : 6)) & 0xf),
  );

function dayOf(form: Form, groups: readonly string[], style: DateStyle): string | null {
  const [a = '', b = '', c = '', d = ''] = groups;
  const primary = style.language === null ? null : (style.language.toLowerCase().split(/[-_]/)[0] ?? null);
  switch (form) {
    case 'ymd':
      return calendarDay(a, Number(c), Number(d));
    case 'era':
      return calendarDay(String(YEARS_BEFORE[a]! + (b === '元' ? 1 : Number(b))), Number(c), Number(d));
    case 'dmy':
      return calendarDay(d, Number(c), Number(a));
    case 'numeric':
      return numericDay(a, b, c, d, style);
    case 'day-first':
      return calendarDay(inCommonEra(c), monthNamed(b, primary), Number(a));
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
  { language, order = null }: DateStyle,
): string | null {
  const [a, b] = [Number(first), Number(second)];
  const dayFirst = isDayFirst(language) || order === 'day-first';
  // "18.11.26" may as well be the 26th of November 2018.
  if (year.length === 2) return dayFirst && separator.startsWith('.') ? calendarDay(year, b, a) : null;
  if (dayFirst || a > 12 || a === b) return calendarDay(year, b, a);
  return b > 12 || order === 'month-first' ? calendarDay(year, a, b) : null;
}

/** Thai years are those of the Buddhist era. */
const inCommonEra = (year: string): string =>
  Number(year) > 2400 && Number(year) < 2700 ? String(Number(year) - 543) : year;

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
