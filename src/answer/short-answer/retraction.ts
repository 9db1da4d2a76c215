/** Sentences that an article calls wrong, by the next one or by being part of a correction. */
import type { QuotableSentence } from '../evidence/candidates.js';

/** "That was wrong: it began on Sunday." */
const RETRACTS_RE =
  /^\W*(?:that|this|it|which|both|the (?:figure|number|name|date|report|statement))\b (?:was|were|is|are|proved|turned out)\b (?:to (?:be|have been) )?(?:\p{L}{1,12} )?(?:wrong|incorrect|untrue|false|mistaken|inaccurate|an? (?:error|mistake))\b/iu;
/** Opens a correction, or tells what an earlier version said. */
const CORRECTION_RE =
  /^\W*(?:correction|corrections|clarification|corrected|editor['’]s note)\b[^.]{0,40}?:|\b(?:earlier|previous|first|original|initial) (?:versions?|editions?|reports?)\b/iu;
const SAID_RE =
  /\b(?:said|says|gave|give|gives|stated|states|put|wrote|reported|misstated|listed|named|called|described|spoke)\b/iu;
/** Also has what is right: "said 14; there were 12", "12, not 14". */
const CORRECTS_RE = /[;–—]|\b(?:not|instead of|rather than|should|in fact|actually|correct(?:ly)?)\b/iu;

/** True if the sentence says that the one before it is wrong. */
export const retracts = (sentence: string): boolean => RETRACTS_RE.test(sentence);

/** True if a sentence repeats, in a correction, what was wrong, and leaves what is right to the next one. */
export const repeatsError = (sentence: string): boolean =>
  CORRECTION_RE.test(sentence) && SAID_RE.test(sentence) && !CORRECTS_RE.test(sentence);

/** True if an article calls what a sentence tells wrong. */
export function isRetracted({ from, sentence }: QuotableSentence): boolean {
  const textAt = (ordinal: number): string => {
    const { start, end } = from.sentences[ordinal]?.span ?? { start: 0, end: 0 };
    return from.article.text.slice(start, end);
  };
  return repeatsError(textAt(sentence.ordinal)) || retracts(textAt(sentence.ordinal + 1));
}
