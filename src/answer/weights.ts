import type { SIGNALS } from './confidence.js';
import type { FEATURES } from './features.js';

/** The fitted numbers of answering. `npm run fit` prints them anew from the development data. */
export interface Weights {
  /** Of a candidate's features in its score. */
  readonly rank: Readonly<Record<(typeof FEATURES)[number], number>>;
  /** Of a cross-encoder's z-score beside them, where there is one. The confidence goes by the ranking without it. */
  readonly rerank: number;
  /** Of an answer's signals in the log-odds that it answers. */
  readonly confidence: Readonly<Record<(typeof SIGNALS)[number], number>>;
  readonly bias: number;
  /** At least this confidence is `answered`. */
  readonly answeredFrom: number;
  /** At least this confidence is worth showing as `closest`; below it there is `nothing`. */
  readonly closestFrom: number;
}

export const SHIPPED: Weights = {
  rank: {
    kindExact: 3.264,
    kindPointed: 1.327,
    kindLikely: 2.464,
    kindLoose: 1.734,
    titled: 9.9,
    previousTitled: 1.12,
    sentence: 2.988,
    article: 6.327,
    passage: 1.198,
    resolved: 2.727,
    window: 3.127,
    verbs: 1.325,
    adjacency: 0.943,
  },
  rerank: 0.3,
  confidence: {
    passageCosine: -2.434,
    sentenceCosine: 4.319,
    names: 0.856,
    hasNames: -0.605,
    score: 1.315,
    lead: 2.058,
    article: 0.739,
    otherArticle: 2.636,
    surroundings: 1.62,
    rarestMet: -0.005,
    missing: -2.941,
    terms: -1.284,
  },
  bias: -4.305,
  answeredFrom: 0.272,
  closestFrom: 0.068,
};
