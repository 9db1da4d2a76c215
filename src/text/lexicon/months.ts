import { wordList } from './words.js';

/** January first. */
export const MONTHS = wordList(
  'January February March April May June July August September October November December',
);

/** "May" has none. */
export const MONTH_ABBREVIATIONS = wordList('Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec');

/** Monday first. */
export const WEEKDAYS = wordList('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
