/**
 * Fits the projection of the bundled embedding model's vectors for the index: the principal components of passages of
 * the guard set and of the stories that the reader learned from. They are those of the second moments, without the mean
 * subtracted, since inner products are to stay the same.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { readEvalSet } from '../../src/calibrate/eval-set.js';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import { INDEX_PROJECTION_DIR } from '../../src/models/bundled/index-projection.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { encodeMatrix } from '../../src/store/codecs.js';
import type { MadeArticle } from '../bench/corpus/made-articles.js';
import { realVectors } from '../bench/corpus/real-vectors.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';

/**
 * Of 512: with as few, twice as many candidates as are wanted contain 0.999 of the ten nearest (docs/benchmarks.md);
 * with 96, 0.990.
 */
const DIMENSIONS = 128;
const STORIES = join(PACKAGE_ROOT, 'data/models/answer-reader/training/stories');

/** The articles of a file of stories; its form is described in `training/sources/stories.py`. */
const storiesOf = (file: string): MadeArticle[] =>
  readFileSync(join(STORIES, file), 'utf8')
    .split(/^== /m)
    .slice(1)
    .map((story) => {
      const [title = '', , ...lines] = story.split('\n');
      return { title, text: lines.slice(0, lines.indexOf('--')).join('\n').trim() };
    });

const embedder = await openEmbedder(bundledModelSettings());
const guard = readEvalSet(join(PACKAGE_ROOT, 'data/guard'));
const stories = readdirSync(STORIES).toSorted().flatMap(storiesOf);
const vectors = await realVectors(embedder, [...guard.articles, ...stories], Number.POSITIVE_INFINITY);
await embedder.close();

const moments = Matrix.zeros(embedder.dimension, embedder.dimension);
for (const vector of vectors) {
  const column = Matrix.columnVector(vector);
  moments.add(column.mmul(column.transpose()));
}
const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(moments, {
  assumeSymmetric: true,
});
const order = realEigenvalues
  .map((_, at) => at)
  .toSorted((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
const chosen = order.slice(0, DIMENSIONS);
const matrix = Float32Array.from(chosen.flatMap((column) => eigenvectorMatrix.getColumn(column)));
const bytes = encodeMatrix(matrix);
const share = (columns: readonly number[]) =>
  columns.reduce((sum, column) => sum + realEigenvalues[column]!, 0);

mkdirSync(INDEX_PROJECTION_DIR, { recursive: true });
writeFileSync(join(INDEX_PROJECTION_DIR, 'matrix.f32'), bytes);
const description = {
  model: embedder.id,
  from: embedder.dimension,
  to: DIMENSIONS,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  fitted: {
    on: `${vectors.length} passages of data/guard and of the stories in data/models/answer-reader/training`,
    keptOfSquaredLength: Number((share(chosen) / share(order)).toFixed(4)),
  },
};
writeFileSync(join(INDEX_PROJECTION_DIR, 'projection.json'), `${JSON.stringify(description, null, 2)}\n`);
console.log(description);
