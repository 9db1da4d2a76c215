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
    kind: 1.6,
    kindBeside: 0.1,
    titled: 6,
    sentence: 3,
    article: 3,
    passage: 1,
    coverage: 3,
    windowCoverage: 2,
    pronoun: -0.6,
    quotation: -0.4,
    opening: 0,
    position: 0,
    length: 0.5,
  },
  confidence: {
    coverage: 3,
    windowCoverage: 3,
    articleCoverage: 5,
    passageCosine: 4,
    titledCosine: 3,
    sentenceCosine: 2,
    share: 1,
    kind: 1,
  },
  bias: -8.5,
  answeredFrom: 0.5,
  closestFrom: 0.08,
};
