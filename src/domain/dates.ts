import type { IsoDate } from './article.js';

/** The calendar day of a date as it is written, `YYYY-MM-DD`: with an offset, the day of the place. */
export const dayOf = (date: IsoDate): string => date.slice(0, 10);

/** The time of day as it is written, `HH:MM`; null for a date without a time. */
export const timeOf = (date: IsoDate): string | null => /^.{10}T(\d\d:\d\d)/.exec(date)?.[1] ?? null;

/** Milliseconds by which the clock of the place is ahead of UTC; 0 for a date without a time. */
export const offsetOf = (date: IsoDate): number =>
  date.length > 19 ? Date.parse(`${date.slice(0, 19)}Z`) - Date.parse(date.replace(/\.\d+/, '')) : 0;

/** For sorting by instant, earliest first; a date without a time counts as midnight UTC. */
export const compareDates = (a: IsoDate, b: IsoDate): number => Date.parse(a) - Date.parse(b);
