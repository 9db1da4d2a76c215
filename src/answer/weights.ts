import type { FEATURES } from './features.js';

/** Weights of a candidate's features in its score, in the order of `FEATURES`. Fitted: `npm run fit`. */
export const RANK_WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {
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
};
