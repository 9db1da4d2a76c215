/** What a question takes for granted: "why did Varga lose the election?" says that she lost it. */
import { STOP_WORDS, type Token } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import { wordsOf } from './sentence-words.js';

export interface Claim {
  /** The question. */
  readonly text: string;
  /** The words that state it, without the question word, the auxiliary and stop words; in order. */
  readonly words: readonly Token[];
  /** True if it begins with its subject: "why did *Varga* lose"; false for "who won the recount". */
  readonly hasSubject: boolean;
  /** "why was Leyburn beaten" */
  readonly isPassive: boolean;
  /** False for what is so or will be. */
  readonly isPast: boolean;
  /** "why will prices rise" */
  readonly isFuture: boolean;
}

const OPENING = '^[^\\p{L}\\p{N}]{0,9}(?:(?:so|and|but|then|ok|please|tell me)[ ,.!]{1,3}){0,3}';
/** In the past tense: what will or may happen cannot be contradicted by what did. */
const PAST_RE = new RegExp(
  `${OPENING}(?:why|how|when|where|how come|in (?:which|what) \\p{L}{1,40}|(?:what|which) \\p{L}{1,40}(?: \\p{L}{1,40})?) (?:did|was|were|has|have|had)\\b`,
  'iu',
);
/** What is so or will be is contradicted by a denial only, not by what was. */
const NOT_PAST_RE = new RegExp(`${OPENING}(?:why|how come) (?:is|are|do|does|will)\\b`, 'iu');
const WHO_RE = new RegExp(
  `${OPENING}who(?:se|m)?\\b(?! (?:is|are|will|would|could|can|should|may|might)\\b)`,
  'iu',
);
const WHO_DID_RE = new RegExp(`${OPENING}who(?:m)? (?:did|was|were|has|have|had)\\b`, 'iu');
const POLAR_RE = new RegExp(
  `${OPENING}(?:(?:is|was) it (?:true|correct|right) (?:that|if) |(?:did|was|were|has|have|had)\\b)`,
  'iu',
);
/** Conditions, comparisons and negations state something else than their words. */
const NOT_PLAIN_RE =
  /n['’]t\b|\b(?:(?:did|was|were|is|does|has|have|had)nt|not|never|no|nobody|none|without|if|unless|would|will|could|should|may|might|can|or|than|almost|nearly|instead)\b/iu;
const WILL_RE = /\bwill\b/i;
const COUNTED_RE = /\bhow (?:many|much|long|old|far|big|often)\b/iu;

/** True if the question takes something for granted rather than asks whether it is so. */
export const presupposes = ({ text, type }: Question): boolean =>
  type !== 'yesno' && type !== 'overview' && [PAST_RE, NOT_PAST_RE, WHO_RE].some((re) => re.test(text));

/** The statement that a question takes for granted or asks about; null if it has none that can be checked. */
export function claimOf({ text, type, isCarriedOn }: Question): Claim | null {
  // "who did he beat Theo Marsh": the words after it are no object.
  if (isCarriedOn && WHO_RE.test(text)) return null;
  const isPast = !NOT_PAST_RE.test(text);
  const plain = isPast ? text : text.replace(WILL_RE, '');
  if (type === 'overview' || NOT_PLAIN_RE.test(plain) || COUNTED_RE.test(text)) return null;
  const opening = [PAST_RE, NOT_PAST_RE, POLAR_RE, WHO_DID_RE, WHO_RE]
    .map((re) => re.exec(text))
    .find((match) => match);
  if (!opening) return null;
  const words = wordsOf(text).filter(
    ({ word, start }) => start >= opening[0].length && !STOP_WORDS.has(word.toLowerCase()),
  );
  if (words.length < 2) return null;
  return {
    text,
    words,
    hasSubject: !WHO_RE.test(text),
    isPassive: /\b(?:was|were|been)$/i.test(opening[0].trim()),
    isPast,
    isFuture: !isPast && WILL_RE.test(text),
  };
}
