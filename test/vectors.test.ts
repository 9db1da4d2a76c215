import { expect, test } from 'vitest';
import { cosineAside, dot, meanOf } from '../src/vectors.js';

const unit = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};

test('the mean of vectors is their common direction, of length one', () => {
  const mean = meanOf([unit(1, 0), unit(0, 1)]);
  expect(mean[0]).toBeCloseTo(Math.SQRT1_2);
  expect(dot(mean, mean)).toBeCloseTo(1);
});

test('aside from a direction, vectors that share only it are unlike, and what they share beside it counts', () => {
  const topic = unit(0, 0, 1);
  expect(cosineAside(unit(1, 0, 5), unit(0, 1, 5), topic)).toBeCloseTo(0);
  expect(cosineAside(unit(1, 0, 5), unit(1, 0, 1), topic)).toBeCloseTo(1);
  expect(cosineAside(topic, unit(1, 0, 1), topic)).toBe(0);
});
