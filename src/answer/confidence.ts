import type { AnswerKind } from './answer-kind.js';
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

/**
 * How much of a yes/no question's terms, by rarity, has to stand around the best sentence. It repeats what it
 * asks about: where most of that is missing, what was found tells of something else. Set by hand, for want of
 * such questions to fit on: the development questions answered rightly hold 0.45 and more.
 */
const LEAST_OF_CLAIM = 0.4;

/** Whether what was found may be called an answer, and not only what comes nearest. */
export function isAnswered(
  kind: AnswerKind,
  signals: Signals | null,
  confidence: number,
  { answeredFrom }: Pick<Weights, 'answeredFrom'>,
): boolean {
  if (signals === null || confidence < answeredFrom) return false;
  return kind !== 'yesno' || signals.window >= LEAST_OF_CLAIM;
}
