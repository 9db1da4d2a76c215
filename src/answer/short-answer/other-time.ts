/** Signs that a sentence speaks of another time than the question: of 2023 for 2022, of what is to come for what was. */
import type { Span } from '../../domain/article.js';
import { DAY_MS } from '../../domain/units.js';
import type { StoredArticle } from '../../store/ports/article-store.js';
import { monthDaysIn } from '../../text/dates/month-days.js';
import { contentTerms } from '../../text/terms/tokens.js';

/** "the 1500 metres", "2000 people" */
const NOT_COUNTING =
  '(?! (?:k?m|met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet|people|workers|men|women|jobs|homes|houses|troops|soldiers|protesters|runners|votes|points|euros|dollars|pounds|words|pages|years|hours)\\b)';
/** "in 2022", "the 2022 race"; not "since 2022", which sentences of other years answer, nor "the 1500 metres". */
const IN_YEAR_RE = new RegExp(`\\b(?:in|during|the|from the) ((?:1[5-9]|20)\\d\\d)\\b${NOT_COUNTING}`, 'giu');
const YEAR_RE = new RegExp(`(?<![\\d.,£$€])(?:1[5-9]|20)\\d\\d\\b(?![.,]\\d|%)${NOT_COUNTING}`, 'gu');
/** "its first title since 2001", "born in 1971", "from 2019 to 2025" and "down from 12 in 2018" are of other years. */
const LIMIT_RE =
  /\b(?:since|before|after|until|till|from|to|between|and|born|died|founded|record)\W(?:\w+ )?$|\b(?:from|than|with|against) [^;]{1,30} in $/i;
const MAX_LIMIT_CHARS = 40;

/** What the times of an article depend on. */
type Dated = Pick<StoredArticle, 'publishedAt'>;

/**
 * True if a question is about a year and the sentence names only another. Reports of that year, the one before and the
 * one after need not name it.
 */
export function isOfOtherYear(question: string, sentence: string, { publishedAt }: Dated): boolean {
  const asked = Array.from(question.matchAll(IN_YEAR_RE), ([, year]) => Number(year));
  if (asked.length === 0 || asked.some((year) => sentence.includes(String(year)))) return false;
  const present = publishedAt === null ? null : Number(publishedAt.slice(0, 4));
  if (present === null || asked.some((year) => Math.abs(year - present) <= 1)) return false;
  return Array.from(sentence.matchAll(YEAR_RE)).some(
    ({ index }) => !LIMIT_RE.test(sentence.slice(Math.max(0, index - MAX_LIMIT_CHARS), index)),
  );
}

const ASKS_NOW_RE =
  /^(?!.*\b(?:did|was|were|had)\b).*\b(?:now|nowadays|today|currently|at present|these days)\b/i;
const PRESENT_RE =
  /\b(?:now|nowadays|today|currently|present(?:ly)?|these days|is|are|has|have|since|costs?)\b|['’](?:s|re|ve)\b/i;
const PAST_RE = /\b(?:ago|last (?:year|month|season|summer|winter)|formerly|previously|used to)\b/i;
const PAST_VERB_RE = /\b(?:was|were|had|used to|\p{L}{2,20}ed)\b/iu;

/** True if a question asks about the present and the sentence tells only how it was. */
export const isOfThePast = (question: string, sentence: string): boolean =>
  ASKS_NOW_RE.test(question) &&
  PAST_RE.test(sentence) &&
  PAST_VERB_RE.test(sentence) &&
  !PRESENT_RE.test(sentence);

/** "the deadliest since 1978, when 16 people died in a bakery" */
const EARLIER_EVENT_RE =
  /\b(?:since|(?:worst|deadliest|last|previous) .{0,60}?\bin) (?:\w+ )?((?:1[5-9]|20)\d\d),? when\b/i;
/** "since 15 people died at a feed works in 1974" */
const SINCE_EVENT_RE = /\bsince (?=[^;:.]{0,100}?\b(?:in|of) ((?:1[5-9]|20)\d\d)\b)/i;
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
  const found = EARLIER_EVENT_RE.exec(sentence) ?? sinceEvent(sentence, start);
  if (!found || found.index > start || question.includes(found[1]!)) return false;
  const clause = new Set(contentTerms(sentence.slice(found.index)));
  return !terms.some((term) => clause.has(term) && !SAME_EVERYWHERE.has(term));
}

/** Only where the span stands before the year: "since the war began in 2023, 150 have died" counts up to now. */
function sinceEvent(sentence: string, start: number): RegExpExecArray | null {
  const found = SINCE_EVENT_RE.exec(sentence);
  return found && start < sentence.indexOf(found[1]!, found.index) ? found : null;
}

const ASKS_WILL_RE = /\b(?:when will|until when)\b/i;
const ASKS_PAST_RE =
  /\bwhen (?:did|was|were|had)\b(?!.*\b(?:due|expected|scheduled|supposed|meant|planned|to|for|until|would|will|say|said|announced?|agreed?|set|deadline|delayed|postponed|moved|put|called)\b)/i;
const AHEAD_RE = /(?<!\bthe )\bnext\b|\btomorrow\b/i;
const BEHIND_RE = /\b(?:last (?!until\b)|ago\b|yesterday\b|earlier\b)/i;
const FUTURE_RE =
  /\b(?:will|would|won['’]t|shall|should|might|could|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|hop(?:es?|ed|ing)|aims?|due|scheduled|until|till|next|is|are|to be)\b/i;
/** A day of the weeks before is over; one of longer ago may as well be the next of its name. */
const RECENT_DAYS = 60;

/**
 * True if the time in a span was over for "when will", or was still to come for "when did".
 * @param before The sentence up to the span.
 */
export function isOnOtherSide(
  question: string,
  words: string,
  before: string,
  { publishedAt }: Dated,
): boolean {
  if (publishedAt === null) return false;
  const present = Number(publishedAt.slice(0, 4));
  const years = Array.from(words.matchAll(YEAR_RE), ([year]) => Number(year));
  if (ASKS_PAST_RE.test(question))
    return years.length > 0 ? years.every((year) => year > present) : AHEAD_RE.test(words);
  if (!ASKS_WILL_RE.test(question)) return false;
  if (years.length > 0) return years.every((year) => year < present);
  return !FUTURE_RE.test(before) && (BEHIND_RE.test(words) || isRecentDay(words, publishedAt));
}

/** True if the words are one day and month that were shortly before the article. */
function isRecentDay(words: string, publishedAt: string): boolean {
  const days = [...monthDaysIn(words)];
  if (days.length !== 1) return false;
  const [month, day] = days[0]!.split('-').map(Number);
  const published = Date.parse(publishedAt.slice(0, 10));
  const ago = (published - Date.UTC(Number(publishedAt.slice(0, 4)), month! - 1, day)) / DAY_MS;
  return ago > 0 && ago < RECENT_DAYS;
}
