import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../lexicon/months.js';
import { wordList } from '../../lexicon/words.js';
import { isGlued, startsWith, type Tokens } from '../token.js';
import { countsNoun } from './year-or-count.js';

const MONTH_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...MONTH_ABBREVIATIONS]);
const WEEKDAY_WORDS: ReadonlySet<string> = new Set(WEEKDAYS);
/** With a full stop. */
const ABBREVIATED_WEEKDAYS = new Set(wordList('Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun'));
const ABBREVIATED: ReadonlySet<string> = new Set(MONTH_ABBREVIATIONS);
const ORDINAL_SUFFIX_RE = /^(?:st|nd|rd|th)$/;
const PARTS_OF_DAY = new Set(wordList('morning afternoon evening night lunchtime'));
const SEASONS = new Set(wordList('spring summer autumn winter'));
const RELATIVE_DAYS = new Set(wordList('yesterday today tomorrow tonight'));
const RELATIVE_PERIODS = new Set(
  wordList(
    'week weekend month year season spring summer autumn winter decade century quarter morning afternoon evening night',
  ),
);
const PARTS_OF_YEAR = new Set(wordList('first second third fourth last final'));
const HOLIDAYS: readonly (readonly string[])[] = [
  ['Christmas', 'Day'],
  ['Christmas', 'Eve'],
  ['Christmas'],
  ['Boxing', 'Day'],
  ['Easter', 'Sunday'],
  ['Easter', 'Monday'],
  ['Easter'],
  ['Good', 'Friday'],
  ['Thanksgiving'],
  ['Diwali'],
  ['Ramadan'],
  ['Hanukkah'],
];
/** "May" and "March" are months after one of these. */
const BEFORE_MONTH_RE =
  /^(?:in|last|next|since|by|until|till|of|early|late|mid|this|from|to|through|before|after|during|every|each|for)$/;
const FIRST_YEAR = 1500;
const LAST_YEAR = 2099;

export interface CalendarValue {
  readonly dimension: 'date' | 'clock' | 'duration';
  readonly form: 'single' | 'range';
  readonly end: number;
}

/** The date that begins at a token; null if none does. */
export function dateAt(tokens: Tokens, at: number): CalendarValue | null {
  const first = tokens[at]!;
  const weekday = weekdayAt(tokens, at);
  if (weekday !== null) {
    const comma = tokens[weekday]?.text === ',' ? 1 : 0;
    const exact = monthDayAt(tokens, weekday + comma) ?? dayMonthAt(tokens, weekday + comma);
    return exact ? date(exact.end, exact.form) : date(weekday);
  }
  if (first.kind === 'digits') {
    const end = numericDateAt(tokens, at);
    if (end !== null) return date(end);
    return dayMonthAt(tokens, at) ?? centuryAt(tokens, at) ?? yearsAt(tokens, at);
  }
  return monthDayAt(tokens, at) ?? monthAt(tokens, at) ?? periodAt(tokens, at) ?? holidayAt(tokens, at);
}

const date = (end: number, form: 'single' | 'range' = 'single'): CalendarValue => ({
  dimension: 'date',
  form,
  end,
});

/** "Tuesday", "next Tuesday", "Tuesday evening": the index after it. */
function weekdayAt(tokens: Tokens, at: number): number | null {
  const start = /^(?:last|next|this)$/.test(tokens[at]!.lower) ? at + 1 : at;
  const isAbbreviated =
    ABBREVIATED_WEEKDAYS.has(tokens[start]?.text ?? '') && tokens[start + 1]?.text === '.';
  if (isAbbreviated && isGlued(tokens[start + 1])) return start + 2;
  if (!WEEKDAY_WORDS.has(tokens[start]?.text ?? '')) return null;
  return PARTS_OF_DAY.has(tokens[start + 1]?.lower ?? '') ? start + 2 : start + 1;
}

