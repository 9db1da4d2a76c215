/**
 * The day or week in which a question says that something happened: "who resigned yesterday?". A report of that day says
 * "on Tuesday", or nothing, so these words are not searched for, and not read with it.
 */
import type { IsoDate } from '../../domain/article.js';
import { dayOf } from '../../domain/dates.js';
import { DAY_MS } from '../../domain/units.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { type TimeRange, timeRangeOf, withoutWords } from './time-range.js';

export interface NamedTime {
  readonly range: TimeRange;
  /** As written in the question: "on Tuesday". */
  readonly words: string;
}

/** A month or a year also limits what is counted: "how many strikes this year". */
const MAX_DAYS = 7;
/** So does what began in the past: "since Friday", "in the last three days". */
const STRETCH_RE = /\b(?:since|from|between|past|hours?|days)\b(?! ago)/i;
/** Before a time that is not that of the event: "by Tuesday", "every Friday". */
const OTHER_TIME_RE =
  /\b(?:by|before|after|until|till|than|since|next|every|each|following|previous|coming|due)\s*$/i;

/** Null if a question names no day or week, or has no other words to search for. */
export function namedTimeOf(question: string, now: Date): NamedTime | null {
  const timed = timeRangeOf(question, now);
  if (!timed || contentTerms(timed.question).length === 0) return null;
  const { range, words } = timed;
  const before = question.slice(0, question.indexOf(words));
  if (daysIn(range) > MAX_DAYS || STRETCH_RE.test(words) || OTHER_TIME_RE.test(before)) return null;
  return { range, words };
}

/** Days of publication of the reports of a time: its own and the one after it. */
export const reportedIn = ({ range: { from, to } }: NamedTime): TimeRange => ({
  from,
  to: new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10),
});

/** True if an article was published when the time was reported. */
export const isReportOf = (time: NamedTime, publishedAt: IsoDate | null): boolean =>
  publishedAt !== null && daysBetween(reportedIn(time), publishedAt) === 0;

/** Days from a publication to the nearest day of a range; 0 within it. */
export function daysBetween({ from, to }: TimeRange, publishedAt: IsoDate): number {
  const day = Date.parse(dayOf(publishedAt));
  return Math.max(0, Date.parse(from) - day, day - Date.parse(to)) / DAY_MS;
}

/** A question without the words of its time. */
export const withoutTime = (question: string, { words }: NamedTime): string => withoutWords(question, words);

const daysIn = ({ from, to }: TimeRange): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
