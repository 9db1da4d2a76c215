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
    kind: 3.16,
    kindBeside: 0.2,
    titled: 3.82,
    sentence: 3.6,
    article: 3.19,
    passage: 2.56,
    coverage: 1.56,
    windowCoverage: 2.77,
    adjacency: 0.87,
    pronoun: -0.2,
    quotation: -0.49,
    opening: -0.43,
    position: 0.08,
    length: -0.03,
  },
  confidence: {
    coverage: 1.11,
    windowCoverage: 1.54,
    articleCoverage: 2.39,
    passageCosine: 0.82,
    titledCosine: 1.73,
    sentenceCosine: 1.84,
    share: 1.83,
    kind: 0,
  },
  bias: -5.98,
  answeredFrom: 0.22,
  closestFrom: 0.06,
};
