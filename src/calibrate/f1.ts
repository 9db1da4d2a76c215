import { normalisedWords, wordOverlap } from '../text/terms/word-overlap.js';

/** SQuAD's token F1 of an answer against an accepted one. */
export const f1 = (given: string, gold: string): number =>
  wordOverlap(normalisedWords(given), normalisedWords(gold));
