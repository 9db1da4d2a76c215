/** Two spans of one sentence that say the same: an amount and its conversion, the day and the hour. */
import type { Span } from '../../domain/article.js';
import { MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf } from '../../text/lexicon/words.js';
import { valuesIn } from '../../text/values/values-in-span.js';
import type { Candidate } from '../evidence/candidates.js';
import type { RankedSentence } from '../evidence/rank.js';
import { agree, amountOf, CONVERSION_RE } from './amount.js';

/** What a value consists of. */
interface Value {
  readonly ranked: RankedSentence;
  readonly spans: readonly Span[];
}

/** "6 billion rupees, or 75 million dollars"; "at 7:20 a.m. on Friday", where the day is no rival of the hour. */
export function areOneValue(a: Value, b: Value): boolean {
  const spans = spansInOrder(a, b);
  return (
    spans !== null &&
    (isConverted(a.ranked.candidate, ...spans) || isDayAndHour(a.ranked.candidate, ...spans))
  );
}

/** True of "2.4 million francs" and "3.1 million francs", which have most words in common. */
export function haveOtherAmounts(a: Value, b: Value): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  return one !== null && other !== null && one.dimension === other.dimension && !agree(one, other);
}

/** The span over the day and the hour, if that is what the values are. */
export function dayWithHour(a: Value, b: Value): Span | null {
  const spans = spansInOrder(a, b);
  if (!spans || !isDayAndHour(a.ranked.candidate, ...spans)) return null;
  return { start: spans[0].start, end: spans[1].end };
}

/** The spans of values of one sentence; null if they are of two, or have several. */
function spansInOrder(a: Value, b: Value): [Span, Span] | null {
  const [[one, ...more], [other, ...others]] = [a.spans, b.spans];
  if (a.ranked !== b.ranked || !one || !other || more.length > 0 || others.length > 0) return null;
  return one.start <= other.start ? [one, other] : [other, one];
}

/** True if one span is the other in another currency or unit; "68 billion dollars, or 95 dollars a share" are two amounts. */
function isConverted({ text, sentence, from }: Candidate, first: Span, second: Span): boolean {
  if (!CONVERSION_RE.test(from.article.text.slice(first.end, second.start))) return false;
  const [of, to] = [first, second].map(({ start, end }) =>
    valuesIn(text, { start: start - sentence.span.start, end: end - sentence.span.start }).at(-1),
  );
  if (of === undefined || to === undefined || of.dimension !== to.dimension) return false;
  const isRate = of.unit.includes('/') !== to.unit.includes('/');
  return of.unit !== '' && to.unit !== '' && of.unit !== to.unit && !isRate;
}

const CLOCK_RE = /\d ?(?:[ap]\.?m\b|o['’]clock)|\b\d{1,2}[:.]\d\d\b|\b(?:noon|midnight|dawn)\b/i;
const DAY_RE = new RegExp(`\\b${anyOf([...WEEKDAYS, ...MONTHS, 'today', 'yesterday', 'tomorrow'])}\\b`, 'i');
const BETWEEN_DAY_AND_HOUR_RE =
  /^,? ?(?:(?:local time|on|at|in|the|early|late|shortly|after|before|about|around|just|by|morning|afternoon|evening),? ){0,3}$/i;

function isDayAndHour({ from }: Candidate, first: Span, second: Span): boolean {
  const { text } = from.article;
  if (!BETWEEN_DAY_AND_HOUR_RE.test(text.slice(first.end, second.start))) return false;
  const [one, other] = [first, second].map(({ start, end }) => text.slice(start, end));
  return (CLOCK_RE.test(one!) && DAY_RE.test(other!)) || (DAY_RE.test(one!) && CLOCK_RE.test(other!));
}
