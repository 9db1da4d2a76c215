import { dayOf, timeOf } from '../domain/dates.js';

/** For example "31 October 2025"; the day as the date is written. */
export const longDate = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(dayOf(date)));

/** For example "25 November 2026, 06:45", as the date is written; without the time if it has none. */
export function longMoment(date: string): string {
  const time = timeOf(date);
  return time === null ? longDate(date) : `${longDate(date)}, ${time}`;
}

/** For example "25 November 2026", or "11 November 2026 to 20 November 2026". */
export const daysIn = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`;
