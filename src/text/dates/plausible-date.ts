import type { IsoDate } from '../../domain/article.js';
import { dayOf } from '../../domain/dates.js';
import { DAY_MS } from '../../domain/units.js';

/** The first web page. Earlier days are the zeros of templates: 0001-01-01, 1970-01-01. */
const EARLIEST_DAY = '1991-08-06';
/** Clocks differ, and days begin earlier in the east. */
const MAX_AHEAD_MS = 2 * DAY_MS;

/** The date if an article on the web may have it; null before the web and more than two days after `now`. */
export function plausibleDate(date: IsoDate | null, now: Date): IsoDate | null {
  return date !== null && dayOf(date) >= EARLIEST_DAY && !isInFuture(date, now) ? date : null;
}

/** True for a date more than two days after `now`. */
export const isInFuture = (date: IsoDate, now: Date): boolean =>
  Date.parse(date) > now.getTime() + MAX_AHEAD_MS;
