/** Amounts that are only limits: "at least nine" does not contradict "14". */
import type { Value } from '../../text/values/value.js';
import { agree, boundsOf } from './amount.js';

const AT_LEAST_RE =
  /\b(?:at least|more than|not? (?:fewer|less) than|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|a minimum of|minimum)\s+$/i;
const AT_MOST_RE =
  /\b(?:at most|(?<!\bnot? )(?:fewer|less) than|not? more than|under|below|up to|as many as|as much as|a maximum of|maximum)\s+$/i;
/** "nine or more people": the noun may come before or after. */
const OR_MORE_RE = /^(?:\+|-plus\b|(?: \p{L}+)? or more\b)/iu;
const OR_FEWER_RE = /^(?: \p{L}+)? or (?:fewer|less)\b/iu;
/** "at least some nine" */
const WORDS_BETWEEN_RE = /\b(?:some|another|about|a further|around)\s+$/i;

/** An amount and the sentence that states it. */
export interface StatedAmount {
  readonly sentence: string;
  readonly value: Value;
}

/** True if both amounts can be right: they agree, or one is within the limit that the other states. */
export function areConsistent(a: StatedAmount, b: StatedAmount): boolean {
  if (agree(a.value, b.value)) return true;
  if (a.value.form === 'pair' || b.value.form === 'pair') return false;
  const [[lowA, highA], [lowB, highB]] = [limitsOf(a), limitsOf(b)];
  return lowA <= highB && lowB <= highA;
}

/** True if an amount is only a limit and another one is within it: "more than 30" says no more than 34. */
export function isLimitAround(a: StatedAmount, b: StatedAmount): boolean {
  return !limitsOf(a).every(Number.isFinite) && areConsistent(a, b);
}

/** The lowest and the highest amount that a statement allows. */
function limitsOf({ sentence, value }: StatedAmount): readonly [number, number] {
  const [low, high] = boundsOf(value);
  const before = sentence.slice(0, value.span.start).replace(WORDS_BETWEEN_RE, '');
  const after = sentence.slice(value.span.end);
  if (AT_MOST_RE.test(before) || OR_FEWER_RE.test(after)) return [-Infinity, high];
  if (AT_LEAST_RE.test(before) || OR_MORE_RE.test(after)) return [low, Infinity];
  return [low, high];
}
