import { baseForms, isVerb } from '../terms/wordnet.js';
import { sentenceEndRe } from './sentence-end.js';

const FINISHED_RE = sentenceEndRe();
const MAX_WORDS = 6;
/** These make a line say something: "Price: €449", "Best film – The Grey Boat"; and other scripts have no capitals. */
const SAYS_RE = /[\d:;,–—"“”]| - |[^\p{Script=Latin}\p{M}\p{P}\p{Z}]/u;
const SMALL_WORD_RE = /^\p{Ll}{3,}$/u;

/**
 * True for a short line of Latin script without an end or a verb, which says nothing by itself: the place of a report,
 * who wrote it.
 */
export function isStrayLine(line: string): boolean {
  const words = line.split(/\s+/);
  if (FINISHED_RE.test(line) || SAYS_RE.test(line) || words.length > MAX_WORDS) return false;
  return !words.some((word) => SMALL_WORD_RE.test(word) && baseForms(word).some(isVerb));
}
