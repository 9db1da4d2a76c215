/** Days that an article names from its own: "Friday" two weeks later is another one. */
import type { IsoDate } from '../../domain/article.js';
import { dayOf } from '../../domain/dates.js';
import { DAY_MS } from '../../domain/units.js';
import { monthDaysIn } from '../../text/dates/month-days.js';
import { WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf } from '../../text/lexicon/words.js';

const WEEKDAY_RE = new RegExp(`\\b${anyOf(WEEKDAYS)}\\b`, 'i');
const FROM_TODAY_RE = /\b(?:yesterday|today|tonight|tomorrow)\b/i;
const DAYS_OF_WEEK = 7;

/** Words and the day of publication of their article. */
interface DatedWords {
  readonly text: string;
  readonly publishedAt: IsoDate | null;
}

/** False if equal words of two articles mean different days, because these were published too far apart. */
export function mayMeanOneDay(a: DatedWords, b: DatedWords): boolean {
  if (a.publishedAt === null || b.publishedAt === null) return true;
  const days = Math.abs(Date.parse(dayOf(a.publishedAt)) - Date.parse(dayOf(b.publishedAt))) / DAY_MS;
  return days < Math.max(maxDaysApart(a.text), maxDaysApart(b.text));
}

/** The days after which the words mean another day. */
function maxDaysApart(text: string): number {
  if (monthDaysIn(text).size > 0) return Infinity;
  if (FROM_TODAY_RE.test(text)) return 1;
  return WEEKDAY_RE.test(text) ? DAYS_OF_WEEK : Infinity;
}
