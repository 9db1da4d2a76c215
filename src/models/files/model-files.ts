import { createHash } from 'node:crypto';
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import { modelErrors } from '../errors.js';
import { updateFromFile } from './hash-file.js';
import type { ModelRole } from './model-role.js';

export type Dtype = Config['EMBEDDING_DTYPE'];

/** Names that transformers.js gives to the weights of each precision. */
const WEIGHTS_FILE: Readonly<Record<Dtype, string>> = {
  fp32: 'model.onnx',
  fp16: 'model_fp16.onnx',
  q8: 'model_quantized.onnx',
  int8: 'model_int8.onnx',
  uint8: 'model_uint8.onnx',
  q4: 'model_q4.onnx',
};

export const weightsPath = (folder: string, dtype: Dtype): string =>
  join(folder, 'onnx', WEIGHTS_FILE[dtype]);

/** The first required file that the folder lacks, in the order of loading. */
export async function missingFile(folder: string, dtype: Dtype): Promise<string | undefined> {
  for (const file of [
    'config.json',
    `onnx/${WEIGHTS_FILE[dtype]}`,
    'tokenizer.json',
    'tokenizer_config.json',
  ]) {
    if (!(await exists(join(folder, file)))) return file;
  }
  return undefined;
}

/** @throws UserError `model.invalid` that names the first missing file and the precisions that are there. */
export async function checkModelFiles(role: ModelRole, folder: string, dtype: Dtype): Promise<void> {
  const file = await missingFile(folder, dtype);
  if (!file) return;
  const available = file.startsWith('onnx/') ? await availableDtypes(folder) : [];
  throw available.length > 0
    ? modelErrors.otherPrecision({ role, folder, file, dtype, available })
    : modelErrors.missingFile({ folder, file });
}

/** Twelve hex digits of a hash over the weights and the tokenizer, which together determine the outputs. */
export async function fingerprint(folder: string, dtype: Dtype): Promise<string> {
  const weights = (await readdir(join(folder, 'onnx'))).filter(
    // Large weights continue in `model.onnx_data`, `model.onnx_data_1` and so on.
    (name) => name === WEIGHTS_FILE[dtype] || name.startsWith(`${WEIGHTS_FILE[dtype]}_data`),
  );
  const hash = createHash('sha256');
  for (const file of ['tokenizer.json', ...weights.sort().map((name) => join('onnx', name))]) {
    await updateFromFile(hash, join(folder, file));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Deletes the leftovers of failed and killed downloads: transformers.js writes to `<file>.tmp.<pid>.<random>`
 * first. Files of other running processes stay.
 */
export async function sweepDownloads(folder: string): Promise<void> {
  if (!(await exists(folder))) return;
  for (const name of await readdir(folder, { recursive: true })) {
    const pid = Number(/\.tmp\.(\d+)\.\w+$/.exec(name)?.[1]);
    if (pid === process.pid || (pid > 0 && !isAlive(pid))) await rm(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function availableDtypes(folder: string): Promise<string[]> {
  const entries = Object.entries(WEIGHTS_FILE);
  const present = await Promise.all(entries.map(([, file]) => exists(join(folder, 'onnx', file))));
  return entries.filter((_, index) => present[index]).map(([dtype]) => dtype);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
