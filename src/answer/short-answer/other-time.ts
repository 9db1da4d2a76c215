/** Signs that a sentence speaks of another time than the question: of 2023 for 2022, of what is to come for what was. */
import type { Span } from '../../domain/article.js';
import { DAY_MS } from '../../domain/units.js';
import { monthDaysIn } from '../../text/dates/month-days.js';
import { contentTerms } from '../../text/terms/tokens.js';

/** "in 2022", "the 2022 race"; not "since 2022", which sentences of other years answer. */
const IN_YEAR_RE = /\b(?:in|of|for|during|the|from the) ((?:1[5-9]|20)\d\d)\b/gi;
const YEAR_RE = /(?<![\d.,£$€])(?:1[5-9]|20)\d\d\b(?![.,]\d|%)/g;
/** "its first title since 2001" is of another year. */
const LIMIT_RE = /\b(?:since|before|after|until|till|from) (?:\w+ )?$/i;
const FROM_PRESENT: readonly (readonly [RegExp, number])[] = [
  [/\bnext (?:year|season|spring|summer|autumn|winter)\b/i, 1],
  [/\blast (?:year|season|spring|summer|autumn|winter)\b|\ba year (?:ago|earlier|before)\b/i, -1],
  [/\bthis (?:year|season|spring|summer|autumn|winter)\b/i, 0],
];

/** True if a question is about a year and the sentence names other years only. */
export function isOfOtherYear(question: string, sentence: string, publishedAt: string | null): boolean {
  const asked = Array.from(question.matchAll(IN_YEAR_RE), ([, year]) => Number(year));
  // Reports of that year need not name it, and may name others.
  if (asked.length === 0 || asked.includes(Number(publishedAt?.slice(0, 4)))) return false;
  const told = yearsIn(sentence, publishedAt);
  return told.length > 0 && !asked.some((year) => told.includes(year));
}

function yearsIn(sentence: string, publishedAt: string | null): number[] {
  const written = Array.from(sentence.matchAll(YEAR_RE))
    .filter(({ index }) => !LIMIT_RE.test(sentence.slice(0, index)))
    .map(([year]) => Number(year));
  if (publishedAt === null) return written;
  const present = Number(publishedAt.slice(0, 4));
  const relative = FROM_PRESENT.filter(([pattern]) => pattern.test(sentence));
  return [...written, ...relative.map(([, years]) => present + years)];
}

const ASKS_NOW_RE = /\b(?:now|nowadays|today|currently|at present|these days)\b/i;
const PRESENT_RE = /\b(?:now|nowadays|today|currently|present(?:ly)?|is|are|has|have|since)\b/i;
const PAST_RE = /\b(?:ago|last (?:year|month|season|summer|winter)|formerly|previously|used to)\b/i;

/** True if a question asks about the present and the sentence tells only how it was. */
export const isOfThePast = (question: string, sentence: string): boolean =>
  ASKS_NOW_RE.test(question) && PAST_RE.test(sentence) && !PRESENT_RE.test(sentence);

/** "the deadliest since 1978, when 16 people died in a bakery" */
const EARLIER_EVENT_RE = /\b(?:since|in|from|of) (?:\w+ )?((?:1[5-9]|20)\d\d),? when\b/i;
/** They are the same in every disaster. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set(
  contentTerms(
    'many number people person killed died dead death deaths lives lost toll injured hurt wounded missing',
  ),
);

/** True if a span is in the clause of an earlier event, of which the question has no word. */
export function isOfEarlierEvent(
  question: string,
  terms: readonly string[],
  sentence: string,
  { start }: Span,
): boolean {
  const found = EARLIER_EVENT_RE.exec(sentence);
  if (!found || found.index > start || question.includes(found[1]!)) return false;
  const clause = new Set(contentTerms(sentence.slice(found.index)));
  return !terms.some((term) => clause.has(term) && !SAME_EVERYWHERE.has(term));
}

const ASKS_WILL_RE = /\b(?:when will|until when)\b/i;
/** Reports may answer these by what has happened meanwhile. */
const ASKS_PRESENT_RE = /\bwhen (?:does|do|is|are|can)\b/i;
const ASKS_PAST_RE =
  /\bwhen (?:did|was|were|had)\b(?!.*\b(?:due|expected|scheduled|supposed|meant|planned|to)\b)/i;
const FUTURE_RE =
  /\b(?:will|would|won['’]t|shall|should|may|might|can|could|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|hop(?:es?|ed|ing)|aims?|due|scheduled|set|until|till|from|by|next|is to|are to|was to|were to|to be)\b/i;
const AHEAD_RE = /\b(?:next|tomorrow|coming)\b/i;
const BEHIND_RE = /\b(?:last (?!until\b)|ago\b|yesterday\b|earlier\b)/i;
/** A day of the months before is over; one of longer ago may as well be the next of its name. */
const RECENT_DAYS = 250;

/**
 * True if the time in a span was over for "when will", or was still to come for "when did".
 * @param before The sentence up to the span.
 */
export function isOnOtherSide(
  question: string,
  words: string,
  before: string,
  publishedAt: string | null,
): boolean {
  if (publishedAt === null) return false;
  const present = Number(publishedAt.slice(0, 4));
  const years = Array.from(words.matchAll(YEAR_RE), ([year]) => Number(year));
  if (ASKS_PAST_RE.test(question)) {
    const isAhead = years.length > 0 ? years.every((year) => year > present) : AHEAD_RE.test(words);
    return isAhead && !BEHIND_RE.test(words);
  }
  const asksWill = ASKS_WILL_RE.test(question);
  if (!asksWill && !ASKS_PRESENT_RE.test(question)) return false;
  if (years.length > 0) return years.every((year) => year < present);
  if (FUTURE_RE.test(before)) return false;
  return (asksWill && BEHIND_RE.test(words)) || isRecentDay(words, publishedAt);
}

/** True if the words are a day and month that were shortly before the article. */
function isRecentDay(words: string, publishedAt: string): boolean {
  const [first] = monthDaysIn(words);
  if (first === undefined) return false;
  const [month, day] = first.split('-').map(Number);
  const published = Date.parse(publishedAt.slice(0, 10));
  const days = (published - Date.UTC(Number(publishedAt.slice(0, 4)), month! - 1, day)) / DAY_MS;
  return days > 0 && days < RECENT_DAYS;
}
