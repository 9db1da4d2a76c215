import { expect, test } from 'vitest';
import { dot, norm, normalise } from '../../src/domain/vectors.js';
import { decodeVectors, encodeMatrix, encodeVectors, matrixRows } from '../../src/store/codecs.js';
import { randomFrom } from '../fixtures/random.js';

const DIMENSION = 512;
const COUNT = 20;

function unitVectors(): Float32Array {
  const random = randomFrom(3);
  const values = Float32Array.from({ length: COUNT * DIMENSION }, () => random() + random() - 1);
  for (const row of matrixRows(values, DIMENSION)) normalise(row);
  return values;
}

test('a stored vector is a unit vector in almost the same direction, at a quarter of the size', () => {
  const values = unitVectors();
  const blob = encodeVectors(values, DIMENSION);
  expect(blob.length).toBe(COUNT * (DIMENSION + 4));
  const stored = decodeVectors(blob, DIMENSION, COUNT);
  expect(stored).toHaveLength(COUNT);
  for (const [at, row] of matrixRows(values, DIMENSION).entries()) {
    expect(norm(stored[at]!)).toBeCloseTo(1, 5);
    expect(dot(stored[at]!, row)).toBeGreaterThan(0.9999);
  }
});

test('vectors of an older version are read as they were written', () => {
  const values = unitVectors();
  const stored = decodeVectors(encodeMatrix(values), DIMENSION, COUNT);
  expect(stored).toEqual(matrixRows(values, DIMENSION));
});

test.for([
  ['cut', (blob: Buffer) => blob.subarray(1), COUNT],
  ['of more passages', (blob: Buffer) => blob, COUNT - 1],
] as const)('a blob that is %s is refused', ([, change, count]) => {
  const blob = encodeVectors(unitVectors(), DIMENSION);
  expect(() => decodeVectors(change(blob), DIMENSION, count)).toThrow('do not form');
});

test('a vector without a direction stays one', () => {
  expect(decodeVectors(encodeVectors(new Float32Array(8), 8), 8, 1)).toEqual([new Float32Array(8)]);
});

test.for([
  ['8 bits', encodeVectors],
  ['an older version', encodeMatrix],
] as const)('single rows of %s are those of all', ([, encode]) => {
  const blob = encode(unitVectors(), DIMENSION);
  const all = decodeVectors(blob, DIMENSION, COUNT);
  expect(decodeVectors(blob, DIMENSION, COUNT, [7, 0, 19])).toEqual([all[7], all[0], all[19]]);
  expect(() => decodeVectors(blob, DIMENSION, COUNT, [3, COUNT])).toThrow('no row 20');
});
