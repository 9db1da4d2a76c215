import { addUp, type Tree } from '../../src/answer/trees.js';
import { randomFrom } from '../fixtures/random.js';

/** What stands to be ordered for one question. */
export interface Group {
  readonly rows: readonly { readonly features: readonly number[]; readonly right: boolean }[];
  /** How much the question counts. */
  readonly weight: number;
}

/** Chosen by cross-validation over articles; more leaves or rounds memorise. */
const ROUNDS = 60;
/** So many sequences of trees from different seeds add up: surer than one as long. */
const SEQUENCES = 2;
const LEAVES = 8;
const RATE = 0.05;
const LEAST_ROWS = 30;
const L2 = 3;
const BINS = 64;
/** Share of the groups and of the features that a tree sees. */
const GROUPS_SEEN = 0.7;
const FEATURES_SEEN = 0.5;
/** Only pairs that reach the first so many places matter. */
const PLACES = 5;
const SEED = 20041;

/**
 * Gradient-boosted trees that order the rows of a group by whether they are right: LambdaMART (Burges, "From
 * RankNet to LambdaRank to LambdaMART", 2010) with the normalised lambdas of LightGBM, histogram splits and
 * leaf-wise growth. The same examples give the same trees.
 */
export function fitTrees(groups: readonly Group[]): Tree[] {
  const usable = groups.filter(
    ({ rows }) => rows.some(({ right }) => right) && rows.some((row) => !row.right),
  );
  const rows = usable.flatMap((group) => group.rows.map(({ features }) => features));
  const bins = binned(rows);
  const spans: Placed[] = [];
  let start = 0;
  for (const group of usable) {
    spans.push({ start, group });
    start += group.rows.length;
  }
  return Array.from({ length: SEQUENCES }, (_, at) =>
    boosted(rows, spans, bins, randomFrom(SEED + at)),
  ).flat();
}

interface Placed {
  readonly group: Group;
  /** Its first row among all. */
  readonly start: number;
}

/** One sequence of trees, each fitted to what those before it leave wrong. */
function boosted(
  rows: readonly (readonly number[])[],
  groups: readonly Placed[],
  bins: Bins,
  random: () => number,
): Tree[] {
  const mean = groups.reduce((sum, { group }) => sum + group.weight, 0) / groups.length;
  const scores = new Float64Array(rows.length);
  const trees: Tree[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = new Float64Array(rows.length);
    const hessian = new Float64Array(rows.length);
    const seen: number[] = [];
    for (const { start: first, group } of groups) {
      if (random() >= GROUPS_SEEN) continue;
      addLambdas(group, scores, first, group.weight / mean, gradient, hessian);
      for (let at = 0; at < group.rows.length; at += 1) seen.push(first + at);
    }
    const columns = bins.columns.map((_, f) => f).filter(() => random() < FEATURES_SEEN);
    if (columns.length === 0) continue;
    const tree = grow(seen, columns, bins, gradient, hessian);
    trees.push(tree);
    rows.forEach((row, at) => {
      scores[at]! += addUp([tree], row);
    });
  }
  return trees;
}

/** Adds what each pair of a right and a wrong row pulls, weighed by what swapping the two would change in NDCG. */
function addLambdas(
  { rows }: Group,
  scores: Float64Array,
  start: number,
  weight: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const order = rows.map((_, at) => at).sort((a, b) => scores[start + b]! - scores[start + a]!);
  const discount = (place: number): number => 1 / Math.log2(2 + place);
  const rights = rows.filter(({ right }) => right).length;
  let ideal = 0;
  for (let place = 0; place < Math.min(rights, PLACES); place += 1) ideal += discount(place);
  const isFlat = scores[start + order[0]!] === scores[start + order.at(-1)!];
  const pulls = new Float64Array(rows.length);
  const bends = new Float64Array(rows.length);
  let total = 0;
  for (let i = 0; i < Math.min(PLACES, order.length); i += 1) {
    for (let j = i + 1; j < order.length; j += 1) {
      const [a, b] = [order[i]!, order[j]!];
      if (rows[a]!.right === rows[b]!.right) continue;
      const [right, wrong] = rows[a]!.right ? [a, b] : [b, a];
      const difference = scores[start + right]! - scores[start + wrong]!;
      let change = (discount(i) - discount(j)) / ideal;
      if (!isFlat) change /= 0.01 + Math.abs(difference);
      const doubt = 1 / (1 + Math.exp(difference));
      pulls[right]! -= doubt * change;
      pulls[wrong]! += doubt * change;
      bends[right]! += doubt * (1 - doubt) * change;
      bends[wrong]! += doubt * (1 - doubt) * change;
      total += 2 * doubt * change;
    }
  }
  const norm = total > 0 ? (weight * Math.log2(1 + total)) / total : 0;
  for (let at = 0; at < rows.length; at += 1) {
    gradient[start + at]! += pulls[at]! * norm;
    hessian[start + at]! += bends[at]! * norm;
  }
}

