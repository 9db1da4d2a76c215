import type { Reranker } from '../types.js';
import type { Ranked } from './rank.js';

/** How many of the best candidates the cross-encoder reads: the right one is among 30 where it is found at all. */
const READ = 30;

export interface Reread {
  readonly ranked: Ranked;
  /** The cross-encoder's score as a z-score over the candidates it read. */
  readonly z: number;
}

/** The best candidates with what the cross-encoder says of them; null when it says nothing in time. */
export async function reread(
  reranker: Reranker,
  question: string,
  ranked: readonly Ranked[],
): Promise<Reread[] | null> {
  const first = ranked.slice(0, READ);
  const logits = await reranker.score(
    question,
    first.map(({ candidate }) => candidate.text),
  );
  if (logits === null || logits.length < 2) return null;
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  const spread = Math.sqrt(logits.reduce((sum, logit) => sum + (logit - mean) ** 2, 0) / logits.length) || 1;
  return first.map((one, at) => ({ ranked: one, z: (logits[at]! - mean) / spread }));
}

/**
 * A ranking with the cross-encoder's score as one more feature of what it read; the rest follows in its order.
 * Null without a score in time.
 */
export async function rerank(
  reranker: Reranker,
  question: string,
  ranked: readonly Ranked[],
  weight: number,
): Promise<readonly Ranked[] | null> {
  const read = await reread(reranker, question, ranked);
  if (read === null) return null;
  const scored = read
    .map(({ ranked: one, z }) => ({ ...one, score: one.score + weight * z }))
    .sort((a, b) => b.score - a.score);
  const top = scored[0]!.score;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const shares = scored.map((one) => ({ ...one, share: Math.exp(one.score - top) / total }));
  return [...shares, ...ranked.slice(read.length)];
}
