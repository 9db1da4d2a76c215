import {
  AutoModelForQuestionAnswering,
  AutoTokenizer,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { z } from 'zod';
import { nativeWork } from '../../worker/native-calls.js';
import { modelErrors } from '../errors.js';
import type { LoadOptions, ModelLocation } from '../files/load-files.js';
import { windowOf } from '../files/model-window.js';
import { alignTokens, fold, foldText } from './align.js';
import type { PassageLogits } from './best-spans.js';

/** Leaves most of the window to the passage. */
const MAX_QUESTION_TOKENS = 64;
const MAX_QUESTION_CHARS = 1000;
/** About five windows of text: bounds the tokenizer's work. */
const MAX_PASSAGE_CHARS = 12_000;
const MAX_CACHED_TOKENS = 60_000;

const logitsSchema = z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) });
const outputsSchema = z.object({ start_logits: logitsSchema, end_logits: logitsSchema });

/** The input ids around a passage, for one question. */
interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly length: number;
}

/** A question and a passage's token ids with their spans in its text. */
interface EncodedPair {
  readonly frame: Frame;
  readonly ids: readonly number[];
  readonly spans: PassageLogits['tokens'];
}

/** A loaded extractive question-answering model and its tokenizer. Not for concurrent use. */
export class ExtractiveModel {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #model: PreTrainedModel;
  readonly #window: number;
  readonly #paddingId: number;
  readonly #hasTokenTypes: boolean;
  /** Ids after the passage: `[SEP]` in BERT. */
  readonly #ending: readonly number[];
  readonly #tokenTexts = new Map<number, string | null>();

  private constructor(tokenizer: PreTrainedTokenizer, model: PreTrainedModel) {
    this.#tokenizer = tokenizer;
    this.#model = model;
    this.#window = windowOf(tokenizer, model);
    this.#paddingId = tokenizer.pad_token_id ?? 0;
    const pair = this.#pair('a', 'a');
    this.#hasTokenTypes = pair.token_type_ids !== undefined;
    const passage = this.#ids('a');
    this.#ending = pair.input_ids.slice(pair.input_ids.lastIndexOf(passage.at(-1)!) + 1);
  }

  /**
   * Loads the model and runs it on one pair.
   * @param location With the options of ONNX Runtime's session.
   * @throws UserError `model.invalid` when it does not return start and end logits.
   */
  static async load(
    path: string,
    { model: name, dtype, session }: Pick<ModelLocation, 'model' | 'dtype'> & { readonly session: object },
    options: LoadOptions,
  ): Promise<ExtractiveModel> {
    // In sequence: if the first fails, no download of the second is still running.
    const model = await AutoModelForQuestionAnswering.from_pretrained(path, {
      ...options,
      dtype,
      session_options: session,
    });
    const tokenizer = await AutoTokenizer.from_pretrained(path, options);
    const reader = new ExtractiveModel(tokenizer, model);
    const outputs = await reader.#run([reader.encode('A probe?', 'A probe.')]);
    if (outputsSchema.safeParse(outputs).success) return reader;
    throw modelErrors.notAReader({ model: name });
  }

  /** Tokenizes a question and a passage, truncated at the window. */
  encode(question: string, text: string): EncodedPair {
    const passage = text.slice(0, MAX_PASSAGE_CHARS);
    const frame = this.#frame(question);
    const ids = this.#ids(passage).slice(0, Math.max(0, this.#window - frame.length));
    return {
      frame,
      ids,
      spans: alignTokens(
        ids.map((id) => this.#textOf(id)),
        foldText(passage),
      ),
    };
  }

  inputLength({ frame, ids }: EncodedPair): number {
    return frame.length + ids.length;
  }

  /** The logits of each passage, in order, from one run. */
  async read(pairs: readonly EncodedPair[]): Promise<PassageLogits[]> {
    const outputs = outputsSchema.parse(await this.#run(pairs));
    const [, width] = outputs.start_logits.dims as [number, number];
    return pairs.map(({ frame, ids, spans }, row) => {
      const from = row * width + frame.before.length;
      const start = outputs.start_logits.data.slice(from, from + ids.length);
      const end = outputs.end_logits.data.slice(from, from + ids.length);
      const noAnswer = outputs.start_logits.data[row * width]! + outputs.end_logits.data[row * width]!;
      if (!Number.isFinite(noAnswer)) throw new Error(`The reader returned a no-answer score of ${noAnswer}`);
      return { start, end, noAnswer, tokens: spans };
    });
  }

  async dispose(): Promise<void> {
    await nativeWork(() => this.#model.dispose());
  }

  #frame(question: string): Frame {
    const questionIds = this.#ids(question.slice(0, MAX_QUESTION_CHARS)).slice(0, MAX_QUESTION_TOKENS);
    const pair = this.#pair('a', 'a').input_ids;
    const [first] = this.#ids('a');
    const opening = pair.slice(0, pair.indexOf(first!));
    const between = pair.slice(pair.indexOf(first!) + 1, pair.lastIndexOf(first!));
    const before = [...opening, ...questionIds, ...between];
    return { before, after: this.#ending, length: before.length + this.#ending.length };
  }

  async #run(pairs: readonly EncodedPair[]): Promise<Record<string, unknown>> {
    const width = Math.max(...pairs.map((pair) => this.inputLength(pair)));
    const size = [pairs.length, width];
    const inputs = {
      input_ids: new BigInt64Array(pairs.length * width).fill(BigInt(this.#paddingId)),
      attention_mask: new BigInt64Array(pairs.length * width),
      token_type_ids: new BigInt64Array(pairs.length * width),
    };
    pairs.forEach(({ frame, ids: passageIds }, at) => {
      const start = at * width;
      const ids = [...frame.before, ...passageIds, ...frame.after];
      ids.forEach((id, i) => {
        inputs.input_ids[start + i] = BigInt(id);
      });
      inputs.attention_mask.fill(1n, start, start + ids.length);
      inputs.token_type_ids.fill(1n, start + frame.before.length, start + ids.length);
    });
    const { token_type_ids, ...required } = inputs;
    const feeds = this.#hasTokenTypes ? { ...required, token_type_ids } : required;
    const tensors = Object.entries(feeds).map(
      ([name, values]) => [name, new Tensor('int64', values, size)] as const,
    );
    return nativeWork(() => this.#model(Object.fromEntries(tensors)));
  }

  #ids(text: string): number[] {
    return this.#tokenizer(text, { add_special_tokens: false, return_tensor: false }).input_ids as number[];
  }

  #pair(question: string, passage: string): { input_ids: number[]; token_type_ids?: number[] } {
    return this.#tokenizer(question, { text_pair: passage, return_tensor: false });
  }

  /** The folded text of a token; null for the unknown token. */
  #textOf(id: number): string | null {
    const cached = this.#tokenTexts.get(id);
    if (cached !== undefined) return cached;
    if (this.#tokenTexts.size >= MAX_CACHED_TOKENS) this.#tokenTexts.clear();
    const isUnknown = id === this.#tokenizer.unk_token_id;
    const text = isUnknown ? null : fold(this.#tokenizer.decode([id]).replace(/^(?:##|▁)/, '')).trim();
    this.#tokenTexts.set(id, text);
    return text;
  }
}
