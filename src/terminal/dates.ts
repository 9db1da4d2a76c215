import { dayOf } from '../domain/dates.js';

/** For example "31 October 2025"; the day as the date is written. */
export const longDate = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(dayOf(date)));
