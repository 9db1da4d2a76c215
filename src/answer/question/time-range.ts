/**
 * The time that a question names: "what happened yesterday", "news since Friday", "who resigned on Tuesday". Days are
 * those of UTC; "today" and "yesterday" may be those of a time zone west of UTC.
 */
import { DAY_MS, HOUR_MS } from '../../domain/units.js';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf } from '../../text/lexicon/words.js';

/** Days of publication, both included: `2026-11-20`. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

export interface TimedQuestion {
  readonly range: TimeRange;
  /** The words of time as they are written in the question, with their preposition. */
  readonly words: string;
  /** The question without them. */
  readonly question: string;
}

const WEEKDAY = anyOf([
  ...WEEKDAYS.map((day) => day.toLowerCase()),
  'mon',
  'tues?',
  'weds?',
  'thurs?',
  'fri',
]);
const WEEKDAY_POINT_RE = new RegExp(`^(last |this )?(${WEEKDAY})\\b`);
const MONTH = `${anyOf([...MONTHS, ...MONTH_ABBREVIATIONS].map((month) => month.toLowerCase()))}\\.?`;
const DATE = `(?:(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,? \\d{4})?|\\d{4}-\\d{2}-\\d{2})`;
const UNIT = '(?:minute|hour|day|week|fortnight|month|year)s?';
const COUNT =
  '(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|a few|couple of|a couple of)';
const PART_OF_DAY = '(?: (?:morning|afternoon|evening|night))?';
/** A point in time, or a stretch of it that begins there. */
const POINT = `(?:yesterday${PART_OF_DAY}|today|(?:the day before yesterday)|this (?:morning|afternoon|evening|week|weekend|month|year)|last (?:night|week|weekend|month|year)(?! of\\b)|(?:last |this )?${WEEKDAY}${PART_OF_DAY}|${DATE})`;
/** A month alone needs a preposition: "may" and "march" are verbs. */
const MONTH_ALONE = `${MONTH}(?: \\d{4})?`;
/** Names that hold the name of a day: "Black Friday", "Good Friday". */
const NAMED_DAY = '(?<!\\b(?:black|good|bloody|super|cyber|ash|palm|easter|freaky|usa) )';

type Resolve = (match: RegExpExecArray, today: Date) => TimeRange | null;

/** The first that matches decides. */
const FORMS: readonly (readonly [RegExp, Resolve])[] = [
  [
    re(`(?:from|between) (${POINT}|${MONTH_ALONE}) (?:to|and|until|till) (${POINT}|${MONTH_ALONE})`),
    ([, from, to], today) => stretch(from!, to!, today),
  ],
  [
    re(`(?:ever )?since (${POINT}|${MONTH_ALONE})`),
    ([, from], today) => joined(resolvePoint(from!, today), dayRange(today)),
  ],
  [
    re(
      `(?:(?:in|over|during|within|for|from) )?(the last|last|(?:the )?past) (?:(${COUNT}) (${UNIT})|(${UNIT})(?! of\\b))(?:'s)?`,
    ),
    ([, which, count, unit, single], today) =>
      single !== undefined && isCalendarPeriod(which!, single)
        ? null
        : { from: dayOf(before(today, countOf(count), unit ?? single!)), to: dayOf(today) },
  ],
  [re(`(${COUNT}) (${UNIT}) ago`), ([, count, unit], today) => around(countOf(count), unit!, today)],
  [
    re(`(?:(?:on|in|during|of|from|for|so far) )?${NAMED_DAY}(${POINT})(?:'s)?`),
    ([, point], today) => resolvePoint(point!, today),
  ],
  [
    re(
      `(?:(?:in|from|during|of|since) )?(?:the )?(early|mid|late|start of|beginning of|middle of|end of)(?: |-)(${MONTH_ALONE})`,
    ),
    ([, part, month], today) => partOfMonth(part!, monthRange(month!, today)),
  ],
  [re(`(?:in|during) (${MONTH_ALONE})`), ([, month], today) => monthRange(month!, today)],
  [
    re(`(?:on|of|from) the (\\d{1,2})(?:st|nd|rd|th)(?= ?(?:$|[?!.,;:]|and |or ))`),
    ([, day], today) => dayOfMonth(Number(day), today),
  ],
  [re('tonight'), (_, today) => localDay(today)],
];

