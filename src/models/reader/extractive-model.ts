import {
  AutoModelForQuestionAnswering,
  AutoTokenizer,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { z } from 'zod';
import { UserError } from '../../domain/errors.js';
import type { LoadOptions, ModelLocation } from '../files/load-files.js';
import { windowOf } from '../files/model-window.js';
import { alignTokens, fold, foldText } from './align.js';
import type { PassageLogits } from './best-spans.js';

/** A long question leaves most of the window to the passage. */
const QUESTION_TOKENS = 64;
const QUESTION_CHARS = 1000;
/** Of a passage, about five times what the window holds: what is cut before the tokenizer sees it. */
const PASSAGE_CHARS = 12_000;
const MAX_REMEMBERED_TOKENS = 60_000;

const outputsOf = z.object({
  start_logits: z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) }),
  end_logits: z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) }),
});

/** The ids that go around a passage in the input for one question. */
interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly tokens: number;
}

/** A passage's tokens and where they stand. */
interface EncodedPassage {
  readonly ids: readonly number[];
  readonly spans: PassageLogits['tokens'];
}

/** A loaded extractive question-answering model and its tokenizer. Not for concurrent use. */
export class ExtractiveModel {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #model: PreTrainedModel;
  readonly #window: number;
  readonly #padding: number;
  readonly #takesTypes: boolean;
  /** Ids that end every pair, `[SEP]`. */
  readonly #ending: readonly number[];
  readonly #texts = new Map<number, string | null>();

  private constructor(tokenizer: PreTrainedTokenizer, model: PreTrainedModel) {
    this.#tokenizer = tokenizer;
    this.#model = model;
    this.#window = windowOf(tokenizer, model);
    this.#padding = tokenizer.pad_token_id ?? 0;
    const pair = this.#pair('a', 'a');
    this.#takesTypes = pair.token_type_ids !== undefined;
    const passage = this.#ids('a');
    this.#ending = pair.input_ids.slice(pair.input_ids.lastIndexOf(passage.at(-1)!) + 1);
  }

  /**
   * Loads the model and tries it on one pair.
   * @throws UserError `model.invalid` when it does not give start and end logits.
   */
  static async load(
    path: string,
    { model: name, dtype }: Pick<ModelLocation, 'model' | 'dtype'>,
    options: LoadOptions,
  ): Promise<ExtractiveModel> {
    // One after the other: when the first fails, nothing of the second is left running.
    const model = await AutoModelForQuestionAnswering.from_pretrained(path, { ...options, dtype });
    const tokenizer = await AutoTokenizer.from_pretrained(path, options);
    const reader = new ExtractiveModel(tokenizer, model);
    const outputs = await reader.#run(reader.#frame('A probe?'), [reader.encode('A probe.')]);
    if (outputsOf.safeParse(outputs).success) return reader;
    throw new UserError(
      'model.invalid',
      `READER_MODEL=${name} cannot read: it gives ${Object.keys(outputs).join(', ')} where start_logits and ` +
        'end_logits were expected. Choose a model for extractive question answering, or READER_MODEL=none.',
    );
  }

  /** A passage's tokens, as many as the window may hold, and where each stands in its text. */
  encode(text: string): EncodedPassage {
    const passage = text.slice(0, PASSAGE_CHARS);
    const ids = this.#ids(passage).slice(0, this.#window);
    return {
      ids,
      spans: alignTokens(
        ids.map((id) => this.#textOf(id)),
        foldText(passage),
      ),
    };
  }

  /** Tokens that a passage takes together with the question. */
  tokensWith(question: string, passage: EncodedPassage): number {
    return Math.min(this.#window, this.#frame(question).tokens + passage.ids.length);
  }

  /** The logits of each passage beside the question, in their order, in one run. What is beyond the window is cut. */
  async read(question: string, passages: readonly EncodedPassage[]): Promise<PassageLogits[]> {
    const frame = this.#frame(question);
    const outputs = outputsOf.parse(await this.#run(frame, passages));
    const [, width] = outputs.start_logits.dims as [number, number];
    return passages.map(({ ids, spans }, row) => {
      const from = row * width + frame.before.length;
      const kept = Math.min(ids.length, Math.max(0, this.#window - frame.tokens));
      const start = outputs.start_logits.data.slice(from, from + kept);
      const end = outputs.end_logits.data.slice(from, from + kept);
      const noAnswer = outputs.start_logits.data[row * width]! + outputs.end_logits.data[row * width]!;
      if (!Number.isFinite(noAnswer)) throw new Error(`The reader gave a no-answer score of ${noAnswer}`);
      return { start, end, noAnswer, tokens: spans.slice(0, kept) };
    });
  }

  async dispose(): Promise<void> {
    await this.#model.dispose();
  }

  #frame(question: string): Frame {
    const asked = this.#ids(question.slice(0, QUESTION_CHARS)).slice(0, QUESTION_TOKENS);
    const pair = this.#pair('a', 'a').input_ids;
    const [first] = this.#ids('a');
    const opening = pair.slice(0, pair.indexOf(first!));
    const between = pair.slice(pair.indexOf(first!) + 1, pair.lastIndexOf(first!));
    const before = [...opening, ...asked, ...between];
    return { before, after: this.#ending, tokens: before.length + this.#ending.length };
  }

  async #run(frame: Frame, passages: readonly EncodedPassage[]): Promise<Record<string, unknown>> {
    const rows = passages.map(({ ids }) => ids.slice(0, Math.max(0, this.#window - frame.tokens)));
    const width = Math.max(...rows.map((row) => row.length)) + frame.tokens;
    const size = [passages.length, width];
    const inputs = {
      input_ids: new BigInt64Array(passages.length * width).fill(BigInt(this.#padding)),
      attention_mask: new BigInt64Array(passages.length * width),
      token_type_ids: new BigInt64Array(passages.length * width),
    };
    rows.forEach((row, at) => {
      const start = at * width;
      const ids = [...frame.before, ...row, ...frame.after];
      ids.forEach((id, i) => {
        inputs.input_ids[start + i] = BigInt(id);
      });
      inputs.attention_mask.fill(1n, start, start + ids.length);
      inputs.token_type_ids.fill(1n, start + frame.before.length, start + ids.length);
    });
    const { token_type_ids, ...always } = inputs;
    const given = this.#takesTypes ? { ...always, token_type_ids } : always;
    return this.#model(
      Object.fromEntries(
        Object.entries(given).map(([name, values]) => [name, new Tensor('int64', values, size)]),
      ),
    );
  }

  #ids(text: string): number[] {
    return this.#tokenizer(text, { add_special_tokens: false, return_tensor: false }).input_ids as number[];
  }

  #pair(question: string, passage: string): { input_ids: number[]; token_type_ids?: number[] } {
    return this.#tokenizer(question, { text_pair: passage, return_tensor: false });
  }

  /** A token's own letters, folded; null for the one that stands for an unknown word. */
  #textOf(id: number): string | null {
    const had = this.#texts.get(id);
    if (had !== undefined) return had;
    if (this.#texts.size >= MAX_REMEMBERED_TOKENS) this.#texts.clear();
    const isUnknown = id === this.#tokenizer.unk_token_id;
    const text = isUnknown ? null : fold(this.#tokenizer.decode([id]).replace(/^(?:##|▁)/, '')).trim();
    this.#texts.set(id, text);
    return text;
  }
}
