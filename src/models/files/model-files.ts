import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import type { ModelRole } from './model-role.js';

export type Dtype = Config['EMBEDDING_DTYPE'];

/** How transformers.js names the weights of each precision. */
const WEIGHTS_FILE: Readonly<Record<Dtype, string>> = {
  fp32: 'model.onnx',
  fp16: 'model_fp16.onnx',
  q8: 'model_quantized.onnx',
  int8: 'model_int8.onnx',
  uint8: 'model_uint8.onnx',
  q4: 'model_q4.onnx',
};

/** The first file that a model in this folder cannot do without and has not, in the order they are loaded. */
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

/** @throws UserError `model.invalid` naming the first file that the folder lacks and what it has instead. */
export async function checkModelFiles(
  { dtypeSetting }: ModelRole,
  folder: string,
  dtype: Dtype,
): Promise<void> {
  const missing = await missingFile(folder, dtype);
  if (!missing) return;
  const dtypes = await presentDtypes(folder);
  const advice =
    missing.startsWith('onnx/') && dtypes.length > 0
      ? `It has the weights for ${dtypeSetting}=${dtypes.join(' and ')}; yours is ${dtype}.`
      : "Expected is transformers.js's layout: config.json, tokenizer.json, tokenizer_config.json and onnx/.";
  throw new UserError('model.invalid', `The model folder ${folder} lacks ${missing}. ${advice}`);
}

/** Twelve hex digits over the weights and the tokenizer: what decides which vector or score a text gets. */
export async function fingerprint(folder: string, dtype: Dtype): Promise<string> {
  const weights = (await readdir(join(folder, 'onnx'))).filter(
    // Beside `model.onnx` there may be `model.onnx_data`, `model.onnx_data_1` and so on.
    (name) => name === WEIGHTS_FILE[dtype] || name.startsWith(`${WEIGHTS_FILE[dtype]}_data`),
  );
  const hash = createHash('sha256');
  for (const file of ['tokenizer.json', ...weights.sort().map((name) => join('onnx', name))]) {
    for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk);
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Deletes what failed and killed downloads left in a model's folder: `<file>.tmp.<pid>.<random>`, as transformers.js
 * names a file that it is still writing. Those of other processes that are alive stay.
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

async function presentDtypes(folder: string): Promise<string[]> {
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
