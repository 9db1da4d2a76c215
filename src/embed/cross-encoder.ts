import {
  AutoModelForSequenceClassification,
  AutoTokenizer,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@xenova/transformers';
import { z } from 'zod';
import { UserError } from '../errors.js';
import { planBatches } from './batches.js';
import type { LoadOptions, ModelLocation } from './load-files.js';
import { windowOf } from './model-window.js';

/** Bounds memory: 30 pairs of news sentences are some five batches. */
const BATCH_LIMITS = { texts: 12, tokens: 512 };
/** So that a long question leaves most of the window to the sentence, and neither takes long to tokenize. */
const QUESTION_CHARS = 400;
const SENTENCE_CHARS = 2000;

const logitsOf = z.object({
  logits: z.object({ dims: z.array(z.number()), data: z.instanceof(Float32Array) }),
});

/** A loaded model that scores pairs of question and sentence. Not for concurrent use. */
export class CrossEncoder {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #model: PreTrainedModel;
  readonly #window: number;

  private constructor(tokenizer: PreTrainedTokenizer, model: PreTrainedModel) {
    this.#tokenizer = tokenizer;
    this.#model = model;
    this.#window = windowOf(tokenizer, model);
  }

  /**
   * Loads the model and tries it on one pair.
   * @throws UserError `model.invalid` when it does not give one score a pair.
   */
  static async load(
    path: string,
    { model: name, dtype }: Pick<ModelLocation, 'model' | 'dtype'>,
    options: LoadOptions,
  ): Promise<CrossEncoder> {
    // One after the other: when the first fails, nothing of the second is left running.
    const model = await AutoModelForSequenceClassification.from_pretrained(path, { ...options, dtype });
    const tokenizer = await AutoTokenizer.from_pretrained(path, options);
    const encoder = new CrossEncoder(tokenizer, model);
    const outputs = await encoder.#run('A probe?', ['A probe.']);
    const { success, data } = logitsOf.safeParse(outputs);
    if (success && data.logits.dims.join() === '1,1') return encoder;
    const given = success ? `${data.logits.data.length} scores` : Object.keys(outputs).join(', ');
    throw new UserError(
      'model.invalid',
      `RERANKER_MODEL=${name} is no reranker: it gives ${given} where one score (logits) for a question and a ` +
        'sentence was expected. Choose a cross-encoder for passage ranking, or leave RERANKER_MODEL unset.',
    );
  }

  /** One logit a sentence. What goes beyond the window is cut. */
  async score(question: string, sentences: readonly string[]): Promise<number[]> {
    const asked = question.slice(0, QUESTION_CHARS);
    const texts = sentences.map((sentence) => sentence.slice(0, SENTENCE_CHARS));
    const lengths = texts.map((text) => Math.min(this.#window, this.#countTokens(asked, text)));
    const scores = new Array<number>(texts.length);
    for (const batch of planBatches(lengths, BATCH_LIMITS)) {
      const outputs = await this.#run(
        asked,
        batch.map((index) => texts[index]!),
      );
      const { data } = logitsOf.parse(outputs).logits;
      batch.forEach((index, row) => {
        const score = data[row];
        if (!Number.isFinite(score)) throw new Error(`The reranker scored a sentence ${score}`);
        scores[index] = score!;
      });
    }
    return scores;
  }

  #countTokens(question: string, sentence: string): number {
    return this.#tokenizer(question, { text_pair: sentence, return_tensor: false }).input_ids.length;
  }

  async #run(question: string, sentences: string[]): Promise<Record<string, unknown>> {
    const inputs = this.#tokenizer(
      sentences.map(() => question),
      { text_pair: sentences, padding: true, truncation: true, max_length: this.#window },
    );
    return this.#model(inputs);
  }
}
