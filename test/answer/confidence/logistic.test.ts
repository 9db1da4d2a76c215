import { expect, test } from 'vitest';
import { probabilityFrom, sigmoid } from '../../../src/answer/confidence/logistic.js';

test('a probability is the sigmoid of the weighted sum plus the bias', () => {
  const model = { weights: { a: 2, b: -1 }, bias: 0.5 };
  expect(probabilityFrom(['a', 'b'], { a: 1, b: 3 }, model)).toBe(sigmoid(-0.5));
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(-0.5) + sigmoid(0.5)).toBeCloseTo(1, 12);
});
