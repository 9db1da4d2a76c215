import type { SIGNALS } from './confidence.js';

/** Logistic weights of the answer's signals. Fitted: `npm run fit`. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<(typeof SIGNALS)[number], number>> = {
  coverage: 3,
  windowCoverage: 3,
  articleCoverage: 5,
  passageCosine: 4,
  titledCosine: 3,
  sentenceCosine: 2,
  share: 1,
  kind: 1,
};
export const CONFIDENCE_BIAS = -8.5;

/** At least this confidence is `answered`. */
export const ANSWERED_FROM = 0.5;
/** At least this confidence is worth showing as `closest`; below it there is `nothing`. */
export const CLOSEST_FROM = 0.08;
