import type { SIGNALS } from './confidence.js';
import type { FEATURES } from './features.js';

/** The fitted numbers of answering. `npm run fit` prints them anew from the development data. */
export interface Weights {
  /** Of a candidate's features in its score. */
  readonly rank: Readonly<Record<(typeof FEATURES)[number], number>>;
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
    kindExact: 3.256,
    kindPointed: 1.418,
    kindLikely: 2.426,
    kindLoose: 1.725,
    titled: 9.885,
    previousTitled: 1.12,
    sentence: 3.057,
    article: 6.301,
    passage: 1.323,
    resolved: 2.624,
    window: 2.981,
    verbs: 1.332,
    adjacency: 0.992,
  },
  confidence: {
    passageCosine: -2.543,
    sentenceCosine: 4.432,
    names: 0.898,
    hasNames: -0.593,
    score: 1.389,
    lead: 2.056,
    article: 0.484,
    otherArticle: 2.684,
    surroundings: 1.402,
    rarestMet: 0.256,
    missing: -3.269,
    terms: -1.273,
  },
  bias: -4.206,
  answeredFrom: 0.278,
  closestFrom: 0.11,
};
