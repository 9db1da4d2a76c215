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
  const scored = candidates.map((candidate) => {
    const features = featuresOf(query, candidate);
    return { candidate, features, score: scoreOf(features, weights) };
  });
  const top = Math.max(...scored.map(({ score }) => score));
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored
    .map((one) => ({ ...one, share: Math.exp(one.score - top) / total }))
    .sort((a, b) => b.score - a.score);
}

/** The weighted sum of a candidate's features. */
export const scoreOf = (features: Features, weights: Weights['rank']): number =>
  FEATURES.reduce((sum, name, at) => sum + weights[name] * features[at]!, 0);
