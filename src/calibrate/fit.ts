import { type Logistic, sigmoid } from '../answer/confidence/logistic.js';

/** A value for each feature: a feature vector, or its weights. */
export type FeatureValues<Name extends string> = Readonly<Record<Name, number>>;

/** A set of options, some of them right. */
export interface Choice<Name extends string> {
  readonly options: readonly { readonly features: FeatureValues<Name>; readonly right: boolean }[];
  readonly weight: number;
}

/** An example of binary classification. */
export interface BinaryExample<Name extends string> {
  readonly features: FeatureValues<Name>;
  readonly positive: boolean;
  readonly weight: number;
}

const ADAM_STEPS = 500;
const LEARNING_RATE = 0.1;
const MAX_NEWTON_STEPS = 50;
const NEWTON_TOLERANCE = 1e-8;

/**
 * Conditional logit: fits a linear score whose softmax over the options of an example gives the right ones a high
 * probability. The loss is −log of their summed probability plus an L2 penalty on the weights of standardised
 * features. Full-batch Adam, starting from zero. Skips examples that have only right or only wrong options.
 */
export function fitChoice<Name extends string>(
  names: readonly Name[],
  examples: readonly Choice<Name>[],
  l2: number,
): Record<Name, number> {
  const usable = examples.filter(
    ({ options }) => options.some(({ right }) => right) && options.some(({ right }) => !right),
  );
  const total = sum(usable.map(({ weight }) => weight));
  const rows = usable.map(({ options, weight }) => ({
    share: weight / total,
    right: options.map((option) => option.right),
    features: options.map(({ features }) => names.map((name) => features[name])),
  }));
  const scales = names.map((_, f) =>
    standardDeviation(rows.flatMap(({ features }) => features.map((row) => row[f]!))),
  );
  for (const { features } of rows)
    for (const row of features)
      scales.forEach((scale, f) => {
        row[f]! /= scale;
      });
  const values = descend(names.length, (weights, gradient) => {
    for (const { features, right, share } of rows) {
      const scores = features.map((row) => dot(row, weights));
      const top = Math.max(...scores);
      const exponentials = scores.map((score) => Math.exp(score - top));
      const allTotal = sum(exponentials);
      const rightTotal = sum(exponentials.filter((_, at) => right[at]));
      features.forEach((row, at) => {
        const pull =
          share * (exponentials[at]! / allTotal - (right[at] ? exponentials[at]! / rightTotal : 0));
        for (let f = 0; f < gradient.length; f += 1) gradient[f]! += pull * row[f]!;
      });
    }
    for (let f = 0; f < gradient.length; f += 1) gradient[f]! += l2 * weights[f]!;
  });
  return named(
    names,
    values.map((value, f) => value / scales[f]!),
  );
}

/**
 * Logistic regression by Newton's method, with an L2 penalty on the weights of standardised features but not on
 * the bias. With a single feature it is Platt scaling.
 */
export function fitLogistic<Name extends string>(
  names: readonly Name[],
  examples: readonly BinaryExample<Name>[],
  l2: number,
): { weights: Record<Name, number>; bias: number } {
  const total = sum(examples.map(({ weight }) => weight));
  const table = examples.map(({ features }) => names.map((name) => features[name]));
  const scales = names.map((_, f) => standardDeviation(table.map((row) => row[f]!)));
  const rows = table.map((row) => [...row.map((value, f) => value / scales[f]!), 1]);
  const size = names.length + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < MAX_NEWTON_STEPS; step += 1) {
    const gradient = weights.map((weight, f) => (f < names.length ? l2 * weight : 0));
    const hessian = Array.from({ length: size }, (_, f) =>
      Array.from({ length: size }, (_, g) => (f === g ? (f < names.length ? l2 : 1e-9) : 0)),
    );
    rows.forEach((row, at) => {
      const share = examples[at]!.weight / total;
      const p = sigmoid(dot(row, weights));
      const error = share * (p - (examples[at]!.positive ? 1 : 0));
      const curvature = share * p * (1 - p);
      for (let f = 0; f < size; f += 1) {
        gradient[f]! += error * row[f]!;
        for (let g = 0; g <= f; g += 1) hessian[f]![g]! += curvature * row[f]! * row[g]!;
      }
    });
    for (let f = 0; f < size; f += 1) for (let g = f + 1; g < size; g += 1) hessian[f]![g] = hessian[g]![f]!;
    const update = solve(hessian, gradient);
    weights = weights.map((weight, f) => weight - update[f]!);
    if (Math.max(...update.map(Math.abs)) < NEWTON_TOLERANCE) break;
  }
  return {
    weights: named(
      names,
      scales.map((scale, f) => weights[f]! / scale),
    ),
    bias: round(weights.at(-1)!),
  };
}

/** Platt scaling: the model with the slope and the bias that fit the examples best; what it ranks higher stays so. */
export function rescaled<Name extends string>(
  names: readonly Name[],
  examples: readonly BinaryExample<Name>[],
  { weights, bias }: Logistic<Name>,
): { weights: Record<Name, number>; bias: number } {
  const logOdds = ({ features }: BinaryExample<Name>): number =>
    names.reduce((sum, name) => sum + weights[name] * features[name], bias);
  const scored = examples.map((example) => ({ ...example, features: { logOdds: logOdds(example) } }));
  const fitted = fitLogistic(['logOdds'], scored, 0);
  const slope = fitted.weights.logOdds;
  return {
    weights: named(
      names,
      names.map((name) => slope * weights[name]),
    ),
    bias: round(slope * bias + fitted.bias),
  };
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, values[at]!]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let at = column + 1; at < size; at += 1)
      if (Math.abs(rows[at]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = at;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let at = 0; at < size; at += 1) {
      if (at === column) continue;
      const factor = rows[at]![column]! / rows[column]![column]!;
      for (let f = column; f <= size; f += 1) rows[at]![f]! -= factor * rows[column]![f]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

/** Adam with a learning rate that decays to zero; `addGradient` adds to the gradient it is given. */
function descend(
  size: number,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): number[] {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= ADAM_STEPS; step += 1) {
    const rate = LEARNING_RATE * (1 - (step - 1) / ADAM_STEPS);
    const gradient = new Float64Array(size);
    addGradient(weights, gradient);
    for (let f = 0; f < size; f += 1) {
      mean[f] = 0.9 * mean[f]! + 0.1 * gradient[f]!;
      square[f] = 0.99 * square[f]! + 0.01 * gradient[f]! ** 2;
      weights[f]! -=
        (rate * mean[f]!) / (1 - 0.9 ** step) / (Math.sqrt(square[f]! / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return [...weights];
}

/** Standard deviation; 1 for a constant feature. */
function standardDeviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length) || 1;
}

const named = <Name extends string>(
  names: readonly Name[],
  values: readonly number[],
): Record<Name, number> =>
  Object.fromEntries(names.map((name, at) => [name, round(values[at]!)])) as Record<Name, number>;

const dot = (row: readonly number[], weights: ArrayLike<number>): number =>
  row.reduce((total, value, at) => total + value * weights[at]!, 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number): number => Math.round(value * 1000) / 1000;
