import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { UserError } from '../errors.js';

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

/** @throws UserError `model.invalid` naming the first file that the folder lacks and what it has instead. */
export async function checkModelFiles(folder: string, dtype: Dtype): Promise<void> {
  for (const file of [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    `onnx/${WEIGHTS_FILE[dtype]}`,
  ]) {
    if (await exists(join(folder, file))) continue;
    const dtypes = await presentDtypes(folder);
    const advice =
      file.startsWith('onnx/') && dtypes.length > 0
        ? `It has the weights for EMBEDDING_DTYPE=${dtypes.join(' and ')}; yours is ${dtype}.`
        : "Expected is transformers.js's layout: config.json, tokenizer.json, tokenizer_config.json and onnx/.";
    throw new UserError('model.invalid', `The model folder ${folder} lacks ${file}. ${advice}`);
  }
}

/** Twelve hex digits over the weights and the tokenizer: what decides which vector a text gets. */
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
