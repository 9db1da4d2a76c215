import { pbkdf2 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { project } from '../../src/domain/projection.js';
import { dot } from '../../src/domain/vectors.js';
import { VectorIndex } from '../../src/store/sqlite/search/vector-index.js';
import { halfProjection } from '../fixtures/half-projection.js';
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

test('a projected index contains shorter vectors, and takes whole ones', async () => {
  const projection = halfProjection(DIMENSION);
  const vectors = randomVectors(500, 1);
  const index = VectorIndex.create(DIMENSION, projection);
  for (const [label, vector] of vectors.entries()) index.add(label, vector);
  expect(index.vectorBytes).toBe((DIMENSION / 2) * 4);
  const file = join(temporaryFolder(), 'half.hnsw');
  await index.write(file);
  const read = await VectorIndex.read(file, DIMENSION, 0, projection);
  for (const searched of [index, read]) {
    const [hit] = searched.search(vectors[7]!, 5);
    expect(hit!.label).toBe(7);
    expect(hit!.similarity).toBeCloseTo(
      dot(project(projection, vectors[7]!), project(projection, vectors[7]!)),
      4,
    );
  }
  expect(() => index.search(vectors[7]!.subarray(0, DIMENSION / 2), 5)).toThrow('length 32 does not fit');
  index.wipe(7);
  expect(index.search(vectors[7]!, 5).map(({ label }) => label)).not.toContain(7);
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

test('an index that was written empty accepts points after it is read', async () => {
  const file = join(temporaryFolder(), 'empty.hnsw');
  await VectorIndex.create(DIMENSION).write(file);
  const index = await VectorIndex.read(file, DIMENSION, 0);
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

test('a wiped point is not found, and its vector is neither in memory nor in files', async () => {
  const vectors = randomVectors(500, 5);
  const index = VectorIndex.create(DIMENSION);
  for (const [label, vector] of vectors.entries()) index.add(label, vector);
  const file = join(temporaryFolder(), 'wiped.hnsw');
  const traces = async () => {
    await index.write(file);
    const written = readFileSync(file);
    return vectors.filter((vector) => written.includes(Buffer.from(vector.buffer))).length;
  };
  expect(await traces()).toBe(500);
  for (let label = 0; label < 500; label += 5) {
    if (label % 2 === 0) index.hide(label);
    index.wipe(label);
    index.wipe(label);
  }
  index.wipe(1000);
  expect(await traces()).toBe(400);
  expect(index.hidden).toBe(100);
  for (const question of randomVectors(20, 6)) {
    const [best] = vectors
      .flatMap((vector, label) => (label % 5 === 0 ? [] : [{ label, similarity: dot(vector, question) }]))
      .sort((a, b) => b.similarity - a.similarity);
    expect(index.search(question, 5)[0]!.label).toBe(best!.label);
  }
});

test('a point that was hidden before it was written can be hidden and wiped again', async () => {
  const [one, other] = randomVectors(2, 7);
  const index = VectorIndex.create(DIMENSION);
  index.add(1, one!);
  index.add(2, other!);
  index.hide(1);
  const file = join(temporaryFolder(), 'hidden.hnsw');
  await index.write(file);
  for (const change of ['hide', 'wipe'] as const) {
    const again = await VectorIndex.read(file, DIMENSION, 1);
    expect(again.hidden).toBe(1);
    again[change](1);
    expect(again.search(one!, 2).map(({ label }) => label)).toEqual([2]);
  }
});

test('an index that is freed while it is written is written whole, and not changed meanwhile', async () => {
  const vectors = randomVectors(2000, 8);
  const index = VectorIndex.create(DIMENSION);
  for (const [label, vector] of vectors.entries()) index.add(label, vector);
  const file = join(temporaryFolder(), 'freed.hnsw');
  // The threads that write are busy, so that it is freed before that begins.
  const busy = Array.from({ length: 8 }, () => promisify(pbkdf2)('x', 'y', 100_000, 64, 'sha512'));
  const writing = index.write(file);
  expect(() => index.add(2000, vectors[0]!)).toThrow('is being written');
  expect(() => index.wipe(1)).toThrow('is being written');
  expect(index.search(vectors[7]!, 1)[0]!.label).toBe(7);
  index.free();
  await Promise.all([writing, ...busy]);
  expect(index.search(vectors[7]!, 1)).toEqual([]);
  expect(() => index.add(2000, vectors[0]!)).toThrow('was freed');
  await expect(index.write(file)).rejects.toThrow('was freed');
  const again = await VectorIndex.read(file, DIMENSION, 0);
  expect(again.size).toBe(2000);
  expect(again.search(vectors[7]!, 1)[0]!.label).toBe(7);
});

test('the labels in a range are found, however wide it is', () => {
  const index = VectorIndex.create(3);
  for (const label of [3, 5, 9]) index.add(label, Float32Array.of(1, 0, 0));
  index.hide(5);
  expect(index.labelsIn(4, 9)).toEqual([5, 9]);
  expect(index.labelsIn(5, 5)).toEqual([5]);
  expect(index.labelsIn(0, Number.MAX_SAFE_INTEGER)).toEqual([3, 5, 9]);
});
