import { SIGNAL_NAMES, type Signals } from './signals.js';
import type { Weights } from './weights.js';

/** Probability, 0 to 1, that a shown quote answers the question; 0 when nothing was found. */
export function confidenceOf(
  signals: Signals | null,
  { confidence, bias }: Pick<Weights, 'confidence' | 'bias'>,
): number {
  if (signals === null) return 0;
  const logOdds = SIGNAL_NAMES.reduce((sum, name) => sum + confidence[name] * signals[name], bias);
  return 1 / (1 + Math.exp(-logOdds));
}
