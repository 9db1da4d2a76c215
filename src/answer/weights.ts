import type { FEATURES } from './features.js';
import type { HEADLINE_FEATURES } from './headline-features.js';
import type { Signal } from './signals.js';
import type { Tree } from './trees.js';

/** The fitted numbers of answering. `npm run fit` writes them anew into fitted.ts. */
export interface Weights {
  /** Of a candidate's features in its score. */
  readonly rank: Readonly<Record<(typeof FEATURES)[number], number>>;
  /** What orders the sentences behind the first (rest.ts). */
  readonly rest: readonly Tree[];
  /** Of a cross-encoder's z-score beside them, where there is one. The confidence goes by the ranking without it. */
  readonly rerank: number;
  /** Of an answer's signals in the log-odds that it answers. */
  readonly confidence: Readonly<Record<Signal, number>>;
  readonly bias: number;
  /** Of a short answer's features in its log-odds against none. */
  readonly headline: Readonly<Record<(typeof HEADLINE_FEATURES)[number], number>>;
  /** At least this confidence is `answered`. */
  readonly answeredFrom: number;
  /** At least this confidence is worth showing as `closest`; below it there is `nothing`. */
  readonly closestFrom: number;
}
