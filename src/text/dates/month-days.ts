import { MONTH_ABBREVIATIONS, MONTHS } from '../lexicon/months.js';
import { anyOf } from '../lexicon/words.js';

const MONTH = anyOf([...MONTHS, ...MONTH_ABBREVIATIONS]);
const DAY = '\\d{1,2}(?:st|nd|rd|th)?(?![\\d:]|[.,]\\d)';
const MONTH_DAY_RE = new RegExp(
  `\\b(?:(?<before>${DAY})(?: of)? (?<month>${MONTH})|(?<name>${MONTH})\\.? (?<after>${DAY}))(?!\\p{L})`,
  'giu',
);

/** The days that a text names with their month, as "3-7" for 7 March. */
export function monthDaysIn(text: string): ReadonlySet<string> {
  const days = Array.from(text.matchAll(MONTH_DAY_RE), ({ groups }) => {
    const { before, month, name, after } = groups!;
    const start = (month ?? name)!.slice(0, 3).toLowerCase();
    const number = MONTHS.findIndex((one) => one.toLowerCase().startsWith(start)) + 1;
    return `${number}-${Number.parseInt((before ?? after)!, 10)}`;
  });
  return new Set(days);
}
