import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf } from '../../text/lexicon/words.js';

/** A month, written out or abbreviated. */
export const MONTH = anyOf([...MONTHS, ...MONTH_ABBREVIATIONS]);
export const WEEKDAY = anyOf(WEEKDAYS);

/** The first three letters of a name, which may start in lower case. */
const prefix = (name: string): string =>
  `[${name.charAt(0)}${name.charAt(0).toLowerCase()}]${name.slice(1, 3)}`;
/** Anything that looks like a month or a weekday: "Sept.", "thu". */
export const MONTH_LIKE = `${anyOf(MONTHS.map(prefix))}[a-z]{0,6}\\.?`;
export const WEEKDAY_LIKE = `${anyOf(WEEKDAYS.map(prefix))}[a-z]{0,6}`;

/** From 1. */
export const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