/** "last week" is one of the calendar, and "the past years" are any number. */
const isCalendarPeriod = (which: string, unit: string): boolean =>
  /^(?:week|fortnight|month|year)s$/.test(unit) || (which === 'last' && /^(?:week|month|year)$/.test(unit));

function re(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])${source}(?![\\p{L}\\p{N}]|[-.]\\p{L})`, 'u');
}

/** Null if the question names no time. @param question Any case. */
export function timeRangeOf(question: string, now: Date): TimedQuestion | null {
  const lower = question.toLowerCase().replaceAll('’', "'");
  // Lower-casing changed the length: the offsets would be wrong.
  if (lower.length !== question.length) return null;
  for (const [pattern, resolve] of FORMS) {
    const match = pattern.exec(lower);
    const range = match && resolve(match, now);
    if (!match || !range || range.from > range.to) continue;
    const words = question.slice(match.index, match.index + match[0].length);
    return { range, words, question: withoutWords(question, words) };
  }
  return null;
}

/** A question without some of its words, which stand there together. */
export const withoutWords = (question: string, words: string): string =>
  question
    .replace(words, () => ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!.,])/g, '')
    .trim();

function resolvePoint(point: string, today: Date): TimeRange | null {
  if (/^today|^this (?:morning|afternoon|evening)/.test(point)) return localDay(today);
  if (/^the day before/.test(point)) return localDay(before(today, 2, 'days'));
  // News of the night is dated on either day.
  if (point === 'last night') return { from: localDay(before(today, 1, 'days')).from, to: dayOf(today) };
  if (/^yesterday/.test(point)) return localDay(before(today, 1, 'days'));
  const [, which, unit] = /^(this|last) (week|weekend|month|year)$/.exec(point) ?? [];
  if (unit) return periodOf(unit, which === 'last', today);
  return weekdayRange(point, today) ?? dateRange(point, today) ?? monthRange(point, today);
}

/** Weeks begin on Monday. */
function periodOf(unit: string, isLast: boolean, today: Date): TimeRange {
  const monday = before(today, daysSinceMonday(today), 'days');
  if (unit === 'week' || unit === 'weekend') {
    const start = isLast ? before(monday, 7, 'days') : monday;
    const saturday = before(start, -5, 'days');
    const from = unit === 'week' ? start : saturday <= today ? saturday : before(saturday, 7, 'days');
    return {
      from: dayOf(from),
      to: dayOf(before(unit === 'week' ? start : from, unit === 'week' ? -6 : -1, 'days')),
    };
  }
  const [year, month] = [today.getUTCFullYear() - (isLast && unit === 'year' ? 1 : 0), today.getUTCMonth()];
  if (unit === 'year') return { from: `${year}-01-01`, to: `${year}-12-31` };
  return wholeMonth(new Date(Date.UTC(year, month - (isLast ? 1 : 0), 1)));
}

function weekdayRange(point: string, today: Date): TimeRange | null {
  const [, which, name] = WEEKDAY_POINT_RE.exec(point) ?? [];
  if (!name) return null;
  const wanted = WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(name.slice(0, 3)));
  const back = (daysSinceMonday(today) - wanted + 7) % 7;
  return dayRange(before(today, back === 0 && which === 'last ' ? 7 : back, 'days'));
}

/** Without a year: the latest such day that is not after tomorrow. */
function dateRange(point: string, today: Date): TimeRange | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(point)) {
    const day = new Date(`${point}T00:00:00Z`);
    return Number.isNaN(day.getTime()) || dayOf(day) !== point ? null : dayRange(day);
  }
  const month = monthIn(point);
  const day = Number(/\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/.exec(point)?.[1] ?? 0);
  if (month < 0 || day === 0) return null;
  const written = /\b(\d{4})\b/.exec(point)?.[1];
  const inYear = (year: number): Date => new Date(Date.UTC(year, month, day));
  const year = today.getUTCFullYear();
  const found = written
    ? inYear(Number(written))
    : inYear(year) <= before(today, -1, 'days')
      ? inYear(year)
      : inYear(year - 1);
  return found.getUTCMonth() === month ? dayRange(found) : null;
}

/** "the 20th": the latest one that is not after tomorrow. */
function dayOfMonth(day: number, today: Date): TimeRange | null {
  const inMonth = (ago: number): Date =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - ago, day));
  const found = inMonth(0) <= before(today, -1, 'days') ? inMonth(0) : inMonth(1);
  return found.getUTCDate() === day ? dayRange(found) : null;
}

function monthRange(point: string, today: Date): TimeRange | null {
  const month = monthIn(point);
  if (month < 0 || /\b\d{1,2}(?:st|nd|rd|th)?\b/.test(point)) return null;
  const written = /\b(\d{4})\b/.exec(point)?.[1];
  const year = today.getUTCFullYear() - (month > today.getUTCMonth() ? 1 : 0);
  return wholeMonth(new Date(Date.UTC(written ? Number(written) : year, month, 1)));
}

/** Its first, second or third ten days or so. */
function partOfMonth(part: string, month: TimeRange | null): TimeRange | null {
  if (month === null) return null;
  const day = (number: string): string => `${month.from.slice(0, 8)}${number}`;
  if (/^(?:early|start|beginning)/.test(part)) return { from: month.from, to: day('10') };
  return /^mid/.test(part) ? { from: day('11'), to: day('20') } : { from: day('21'), to: month.to };
}

const monthIn = (point: string): number => {
  const name = /[a-z]{3,}/.exec(point.replace(/^the |(?:st|nd|rd|th)\b| of /g, ' '))?.[0] ?? '-';
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.slice(0, 3)));
};

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  few: 3,
  'a few': 3,
  'couple of': 2,
  'a couple of': 2,
};
const countOf = (count = 'one'): number => COUNTS[count] ?? Number(count);

const UNIT_DAYS: Readonly<Record<string, number>> = {
  minute: 0,
  day: 1,
  week: 7,
  fortnight: 14,
  month: 31,
  year: 366,
};

/** Hours reach into the day before. */
function before(day: Date, count: number, unit: string): Date {
  const name = singular(unit);
  const days = name === 'hour' ? Math.ceil(count / 24) : count * (UNIT_DAYS[name] ?? 1);
  return new Date(day.getTime() - days * DAY_MS);
}

/** Days to either side of what was "two weeks ago". */
const DAYS_AROUND_WEEKS = 3;

/** What was so long ago: the day, the days around it, or the month or year of the calendar. */
function around(count: number, unit: string, today: Date): TimeRange {
  const name = singular(unit);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  switch (name) {
    case 'minute':
      return localDay(today);
    case 'hour': {
      const hour = new Date(today.getTime() - count * HOUR_MS);
      return count < 24 ? { from: localDay(hour).from, to: dayOf(today) } : localDay(hour);
    }
    case 'month':
      return wholeMonth(new Date(Date.UTC(year, month - count, 1)));
    case 'year':
      return { from: `${year - count}-01-01`, to: `${year - count}-12-31` };
    default: {
      const day = before(today, count, unit);
      const margin = name === 'day' ? 0 : DAYS_AROUND_WEEKS;
      return { from: dayOf(before(day, margin, 'days')), to: dayOf(before(day, -margin, 'days')) };
    }
  }
}

const singular = (unit: string): string => unit.replace(/s$/, '');

const daysSinceMonday = (day: Date): number => (day.getUTCDay() + 6) % 7;
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const MAX_HOURS_WEST_MS = 12 * HOUR_MS;
/** West of Greenwich, a day begins up to twelve hours later: what is "today" there may be dated on UTC's day before. */
const localDay = (date: Date): TimeRange => ({
  from: dayOf(new Date(date.getTime() - MAX_HOURS_WEST_MS)),
  to: dayOf(date),
});
const dayRange = (date: Date): TimeRange => ({ from: dayOf(date), to: dayOf(date) });
const wholeMonth = (first: Date): TimeRange => ({
  from: dayOf(first),
  to: dayOf(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))),
});
/** "from Monday to Friday" on a Wednesday: of last week. */
function stretch(from: string, to: string, today: Date): TimeRange | null {
  const range = joined(resolvePoint(from, today), resolvePoint(to, today));
  const isInWeek = [from, to].every((point) => WEEKDAY_POINT_RE.test(point) && !point.startsWith('this '));
  if (range === null || range.from <= range.to || !isInWeek) return range;
  return { ...range, from: dayOf(before(new Date(range.from), 7, 'days')) };
}
const joined = (from: TimeRange | null, to: TimeRange | null): TimeRange | null =>
  from && to && { from: from.from, to: to.to };