interface Bins {
  /** Of each feature, the bin of each row. */
  readonly columns: readonly Uint8Array[];
  /** Of each feature, the greatest value of each bin but the last. */
  readonly edges: readonly (readonly number[])[];
}

function binned(rows: readonly (readonly number[])[]): Bins {
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, f) => {
    const sorted = rows.map((row) => row[f]!).sort((a, b) => a - b);
    const quantiles = Array.from(
      { length: BINS - 1 },
      (_, bin) => sorted[Math.floor(((bin + 1) / BINS) * sorted.length)]!,
    );
    return [...new Set(quantiles.map(round))].filter((edge) => edge < sorted.at(-1)!);
  });
  const columns = edges.map((own, f) =>
    Uint8Array.from(rows, (row) => {
      const bin = own.findIndex((edge) => row[f]! <= edge);
      return bin < 0 ? own.length : bin;
    }),
  );
  return { columns, edges };
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Growing {
  readonly rows: readonly number[];
  readonly best: Split | null;
  /** Where it hangs: the split above it and the side; null at the root. */
  readonly under: { readonly split: number; readonly side: 2 | 3 } | null;
}

/** A tree grown leaf by leaf, where the gain is greatest. */
function grow(
  seen: readonly number[],
  columns: readonly number[],
  bins: Bins,
  gradient: Float64Array,
  hessian: Float64Array,
): Tree {
  const open = (rows: readonly number[], under: Growing['under']): Growing => ({
    rows,
    under,
    best: bestSplit(rows, columns, bins, gradient, hessian),
  });
  const splits: [number, number, number, number][] = [];
  let leaves: Growing[] = [open(seen, null)];
  while (leaves.length < LEAVES) {
    const chosen = leaves.reduce((a, b) => ((b.best?.gain ?? 0) > (a.best?.gain ?? 0) ? b : a));
    const { best } = chosen;
    if (!best) break;
    const at = splits.length;
    splits.push([best.feature, bins.edges[best.feature]![best.bin]!, 0, 0]);
    if (chosen.under) splits[chosen.under.split]![chosen.under.side] = at;
    const column = bins.columns[best.feature]!;
    const low = chosen.rows.filter((row) => column[row]! <= best.bin);
    const high = chosen.rows.filter((row) => column[row]! > best.bin);
    leaves = [
      ...leaves.filter((leaf) => leaf !== chosen),
      open(low, { split: at, side: 2 }),
      open(high, { split: at, side: 3 }),
    ];
  }
  leaves.forEach(({ under }, at) => {
    if (under) splits[under.split]![under.side] = -1 - at;
  });
  const values = leaves.map(({ rows }) => {
    const [g, h] = sums(rows, gradient, hessian);
    return round((-RATE * g) / (h + L2));
  });
  return { splits, leaves: values };
}

function sums(rows: readonly number[], gradient: Float64Array, hessian: Float64Array): [number, number] {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row]!;
    h += hessian[row]!;
  }
  return [g, h];
}

function bestSplit(
  rows: readonly number[],
  columns: readonly number[],
  bins: Bins,
  gradient: Float64Array,
  hessian: Float64Array,
): Split | null {
  if (rows.length < 2 * LEAST_ROWS) return null;
  const [g, h] = sums(rows, gradient, hessian);
  const before = (g * g) / (h + L2);
  let best: Split | null = null;
  for (const feature of columns) {
    const column = bins.columns[feature]!;
    const count = new Float64Array(BINS);
    const gs = new Float64Array(BINS);
    const hs = new Float64Array(BINS);
    for (const row of rows) {
      const bin = column[row]!;
      count[bin]! += 1;
      gs[bin]! += gradient[row]!;
      hs[bin]! += hessian[row]!;
    }
    let [n, gLow, hLow] = [0, 0, 0];
    for (let bin = 0; bin < bins.edges[feature]!.length; bin += 1) {
      n += count[bin]!;
      gLow += gs[bin]!;
      hLow += hs[bin]!;
      if (n < LEAST_ROWS || rows.length - n < LEAST_ROWS) continue;
      const gain = (gLow * gLow) / (hLow + L2) + (g - gLow) ** 2 / (h - hLow + L2) - before;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, feature, bin };
    }
  }
  return best;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
