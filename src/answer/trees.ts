/** A regression tree over a row of features. */
export interface Tree {
  /** Feature, threshold, and where to go: at most the threshold, above it. A child below 0 is leaf `-1 - child`. */
  readonly splits: readonly (readonly [feature: number, threshold: number, low: number, high: number])[];
  readonly leaves: readonly number[];
}

/** Trees whose values add up. */
export const addUp = (trees: readonly Tree[], row: readonly number[]): number =>
  trees.reduce((sum, tree) => sum + leafValue(tree, row), 0);

function leafValue({ splits, leaves }: Tree, row: readonly number[]): number {
  let at = splits.length > 0 ? 0 : -1;
  while (at >= 0) {
    const [feature, threshold, low, high] = splits[at]!;
    at = row[feature]! <= threshold ? low : high;
  }
  return leaves[-1 - at] ?? 0;
}
