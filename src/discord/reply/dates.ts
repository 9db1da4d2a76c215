import type { IsoDate } from '../../domain/article.js';
import { DAY_MS } from '../../domain/units.js';

const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `31 October 2025`; undefined for what is not a date. */
export function longDate(date: IsoDate | null): string | undefined {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : words.format(time);
}

/** Whole days from the day of `date` to the day of `now`, both in UTC; negative for a day to come. */
export function daysOld(date: IsoDate, now: Date): number {
  return Math.floor(now.getTime() / DAY_MS) - Math.floor(Date.parse(date) / DAY_MS);
}

/** Discord's own mark for a moment, shown in each reader's own time zone and language. */
export function moment(date: IsoDate, style: 'D' | 'R'): string | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : `<t:${Math.floor(time / 1000)}:${style}>`;
}