/** "2026-11-25", "24.10.2026", "25/11/26" */
function numericDateAt(tokens: Tokens, at: number): number | null {
  const [a, first, b, second, c] = tokens.slice(at, at + 5);
  if (!isGlued(first) || !isGlued(b) || !isGlued(second) || !isGlued(c)) return null;
  if (b.kind !== 'digits' || c.kind !== 'digits' || first.text !== second.text) return null;
  if (first.text === '-' && a!.text.length === 4 && b.text.length === 2 && c.text.length === 2) return at + 5;
  if (!/^[./-]$/.test(first.text) || a!.text.length > 2 || b.text.length > 2) return null;
  return isYear(c.text) || (c.text.length === 2 && first.text === '/') ? at + 5 : null;
}

const isYear = (text: string): boolean =>
  text.length === 4 && Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR;

/** The index after a day of the month, with "st" or "th"; null if it is none. */
function dayAt(tokens: Tokens, at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'digits' || token.text.length > 2 || Number(token.text) < 1 || Number(token.text) > 31)
    return null;
  const suffix = tokens[at + 1];
  return isGlued(suffix) && ORDINAL_SUFFIX_RE.test(suffix.text) ? at + 2 : at + 1;
}

/** The index after a month with its full stop; null if it is none. */
function monthNameAt(tokens: Tokens, at: number): number | null {
  const name = tokens[at]?.text ?? '';
  if (!MONTH_WORDS.has(name)) return null;
  const dot = tokens[at + 1];
  return ABBREVIATED.has(name) && dot?.text === '.' && isGlued(dot) ? at + 2 : at + 1;
}

/** The index after ", 2026" or "2026"; the same index if there is no year. */
function yearAfter(tokens: Tokens, at: number): number {
  const comma = tokens[at]?.text === ',' ? 1 : 0;
  const year = tokens[at + comma];
  return year?.kind === 'digits' && isYear(year.text) && !isGlued(year) && !isDecimal(tokens, at + comma)
    ? at + comma + 1
    : at;
}

const isDecimal = (tokens: Tokens, at: number): boolean =>
  /^[.,]$/.test(tokens[at + 1]?.text ?? '') &&
  isGlued(tokens[at + 1]) &&
  isGlued(tokens[at + 2]) &&
  tokens[at + 2]!.kind === 'digits';

/** "20 January", "the 3rd of May 2025", "1-5 December", "1 to 5 December" */
function dayMonthAt(tokens: Tokens, at: number): CalendarValue | null {
  const day = dayAt(tokens, at);
  if (day === null) return null;
  const isBetween = tokens[at - 1]?.lower === 'between' && tokens[day]?.lower === 'and';
  const joined = isBetween ? day + 1 : joinerAt(tokens, day);
  const until = joined === null ? null : dayAt(tokens, joined);
  const last = until ?? day;
  const month = monthNameAt(tokens, tokens[last]?.lower === 'of' ? last + 1 : last);
  return month === null ? null : date(yearAfter(tokens, month), until === null ? 'single' : 'range');
}

/** "January 20", "Nov. 25, 2026", "December 1 to 5" */
function monthDayAt(tokens: Tokens, at: number): CalendarValue | null {
  const month = monthNameAt(tokens, at);
  const day = month === null ? null : dayAt(tokens, month);
  if (day === null || isFollowedByDigits(tokens, day)) return null;
  const joined = joinerAt(tokens, day);
  const until = joined === null ? null : dayAt(tokens, joined);
  const isUntil = until !== null && monthNameAt(tokens, until) === null && !isFollowedByDigits(tokens, until);
  return isUntil ? date(yearAfter(tokens, until), 'range') : date(yearAfter(tokens, day));
}

/** "March 5.2", "March 5:30" are no days. */
const isFollowedByDigits = (tokens: Tokens, at: number): boolean =>
  isGlued(tokens[at]) &&
  isGlued(tokens[at + 1]) &&
  tokens[at + 1]!.kind === 'digits' &&
  tokens[at]!.text !== '-' &&
  tokens[at]!.text !== '–';

/** The index after a hyphen, dash or "to" between two ends. */
export function joinerAt(tokens: Tokens, at: number): number | null {
  const token = tokens[at];
  return token && (/^[-–—]$/.test(token.text) || token.lower === 'to') ? at + 1 : null;
}

