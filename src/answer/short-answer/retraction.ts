/** Sentences that an article calls wrong, by the next one or by being part of a correction. */
import type { CandidateArticle, QuotableSentence } from '../evidence/candidates.js';

/** "That was wrong: it began on Sunday."; not "It was a mistake to sell him". */
const RETRACTS_RE =
  /^\W*(?:that|this|it|which|both|the (?:figure|number|name|date|report|statement))\b (?:was|were|is|are|proved|turned out)\b (?:to (?:be|have been) )?(?!not |never |hardly |no )(?:\p{L}{1,12} )?(?:wrong|incorrect|untrue|false|mistaken|inaccurate|an? (?:error|mistake))\b(?! (?:to|that|by|of|for)\b)/iu;

const ARTICLE = '(?:article|story|report|page|post|headline|caption|text|item)';
/** What the outlet itself said: "an earlier version of this article", "our report of Monday". */
const OWN_TEXT = `(?:(?:an?|the) (?:earlier|previous|original) (?:version|edition)s?(?: of (?:this|the|our) ${ARTICLE}|(?! of))|(?:this|our|an earlier|a previous) ${ARTICLE}|we)`;
const SAID =
  '(?:said|says|gave|give|gives|stated|states|put|wrote|reported|misstated|listed|named|called|described|identified|misidentified|misspelled|referred|spoke)';
const OWN_TEXT_SAID_RE = new RegExp(`\\b${OWN_TEXT}\\b[^.;]{0,60}?\\b${SAID}\\b`, 'iu');
const OPENS_WITH_VERSION_RE = /\b(?:an?|the) (?:earlier|previous|original) (?:version|edition)s?\b/iu;
const CORRECTION_RE = /^\W*(?:corrections?|clarifications?|editor['’]s note)\W{0,3}:/iu;
const SAID_RE = new RegExp(`\\b${SAID}\\b`, 'iu');
/** Also has what is right: "said 14; there were 12", "12, not 14". */
const CORRECTS_RE =
  /;|\b(?:not|instead of|rather than|should|in fact|actually|correct(?:ed|ly)?|but|later|since|now|updated|changed|amended)\b/iu;

/** True if the sentence says that the one before it is wrong. */
export const retracts = (sentence: string): boolean => RETRACTS_RE.test(sentence);

/**
 * True if a sentence repeats, in a correction, what its outlet said wrongly, and leaves what is right to the next one: "An
 * earlier version of this article gave the length as 1,400 metres.", "Correction: The Sentinel wrote that …".
 * @param outlet Of the article; null if it is not known.
 */
export function repeatsError(sentence: string, outlet: string | null): boolean {
  if (CORRECTS_RE.test(sentence)) return false;
  if (CORRECTION_RE.test(sentence))
    return OWN_TEXT_SAID_RE.test(sentence) || (SAID_RE.test(sentence) && namesOutlet(sentence, outlet));
  return OPENS_WITH_VERSION_RE.test(sentence) && OWN_TEXT_SAID_RE.test(sentence);
}

const MIN_NAME_CHARS = 4;

/** True if the sentence has a longer word of the outlet's name: "The Sentinel" of "Pandan Sentinel". */
const namesOutlet = (sentence: string, outlet: string | null): boolean =>
  (outlet ?? '')
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.length >= MIN_NAME_CHARS && sentence.includes(word));

/**
 * What an article calls wrong right before a sentence, which then has what is right: "Our report put the cost at 41 million
 * pounds. The correct sum is 47 million." Empty if it calls nothing wrong.
 */
export function correctedBy({ from, sentence }: QuotableSentence): string {
  const before = textAt(from, sentence.ordinal - 1);
  return repeatsError(before, from.article.outlet) ? before : '';
}

/** True if an article calls what a sentence tells wrong. */
export function isRetracted({ from, sentence }: QuotableSentence): boolean {
  if (repeatsError(textAt(from, sentence.ordinal), from.article.outlet)) return true;
  return retracts(textAt(from, sentence.ordinal + 1));
}

/** Empty after the last sentence. */
function textAt({ article, sentences }: CandidateArticle, ordinal: number): string {
  const span = sentences[ordinal]?.span;
  return span === undefined ? '' : article.text.slice(span.start, span.end);
}
