import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dot } from '../../src/domain/vectors.js';
import { VectorIndex } from '../../src/store/sqlite/search/vector-index.js';
import { randomFrom } from '../fixtures/random.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const DIMENSION = 64;

function randomVectors(count: number, seed: number): Float32Array[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: DIMENSION }, () => random() + random() + random() - 1.5);
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  });
}

test('finds at least 95 % of the true neighbours, nearest first', () => {
  const vectors = randomVectors(3000, 1);
  const index = VectorIndex.create(DIMENSION);
  for (const [label, vector] of vectors.entries()) index.add(label, vector);
  let found = 0;
  const questions = randomVectors(50, 2);
  for (const question of questions) {
    const exact = vectors
      .map((vector, label) => ({ label, similarity: dot(vector, question) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, 50);
    const hits = index.search(question, 50);
    expect(hits.map(({ similarity }) => similarity)).toEqual(
      hits.map(({ similarity }) => similarity).sort((a, b) => b - a),
    );
    const expected = new Map(exact.map(({ label, similarity }) => [label, similarity]));
    for (const { label, similarity } of hits) {
      if (expected.has(label)) found += 1;
      expect(similarity).toBeCloseTo(dot(vectors[label]!, question), 4);
    }
  }
  expect(found / (questions.length * 50)).toBeGreaterThanOrEqual(0.95);
});

describe('input that hnswlib would accept or crash on', () => {
  const index = VectorIndex.create(3);
  index.add(7, Float32Array.of(1, 0, 0));

  test.for([
    [[Number.NaN, 0, 0], 'not a finite number'],
    [[Number.POSITIVE_INFINITY, 0, 0], 'not a finite number'],
    [[1, 0], 'length 2 does not fit an index of dimension 3'],
    [[1, 0, 0, 0], 'length 4 does not fit an index of dimension 3'],
  ] as const)('%j is refused', ([values, message]) => {
    expect(() => index.add(8, Float32Array.from(values))).toThrow(message);
    expect(() => index.search(Float32Array.from(values), 1)).toThrow(message);
    expect(index.has(8)).toBe(false);
  });

  test('more neighbours than there are points', () => {
    expect(index.search(Float32Array.of(1, 0, 0), 100)).toEqual([{ label: 7, similarity: 1 }]);
    expect(VectorIndex.create(3).search(Float32Array.of(1, 0, 0), 100)).toEqual([]);
  });
});

test('grows beyond its initial capacity', () => {
  const index = VectorIndex.create(DIMENSION);
  for (const [label, vector] of randomVectors(1100, 3).entries()) index.add(label, vector);
  expect(index.size).toBe(1100);
});

test('an index that was written empty accepts points after it is read', () => {
  const file = join(temporaryFolder(), 'empty.hnsw');
  VectorIndex.create(DIMENSION).write(file);
  const index = VectorIndex.read(file, DIMENSION);
  const [vector] = randomVectors(1, 4);
  index.add(7, vector!);
  expect(index.search(vector!, 1)[0]?.label).toBe(7);
});

test('a hidden point is not found', () => {
  const index = VectorIndex.create(3);
  index.add(1, Float32Array.of(1, 0, 0));
  index.add(2, Float32Array.of(0, 1, 0));
  index.hide(1);
  index.hide(3);
  expect(index.search(Float32Array.of(1, 0, 0), 2).map(({ label }) => label)).toEqual([2]);
  expect(index.hidden).toBe(1);
});
