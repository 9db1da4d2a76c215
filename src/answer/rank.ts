import type { Candidate } from './candidates.js';
import { FEATURES, type Features, featuresOf, type Query } from './features.js';
import type { Weights } from './weights.js';

export interface Ranked {
  readonly candidate: Candidate;
  readonly features: Features;
  readonly score: number;
  /** Softmax of the scores over the question's candidates. */
  readonly share: number;
}

/** Candidates by the fitted sum of their features, best first. */
export function rank(query: Query, candidates: readonly Candidate[], weights: Weights['rank']): Ranked[] {
  const values = FEATURES.map((name) => weights[name]);
  const scored = candidates.map((candidate) => {
    const features = featuresOf(query, candidate);
    return { candidate, features, score: features.reduce((sum, value, at) => sum + value * values[at]!, 0) };
  });
  const top = Math.max(...scored.map(({ score }) => score));
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored
    .map((one) => ({ ...one, share: Math.exp(one.score - top) / total }))
    .sort((a, b) => b.score - a.score);
}
