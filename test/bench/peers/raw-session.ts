/**
 * A model without anything around it: one ONNX Runtime session in this thread, fed with batches that were tokenized
 * before. The floor under what Byline does with the same model.
 */
import { AutoModel, AutoModelForQuestionAnswering, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import { EXACT_SESSION_OPTIONS, SESSION_OPTIONS } from '../../../src/models/files/session-options.js';

env.allowRemoteModels = false;

/** Default options of ONNX Runtime, whose threads spin while they wait. */
export const DEFAULT_SESSION = {};
/** Byline's, and those of its reader where sums of 8-bit weights would be cut off. */
export const BYLINE_SESSION = SESSION_OPTIONS;
export const BYLINE_EXACT_SESSION = EXACT_SESSION_OPTIONS;

export type Inputs = Readonly<Record<string, Tensor>>;

export interface RawSession {
  tokenize(texts: readonly string[], pairs?: readonly string[]): number[][];
  /** Runs each batch. */
  run(batches: readonly Inputs[]): Promise<void>;
  close(): Promise<void>;
}

export async function openRawSession(
  folder: string,
  kind: 'embedder' | 'reader',
  sessionOptions: object,
): Promise<RawSession> {
  const Model = kind === 'embedder' ? AutoModel : AutoModelForQuestionAnswering;
  const dtype = kind === 'embedder' ? 'fp32' : 'q8';
  const options = { local_files_only: true, dtype, session_options: sessionOptions } as const;
  const model = await Model.from_pretrained(folder, options);
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  return {
    tokenize: (texts, pairs) =>
      texts.map((text, at) => {
        const pair = pairs ? { text_pair: pairs[at]! } : {};
        const { input_ids } = tokenizer(text, { ...pair, return_tensor: false, truncation: true });
        return input_ids as number[];
      }),
    async run(batches) {
      for (const batch of batches) await model(batch);
    },
    close: async () => void (await model.dispose()),
  };
}

/** Batches of texts of similar length: shortest first, so that hardly anything is padding. */
export function perfectBatches(ids: readonly (readonly number[])[], size: number, types = false): Inputs[] {
  const sorted = ids.toSorted((a, b) => a.length - b.length);
  const batches: Inputs[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    batches.push(tensorsOf(sorted.slice(from, from + size), types));
  }
  return batches;
}

function tensorsOf(rows: readonly (readonly number[])[], types: boolean): Inputs {
  const width = Math.max(...rows.map((row) => row.length));
  const shape = [rows.length, width];
  const [input, mask] = [new BigInt64Array(rows.length * width), new BigInt64Array(rows.length * width)];
  for (const [at, row] of rows.entries()) {
    for (const [i, id] of row.entries()) input[at * width + i] = BigInt(id);
    mask.fill(1n, at * width, at * width + row.length);
  }
  const tensor = (values: BigInt64Array) => new Tensor('int64', values, shape);
  return {
    input_ids: tensor(input),
    attention_mask: tensor(mask),
    ...(types ? { token_type_ids: tensor(new BigInt64Array(rows.length * width)) } : {}),
  };
}
