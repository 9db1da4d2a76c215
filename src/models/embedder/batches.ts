/** Limits of one batch: texts, and tokens with padding counted. They bound how long a batch takes. */
export interface BatchLimits {
  readonly texts: number;
  readonly tokens: number;
}

/**
 * Groups texts of like length, so that little of a batch is padding. Gives indices into `lengths`; every index
 * stands in exactly one batch. A text longer than the limit is a batch of its own.
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

/** Cuts a list into runs that weigh at most `limit` together; a heavier item is a run of its own. */
export function cutByWeight<T>(items: readonly T[], weigh: (item: T) => number, limit: number): T[][] {
  const runs: T[][] = [];
  let room = 0;
  for (const item of items) {
    const weight = weigh(item);
    if (runs.length === 0 || weight > room) {
      runs.push([]);
      room = limit;
    }
    runs.at(-1)!.push(item);
    room -= weight;
  }
  return runs;
}