/** "March 2026", "in March" */
function monthAt(tokens: Tokens, at: number): CalendarValue | null {
  const month = monthNameAt(tokens, at);
  if (month === null) return null;
  const year = yearAfter(tokens, month);
  if (year > month) return date(year);
  const isAmbiguous = /^(?:May|March|Mar|Sep|Jan|Jun|Dec)$/.test(tokens[at]!.text) || isFirstName(tokens, at);
  if (isAmbiguous && !BEFORE_MONTH_RE.test(tokens[at - 1]?.lower ?? (at > 0 ? '' : '-'))) return null;
  return ABBREVIATED.has(tokens[at]!.text) && month === at + 1 ? null : date(at + 1);
}

/** "June Halloran", "April Sund" */
const isFirstName = (tokens: Tokens, at: number): boolean =>
  /^(?:April|June|August)$/.test(tokens[at]!.text) && /^\p{Lu}\p{Ll}/u.test(tokens[at + 1]?.text ?? '');

/** "the 19th century" */
function centuryAt(tokens: Tokens, at: number): CalendarValue | null {
  const end = dayAt(tokens, at);
  const hyphen = end !== null && tokens[end]?.text === '-' ? 1 : 0;
  return end !== null && end === at + 2 && tokens[end + hyphen]?.lower === 'century'
    ? date(end + hyphen + 1)
    : null;
}

/** "2027", "1990s", "2019-20", "2019–2024" */
function yearsAt(tokens: Tokens, at: number): CalendarValue | null {
  const [year, next, last] = tokens.slice(at, at + 3);
  if (!isYear(year!.text) || isDecimal(tokens, at)) return null;
  if (isGlued(next) && next.text === 's') return date(at + 2);
  if (isGlued(next) && /^[-–/]$/.test(next.text) && isGlued(last) && last.kind === 'digits') {
    const isSeason = last.text.length === 2 && Number(last.text) === (Number(year!.text) + 1) % 100;
    if (isSeason || (isYear(last.text) && last.text > year!.text)) return date(at + 3, 'range');
    return last.text.length === 2 && next.text !== '/' ? date(at + 3, 'range') : null;
  }
  if (isGlued(next) && (next.kind === 'word' || /^[%°]$/.test(next.text))) return null;
  return countsNoun(tokens, at) ? null : date(at + 1);
}

/** "yesterday evening", "last week", "earlier this month", "the third quarter of 2027", "summer 2026" */
function periodAt(tokens: Tokens, at: number): CalendarValue | null {
  const first = tokens[at]!.lower;
  if (RELATIVE_DAYS.has(first)) return date(PARTS_OF_DAY.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1);
  const start = /^(?:earlier|later)$/.test(first) && tokens[at + 1]?.lower === 'this' ? at + 1 : at;
  if (
    /^(?:last|next|this)$/.test(tokens[start]!.lower) &&
    RELATIVE_PERIODS.has(tokens[start + 1]?.lower ?? '')
  )
    return date(start + 2);
  const part = partOfYearAt(tokens, first === 'the' ? at + 1 : at);
  if (part !== null) return date(part);
  if (SEASONS.has(first)) {
    const of = tokens[at + 1]?.lower === 'of' ? at + 2 : at + 1;
    return tokens[of]?.kind === 'digits' && isYear(tokens[of]!.text) ? date(of + 1) : null;
  }
  return null;
}

/** "third quarter", "first half of 2026": the index after it; null for "the first half" of a match. */
function partOfYearAt(tokens: Tokens, at: number): number | null {
  const [part, name] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower ?? ''];
  if (!PARTS_OF_YEAR.has(part) || !/^(?:quarter|half)$/.test(name)) return null;
  const of = tokens[at + 2]?.lower === 'of' ? at + 3 : at + 2;
  if (tokens[of]?.kind === 'digits' && isYear(tokens[of]!.text)) return of + 1;
  if (startsWith(tokens, at + 2, ['of', 'the', 'year'])) return at + 5;
  return name === 'quarter' && part !== 'final' ? at + 2 : null;
}

function holidayAt(tokens: Tokens, at: number): CalendarValue | null {
  const found = HOLIDAYS.find((words) => words.every((word, i) => tokens[at + i]?.text === word));
  return found ? date(at + found.length) : null;
}
