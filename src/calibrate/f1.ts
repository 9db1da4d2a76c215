import { comparedWords, wordOverlap } from '../text/word-overlap.js';

/** SQuAD's F1 of a given answer against an accepted one. */
export const f1 = (given: string, gold: string): number =>
  wordOverlap(comparedWords(given), comparedWords(gold));
