import { describe, expect, test } from 'vitest';
import { sigmoid } from '../../src/answer/confidence/logistic.js';
import {
  type BinaryExample,
  type Choice,
  fitChoice,
  fitLogistic,
  rescaled,
} from '../../src/calibrate/fit.js';
import { randomFrom } from '../fixtures/random.js';

describe('fitChoice', () => {
  const NAMES = ['reader', 'noise', 'against'] as const;
  type Name = (typeof NAMES)[number];
  type Option = Choice<Name>['options'][number];

  /** Options of which the one with the highest `reader − against` is right; `noise` says nothing. */
  function choices(count: number, seed: number): Choice<Name>[] {
    const random = randomFrom(seed);
    return Array.from({ length: count }, () => {
      const features = Array.from({ length: 5 }, () => ({
        reader: 10 * random(),
        noise: random(),
        against: 100 + random(),
      }));
      const worth = features.map(({ reader, against }) => reader / 10 - against);
      const best = worth.indexOf(Math.max(...worth));
      return { options: features.map((one, at) => ({ features: one, right: at === best })), weight: 1 };
    });
  }

  const scoreOf = ({ features }: Option, weights: Record<Name, number>): number =>
    NAMES.reduce((sum, name) => sum + weights[name] * features[name], 0);
  const ranksRightFirst = (weights: Record<Name, number>, { options }: Choice<Name>): boolean =>
    options.toSorted((a, b) => scoreOf(b, weights) - scoreOf(a, weights))[0]!.right;

  test('finds which features decide, at any scale, and ranks unseen examples', () => {
    const weights = fitChoice(NAMES, choices(200, 1), 0.001);
    expect(weights.reader).toBeGreaterThan(0.5);
    expect(weights.against).toBeLessThan(-5);
    expect(Math.abs(weights.against / weights.reader + 10)).toBeLessThan(1);
    expect(Math.abs(weights.noise)).toBeLessThan(Math.abs(weights.against) / 10);
    const unseen = choices(200, 2);
    expect(unseen.filter((choice) => ranksRightFirst(weights, choice)).length).toBeGreaterThan(180);
  });

  test('of several right options one is enough', () => {
    const option = (reader: number, right: boolean): Option => ({
      features: { reader, noise: 0, against: 0 },
      right,
    });
    const choice = { options: [option(3, true), option(1, false), option(0, true)], weight: 1 };
    expect(fitChoice(NAMES, [choice], 0.01).reader).toBeGreaterThan(0);
  });

  test('examples without a right option, or without a wrong one, are left out', () => {
    const sound = choices(20, 1);
    const all = (right: boolean) =>
      choices(20, 3).map(({ options }) => ({
        options: options.map((option) => ({ ...option, right })),
        weight: 100,
      }));
    expect(fitChoice(NAMES, [...all(false), ...sound, ...all(true)], 0.01)).toEqual(
      fitChoice(NAMES, sound, 0.01),
    );
    expect(fitChoice(NAMES, [], 0.01)).toEqual({ reader: 0, noise: 0, against: 0 });
  });

  test('of examples that contradict each other the heavier one decides', () => {
    const choice = (right: number, weight: number): Choice<Name> => ({
      options: [0, 1].map((reader) => ({
        features: { reader, noise: 0, against: 0 },
        right: reader === right,
      })),
      weight,
    });
    expect(fitChoice(NAMES, [choice(1, 2), choice(0, 1)], 0.01).reader).toBeGreaterThan(0.1);
    expect(fitChoice(NAMES, [choice(1, 1), choice(0, 2)], 0.01).reader).toBeLessThan(-0.1);
    expect(fitChoice(NAMES, [choice(1, 1), choice(0, 1)], 0.01).reader).toBeCloseTo(0, 3);
  });

  test('l2 shrinks', () => {
    const weak = fitChoice(NAMES, choices(50, 1), 0.001);
    const strong = fitChoice(NAMES, choices(50, 1), 1);
    expect(Math.abs(strong.reader)).toBeLessThan(Math.abs(weak.reader) / 5);
    expect(strong.reader).toBeGreaterThan(0);
  });
});

describe('fitLogistic', () => {
  const NAMES = ['score', 'length'] as const;
  type Name = (typeof NAMES)[number];
  const TRUE = { weights: { score: 2, length: -0.1 }, bias: 0.5 };
  type Fitted = { readonly weights: Record<Name, number>; readonly bias: number };

  const probability = ({ features }: BinaryExample<Name>, { weights, bias }: Fitted): number =>
    sigmoid(weights.score * features.score + weights.length * features.length + bias);

  /** Outcomes drawn from the true weights. */
  function outcomes(count: number, seed: number): BinaryExample<Name>[] {
    const random = randomFrom(seed);
    return Array.from({ length: count }, () => {
      const features = { score: 2 * random() - 1, length: 20 * random() };
      const outcome = { features, positive: false, weight: 1 };
      return { ...outcome, positive: random() < probability(outcome, TRUE) };
    });
  }
  const SAMPLE = outcomes(5000, 7);

  test('recovers the weights that a sample was drawn from', () => {
    const { weights, bias } = fitLogistic(NAMES, SAMPLE, 0);
    expect(Math.abs(weights.score - TRUE.weights.score)).toBeLessThan(0.2);
    expect(Math.abs(weights.length - TRUE.weights.length)).toBeLessThan(0.02);
    expect(Math.abs(bias - TRUE.bias)).toBeLessThan(0.2);
  });

  test.for([0, 0.1])('what it predicts on average is how often it is so, with l2 = %f', (l2) => {
    const fitted = fitLogistic(NAMES, SAMPLE, l2);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const predicted = mean(SAMPLE.map((outcome) => probability(outcome, fitted)));
    expect(Math.abs(predicted - mean(SAMPLE.map(({ positive }) => Number(positive))))).toBeLessThan(0.01);
  });

  test('rescaling finds the slope and the bias again, and keeps the ratio of the weights', () => {
    const flat = { weights: { score: 0.5, length: -0.025 }, bias: -3 };
    const { weights, bias } = rescaled(NAMES, SAMPLE, flat);
    expect(Math.abs(weights.score - TRUE.weights.score)).toBeLessThan(0.2);
    expect(weights.score / weights.length).toBeCloseTo(-20, 0);
    expect(Math.abs(bias - TRUE.bias)).toBeLessThan(0.2);
  });

  test('l2 shrinks the weights, not the bias', () => {
    const shrunk = fitLogistic(NAMES, SAMPLE, 100);
    expect(Math.abs(shrunk.weights.score)).toBeLessThan(0.05);
    const rate = SAMPLE.filter(({ positive }) => positive).length / SAMPLE.length;
    expect(sigmoid(shrunk.bias)).toBeCloseTo(rate, 1);
  });

  test('an outcome counts by its weight', () => {
    const few = SAMPLE.slice(0, 200);
    const twice = few.map((outcome, at) => ({ ...outcome, weight: at < 50 ? 2 : 1 }));
    expect(fitLogistic(NAMES, twice, 0)).toEqual(fitLogistic(NAMES, [...few, ...few.slice(0, 50)], 0));
  });

  test('a feature that is the same everywhere gets no weight', () => {
    const constant = SAMPLE.slice(0, 500).map((outcome) => ({
      ...outcome,
      features: { ...outcome.features, length: 3 },
    }));
    expect(fitLogistic(NAMES, constant, 0.01).weights.length).toBeCloseTo(0, 2);
  });
});
