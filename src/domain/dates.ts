import type { IsoDate } from './article.js';

/** The calendar day of a date as it is written, `YYYY-MM-DD`: with an offset, the day of the place. */
export const dayOf = (date: IsoDate): string => date.slice(0, 10);

/** The time of day as it is written, `HH:MM`; null for a date without a time. */
export const timeOf = (date: IsoDate): string | null => /^.{10}T(\d\d:\d\d)/.exec(date)?.[1] ?? null;

/** For sorting by instant, earliest first; a date without a time counts as midnight UTC. */
export const compareDates = (a: IsoDate, b: IsoDate): number => Date.parse(a) - Date.parse(b);
