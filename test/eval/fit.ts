import { SIGNAL_NAMES, SIGNALS, type Signals } from '../../src/answer/confidence.js';
import { FEATURES, type Features } from '../../src/answer/features.js';
import type { Weights } from '../../src/answer/weights.js';

/** A question's candidates as the ranking sees them. */
export interface RankExample {
  readonly candidates: readonly { readonly features: Features; readonly right: boolean }[];
  /** How much the example counts. */
  readonly weight: number;
}

/** An answer's signals and whether the question could be answered. */
export interface SignalExample {
  readonly signals: Signals;
  readonly answerable: boolean;
  readonly weight: number;
}

const RANK_L2 = 0.003;
/** Much, since many signals say nearly the same: by cross-validation over articles. */
const SIGNAL_L2 = 0.1;
const STEPS = 600;
const RATE = 0.1;

/**
 * The weights of one linear layer whose softmax over a question's candidates gives the right ones the most:
 * the loss is −log of their probability together. Adam, full batch, from zero.
 */
export function fitRanking(examples: readonly RankExample[]): Weights['rank'] {
  const usable = examples.filter(({ candidates }) => candidates.some(({ right }) => right));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const scales = spreads(usable.flatMap(({ candidates }) => candidates.map(({ features }) => features)));
  const rows = usable.map(({ candidates, weight }) => ({
    weight,
    candidates: candidates.map(({ features, right }) => ({
      right,
      features: features.map((value, f) => value / scales[f]!),
    })),
  }));
  const values = descend(FEATURES.length, (weights, gradient) => {
    for (const { candidates, weight } of rows) {
      const scores = candidates.map(({ features }) => inner(features, weights));
      const top = Math.max(...scores);
      const raised = scores.map((score) => Math.exp(score - top));
      const all = sum(raised);
      const right = sum(raised.filter((_, at) => candidates[at]!.right));
      candidates.forEach((candidate, at) => {
        const pull = raised[at]! / all - (candidate.right ? raised[at]! / right : 0);
        for (let f = 0; f < gradient.length; f += 1)
          gradient[f]! += (pull * weight * candidate.features[f]!) / total;
      });
    }
    for (let f = 0; f < gradient.length; f += 1) gradient[f]! += RANK_L2 * weights[f]!;
  });
  return Object.fromEntries(
    FEATURES.map((name, f) => [name, round(values[f]! / scales[f]!)]),
  ) as Weights['rank'];
}

/** The best candidates of a question as a cross-encoder read them. */
export interface RereadExample {
  readonly candidates: readonly { readonly score: number; readonly z: number; readonly right: boolean }[];
  readonly weight: number;
}

const RERANK_STEP = 0.05;
const RERANK_MOST = 5;

/** The weight of the cross-encoder's z-score beside the fitted score: the one that gives the right ones the most. */
export function fitRerank(examples: readonly RereadExample[]): number {
  const usable = examples.filter(({ candidates }) => candidates.some(({ right }) => right));
  const lossOf = (by: number): number =>
    sum(
      usable.map(({ candidates, weight }) => {
        const scores = candidates.map(({ score, z }) => score + by * z);
        const top = Math.max(...scores);
        const raised = scores.map((score) => Math.exp(score - top));
        const right = sum(raised.filter((_, at) => candidates[at]!.right));
        return -weight * Math.log(right / sum(raised));
      }),
    );
  const tried = Array.from({ length: RERANK_MOST / RERANK_STEP }, (_, step) => step * RERANK_STEP);
  return round(tried.reduce((best, by) => (lossOf(by) < lossOf(best) ? by : best), 0));
}

/** Logistic regression of answerability on the signals; none speaks against its sign. */
export function fitConfidence(examples: readonly SignalExample[]): Pick<Weights, 'confidence' | 'bias'> {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const table = examples.map(({ signals }) => SIGNAL_NAMES.map((name) => signals[name]));
  const scales = spreads(table);
  const rows = examples.map(({ answerable, weight }, at) => ({
    answerable,
    weight,
    given: [...table[at]!.map((value, f) => value / scales[f]!), 1],
  }));
  const signs = SIGNAL_NAMES.map((name) => (SIGNALS[name] === '+' ? 1 : -1));
  const values = descend(
    SIGNAL_NAMES.length + 1,
    (weights, gradient) => {
      for (const { given, answerable, weight } of rows) {
        const error = 1 / (1 + Math.exp(-inner(given, weights))) - (answerable ? 1 : 0);
        for (let f = 0; f < gradient.length; f += 1) gradient[f]! += (error * weight * given[f]!) / total;
      }
      for (let f = 0; f < gradient.length - 1; f += 1) gradient[f]! += SIGNAL_L2 * weights[f]!;
    },
    signs,
  );
  return {
    confidence: Object.fromEntries(
      SIGNAL_NAMES.map((name, f) => [name, round(values[f]! / scales[f]!)]),
    ) as Weights['confidence'],
    bias: round(values.at(-1)!),
  };
}

/** The standard deviation of each column, so that one penalty fits all. */
function spreads(rows: readonly (readonly number[])[]): number[] {
  const columns = rows[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, f) => {
    const mean = rows.reduce((total, row) => total + row[f]!, 0) / rows.length;
    const variance = rows.reduce((total, row) => total + (row[f]! - mean) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
}

/**
 * Adam over the gradient that `add` adds up.
 * @param signs Of the first weights, the sign each may have.
 */
function descend(
  size: number,
  add: (weights: Float64Array, gradient: Float64Array) => void,
  signs: readonly number[] = [],
): number[] {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = new Float64Array(size);
    add(weights, gradient);
    for (let f = 0; f < size; f += 1) {
      mean[f] = 0.9 * mean[f]! + 0.1 * gradient[f]!;
      square[f] = 0.999 * square[f]! + 0.001 * gradient[f]! ** 2;
      weights[f]! -=
        (RATE * mean[f]!) / (1 - 0.9 ** step) / (Math.sqrt(square[f]! / (1 - 0.999 ** step)) + 1e-8);
      if ((signs[f] ?? 0) * weights[f]! < 0) weights[f] = 0;
    }
  }
  return [...weights];
}

const inner = (features: readonly number[], weights: Float64Array): number =>
  features.reduce((total, value, at) => total + value * weights[at]!, 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number): number => Math.round(value * 1000) / 1000;
