import { expect, test } from 'vitest';
import { project } from '../../src/domain/projection.js';
import { dot } from '../../src/domain/vectors.js';
import { indexProjection } from '../../src/models/bundled/index-projection.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { guardQuestions } from '../bench/guard-questions.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';

test('its rows are orthonormal', () => {
  const { name, from, to, matrix } = indexProjection('use-lite-en@0.2.0-export1')!;
  expect({ from, to }).toEqual({ from: 512, to: 128 });
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  const rows = Array.from({ length: to }, (_, at) => matrix.subarray(at * from, (at + 1) * from));
  for (const [at, row] of rows.entries()) {
    for (const [other, against] of rows.entries())
      expect(dot(row, against)).toBeCloseTo(at === other ? 1 : 0, 4);
  }
});

test.each(['use-lite-en@0.2.0-export9', 'Xenova/all-MiniLM-L6-v2-mean-q8-1', ''])(
  'vectors of %j are not projected',
  (model) => expect(indexProjection(model)).toBeNull(),
);

test('inner products of the bundled model stay nearly the same', async () => {
  const embedder = await openEmbedder(bundledModelSettings());
  const projection = indexProjection(embedder.id)!;
  const vectors = await embedder.embedTexts(guardQuestions());
  await embedder.close();
  const [first, ...others] = vectors.map((whole) => ({ whole, short: project(projection, whole) }));
  for (const { whole, short } of others)
    expect(Math.abs(dot(first!.whole, whole) - dot(first!.short, short))).toBeLessThan(0.12);
});
