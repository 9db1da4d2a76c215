/** Signs that a sentence tells of another day than the question names. */

import type { IsoDate } from '../../domain/article.js';
import { dayOf } from '../../domain/dates.js';
import type { StoredArticle } from '../../store/ports/article-store.js';
import { MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf } from '../../text/lexicon/words.js';

const WEEKDAY = anyOf(WEEKDAYS);
/** "on Thursday", "by saturday", "Sunday's march" */
const ASKED_DAY_RE = new RegExp(
  `\\b(?:on|by|until|of) (${WEEKDAY})\\b|\\b(${WEEKDAY})(?=['’]s\\b|\\W*$)`,
  'giu',
);
const DAY_RE = new RegExp(`\\b${WEEKDAY}\\b`, 'giu');
/** When it was said is not when it was: "police said on Tuesday", "reported early on Tuesday". */
const SAID_RE = new RegExp(
  `\\b(?:said|says|told|reported|announced|confirmed|added|according)\\b[^,;.]{0,40}?\\b${WEEKDAY}\\b`,
  'giu',
);
/** "in 2009", "since 2009, when"; not "more than since 2009". */
const IN_YEAR_RE = /\b(?:(?:in|of) ((?:1[89]|20)\d\d)|since ((?:1[89]|20)\d\d), when)\b/giu;
const MONTH_RE = new RegExp(
  `\\b${anyOf(MONTHS.filter((month) => month.length > 3 && month !== 'March'))}\\b`,
  'iu',
);
const YEAR_RE = /\b(?:1[89]|20)\d\d\b/;

/**
 * True if a question names a day of the week and the sentence tells only of others, or names a day or month without a year
 * and the sentence tells of another year than that of its report.
 */
export function isOfOtherDay(
  question: string,
  sentence: string,
  { publishedAt }: Pick<StoredArticle, 'publishedAt'>,
): boolean {
  const asked = daysIn(question, ASKED_DAY_RE);
  if (YEAR_RE.test(question)) return false;
  if (asked.length > 0 && !asked.includes(weekdayOf(publishedAt))) {
    const told = daysIn(sentence.replace(SAID_RE, ' '), DAY_RE);
    if (told.length > 0 && !told.some((day) => asked.includes(day))) return true;
  }
  if (publishedAt === null || (asked.length === 0 && !MONTH_RE.test(question))) return false;
  const years = Array.from(sentence.matchAll(IN_YEAR_RE), ([, year, since]) => year ?? since!);
  return years.length > 0 && !years.some((year) => publishedAt.startsWith(year));
}

/** A report of that day tells how it is on that day, whatever it says of the one before. */
const weekdayOf = (publishedAt: IsoDate | null): string => {
  const day = publishedAt === null ? Number.NaN : new Date(dayOf(publishedAt)).getUTCDay();
  return (WEEKDAYS[(day + 6) % 7] ?? '').toLowerCase();
};

const daysIn = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), (match) => (match[1] ?? match[2] ?? match[0]).toLowerCase());
