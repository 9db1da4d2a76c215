/** Splits a list, in order, into runs of at most `limit` total weight; a heavier item is a run of its own. */
export function splitByWeight<T>(items: readonly T[], weigh: (item: T) => number, limit: number): T[][] {
  const runs: T[][] = [];
  let capacity = 0;
  for (const item of items) {
    const weight = weigh(item);
    if (runs.length === 0 || weight > capacity) {
      runs.push([]);
      capacity = limit;
    }
    runs.at(-1)!.push(item);
    capacity -= weight;
  }
  return runs;
}
