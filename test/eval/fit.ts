import { FEATURES, type Features } from '../../src/answer/features.js';
import { HEADLINE_FEATURES } from '../../src/answer/headline-features.js';
import { SIGNAL_NAMES, SIGNALS, type Signals } from '../../src/answer/signals.js';
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
const HEADLINE_L2 = 0.001;
/** Much, since many signals say nearly the same: by cross-validation over articles. */
const SIGNAL_L2 = 0.15;
const STEPS = 600;
const RATE = 0.1;
const SWEEPS = 500;
const CONVERGED = 1e-6;

/**
 * The weights of one linear layer whose softmax over a question's candidates gives the right ones the most:
 * the loss is −log of their probability together. Adam, full batch, from zero.
 */
export const fitRanking = (examples: readonly RankExample[]): Weights['rank'] =>
  named(FEATURES, fitChoice(examples, FEATURES.length, RANK_L2));

/** The same for the short answers of a sentence, none being one of them: all its features are 0. */
export const fitHeadline = (examples: readonly RankExample[]): Weights['headline'] =>
  named(HEADLINE_FEATURES, fitChoice(examples, HEADLINE_FEATURES.length, HEADLINE_L2));

const named = <Name extends string>(
  names: readonly Name[],
  values: readonly number[],
): Record<Name, number> =>
  Object.fromEntries(names.map((name, at) => [name, round(values[at]!)])) as Record<Name, number>;

function fitChoice(examples: readonly RankExample[], size: number, l2: number): number[] {
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
  const values = descend(size, (weights, gradient) => {
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
    for (let f = 0; f < gradient.length; f += 1) gradient[f]! += l2 * weights[f]!;
  });
  return values.map((value, f) => value / scales[f]!);
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

/**
 * Logistic regression of answerability on the signals; none speaks against its sign. Coordinate descent: each
 * weight in turn goes to the minimum of a parabola over the loss (whose curvature is at most ¼), so that the
 * loss falls at every step and the signs are bounds.
 */
export function fitConfidence(examples: readonly SignalExample[]): Pick<Weights, 'confidence' | 'bias'> {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const table = examples.map(({ signals }) => SIGNAL_NAMES.map((name) => signals[name]));
  const scales = spreads(table);
  const shares = examples.map(({ weight }) => weight / total);
  const wanted = examples.map(({ answerable }) => (answerable ? 1 : 0));
  const constant = SIGNAL_NAMES.length;
  const columns = Array.from({ length: constant + 1 }, (_, f) =>
    Float64Array.from(table, (row) => (f === constant ? 1 : row[f]! / scales[f]!)),
  );
  const penalties = columns.map((_, f) => (f === constant ? 0 : SIGNAL_L2));
  const curvatures = columns.map(
    (column, f) => sum(shares.map((share, at) => (share * column[at]! ** 2) / 4)) + penalties[f]!,
  );
  const weights = new Float64Array(columns.length);
  const logOdds = new Float64Array(examples.length);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let most = 0;
    columns.forEach((column, f) => {
      let slope = penalties[f]! * weights[f]!;
      for (let at = 0; at < logOdds.length; at += 1)
        slope += shares[at]! * (1 / (1 + Math.exp(-logOdds[at]!)) - wanted[at]!) * column[at]!;
      const free = weights[f]! - slope / curvatures[f]!;
      const sign = f === constant ? 0 : SIGNALS[SIGNAL_NAMES[f]!] === '+' ? 1 : -1;
      const next = sign * free < 0 ? 0 : free;
      const step = next - weights[f]!;
      if (step === 0) return;
      for (let at = 0; at < logOdds.length; at += 1) logOdds[at]! += step * column[at]!;
      weights[f] = next;
      most = Math.max(most, Math.abs(step));
    });
    if (most < CONVERGED) break;
  }
  return {
    confidence: named(
      SIGNAL_NAMES,
      scales.map((scale, f) => weights[f]! / scale),
    ),
    bias: round(weights[constant]!),
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

/** Adam over the gradient that `add` adds up, with steps that shrink to nothing. */
function descend(size: number, add: (weights: Float64Array, gradient: Float64Array) => void): number[] {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    const rate = RATE * (1 - (step - 1) / STEPS);
    const gradient = new Float64Array(size);
    add(weights, gradient);
    for (let f = 0; f < size; f += 1) {
      mean[f] = 0.9 * mean[f]! + 0.1 * gradient[f]!;
      square[f] = 0.999 * square[f]! + 0.001 * gradient[f]! ** 2;
      weights[f]! -=
        (rate * mean[f]!) / (1 - 0.9 ** step) / (Math.sqrt(square[f]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return [...weights];
}

const inner = (features: readonly number[], weights: Float64Array): number =>
  features.reduce((total, value, at) => total + value * weights[at]!, 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number): number => Math.round(value * 1000) / 1000;
