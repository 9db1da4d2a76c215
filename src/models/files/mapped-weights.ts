import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { sha256OfFile } from './hash-file.js';

/** Below this, a model gains nothing. */
const MIN_WEIGHTS_BYTES = BYTES_PER_MIB;
/** Smaller tensors, such as shapes, stay in the graph, where ONNX Runtime needs some of them. */
const MIN_TENSOR_BYTES = 4096;
/** A memory page. */
const ALIGNMENT_BYTES = 4096;

const GRAPH = 'model.onnx';
const WEIGHTS = 'model.onnx_data';
const MANIFEST = 'manifest.json';
const manifestSchema = z.object({ graph: z.string(), weights: z.string() });

/**
 * Copies a model, once, into a small graph and a file of weights, and returns the path of the graph. ONNX Runtime maps
 * such weights into memory; from a single file it reads them onto the heap, twice while it loads, and the allocator
 * keeps the room. The copy computes the same. A model that has such a file already, is small, or cannot be copied
 * (a full disk, a read-only folder), is used as it is.
 * @param modelsDir The copy is written to `mapped/<hash of the model>` in it.
 */
export async function mappedWeights(model: string, modelsDir: string): Promise<string> {
  if (existsSync(`${model}_data`)) return model;
  const known = mappedFolder(await sha256OfFile(model), modelsDir);
  if (await isIntact(known)) return join(known, GRAPH);
  const bytes = await readFile(model);
  const split = splitWeights(await decoder(), bytes);
  if (split === null) return model;
  // By what was read: another process may have replaced the file meanwhile.
  const folder = mappedFolder(createHash('sha256').update(bytes).digest('hex'), modelsDir);
  try {
    await mkdir(folder, { recursive: true });
    const weights = await replaceFile(join(folder, WEIGHTS), split.weights);
    const graph = await replaceFile(join(folder, GRAPH), [split.graph]);
    await replaceFile(join(folder, MANIFEST), [Buffer.from(JSON.stringify({ graph, weights }))]);
    return join(folder, GRAPH);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return model;
    throw error;
  }
}

/** Removes the copy of a model with this SHA-256, if there is one and it can be removed. */
export async function removeMappedWeights(hash: string, modelsDir: string): Promise<void> {
  try {
    await rm(mappedFolder(hash, modelsDir), { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

const mappedFolder = (hash: string, modelsDir: string): string =>
  join(modelsDir, 'mapped', hash.slice(0, 16));

/** Loaded when a model is copied, and only then. */
async function decoder() {
  const { default: onnxProto } = await import('onnx-proto');
  return onnxProto.onnx;
}

interface SplitModel {
  readonly graph: Uint8Array;
  /** The pieces of the file, in order. */
  readonly weights: readonly Uint8Array[];
}

/** Null if there is little to move, or the file is no model: ONNX Runtime then says what is wrong with it. */
function splitWeights(onnx: Awaited<ReturnType<typeof decoder>>, bytes: Uint8Array): SplitModel | null {
  const model = decoded(onnx, bytes);
  const weights: Uint8Array[] = [];
  let length = 0;
  for (const tensor of model?.graph?.initializer ?? []) {
    const data = tensor.rawData;
    if (!data || data.length < MIN_TENSOR_BYTES) continue;
    const padding = -length & (ALIGNMENT_BYTES - 1);
    weights.push(new Uint8Array(padding), data);
    const offset = length + padding;
    tensor.externalData = Object.entries({ location: WEIGHTS, offset, length: data.length }).map(
      ([key, value]) => ({ key, value: String(value) }),
    );
    tensor.dataLocation = onnx.TensorProto.DataLocation.EXTERNAL;
    // An empty array would still be written.
    Reflect.deleteProperty(tensor, 'rawData');
    length = offset + data.length;
  }
  if (!model || length < MIN_WEIGHTS_BYTES) return null;
  return { graph: onnx.ModelProto.encode(model).finish(), weights };
}

function decoded(onnx: Awaited<ReturnType<typeof decoder>>, bytes: Uint8Array) {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch {
    return null;
  }
}

async function isIntact(folder: string): Promise<boolean> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    return (
      (await sha256OfFile(join(folder, GRAPH))) === manifest.graph &&
      (await sha256OfFile(join(folder, WEIGHTS))) === manifest.weights
    );
  } catch {
    // Unreadable files are replaced.
    return false;
  }
}

/** Returns the SHA-256 of the content. */
async function replaceFile(path: string, pieces: readonly Uint8Array[]): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, pieces, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
