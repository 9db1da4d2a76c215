/** Limits of one batch: its texts, and its tokens with padding. They bound the duration of a batch. */
export interface BatchLimits {
  readonly texts: number;
  readonly tokens: number;
}

/**
 * Groups texts of similar length, so that batches contain little padding. Returns indices into `lengths`, each in
 * exactly one batch. A text longer than the limit is a batch of its own.
 */
export function planBatches(lengths: readonly number[], limits: BatchLimits): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  const shortestFirst = lengths.map((_, index) => index).sort((a, b) => lengths[a]! - lengths[b]!);
  for (const index of shortestFirst) {
    const padded = lengths[index]! * (batch.length + 1);
    if (batch.length > 0 && (batch.length === limits.texts || padded > limits.tokens)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(index);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
