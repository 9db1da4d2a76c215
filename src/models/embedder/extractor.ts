import {
  FeatureExtractionPipeline,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { UserError } from '../../domain/errors.js';
import { windowOf } from '../files/model-window.js';

export type Pooling = 'mean' | 'cls';

/** Blank text has no meaning to embed, and some models no token for it: it gets the vector of this. */
const BLANK_STAND_IN = '.';
/** What a sentence-embedding model gives for [batch, tokens]: one vector a token. */
const OUTPUTS = ['last_hidden_state', 'token_embeddings'];

/** A loaded model and its tokenizer. Not for concurrent use. */
export class Extractor {
  readonly dimension: number;
  readonly maxTokens: number;
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #pipeline: FeatureExtractionPipeline;
  readonly #pooling: Pooling;

  private constructor(
    tokenizer: PreTrainedTokenizer,
    model: PreTrainedModel,
    pooling: Pooling,
    dimension: number,
  ) {
    this.#tokenizer = tokenizer;
    this.#pipeline = new FeatureExtractionPipeline({ task: 'feature-extraction', model, tokenizer });
    this.#pooling = pooling;
    this.dimension = dimension;
    this.maxTokens = tokenizer.model_max_length;
  }

  /**
   * Tries the model on one text, which tells its dimension and whether it is a sentence-embedding model at all.
   * @throws UserError `model.invalid` when it is not.
   */
  static async open(
    name: string,
    tokenizer: PreTrainedTokenizer,
    model: PreTrainedModel,
    pooling: Pooling,
  ): Promise<Extractor> {
    // The pipeline truncates where the tokenizer's configuration says.
    tokenizer.config.model_max_length = windowOf(tokenizer, model);
    const outputs: Record<string, unknown> = await model(tokenizer(['A probe.']));
    const hidden = OUTPUTS.map((output) => outputs[output]).find((value) => value instanceof Tensor);
    const dimension = hidden?.dims.length === 3 ? hidden.dims[2] : undefined;
    if (!dimension) {
      const given = Object.keys(outputs).join(', ');
      throw new UserError(
        'model.invalid',
        `EMBEDDING_MODEL=${name} is no sentence-embedding model: it gives ${given} where last_hidden_state, one ` +
          'vector a token, was expected. Choose a model for feature extraction, or leave EMBEDDING_MODEL unset.',
      );
    }
    return new Extractor(tokenizer, model, pooling, dimension);
  }

  /** Special tokens included, not truncated. */
  countTokens(text: string): number {
    return this.#tokenizer(text, { return_tensor: false }).input_ids.length;
  }

  /** One vector of length 1 a text, one after the other. Texts are cut at the window. */
  async embed(texts: readonly string[]): Promise<Float32Array> {
    const inputs = texts.map((text) => (text.trim() === '' ? BLANK_STAND_IN : text));
    const output = await this.#pipeline(inputs, { pooling: this.#pooling });
    const vectors = Float32Array.from(output.data as ArrayLike<number>);
    for (let start = 0; start < vectors.length; start += this.dimension) {
      normalise(vectors.subarray(start, start + this.dimension));
    }
    return vectors;
  }

  async dispose(): Promise<void> {
    await this.#pipeline.dispose();
  }
}

/** In place. A vector without a direction is a fault: an index would take it, and never find it. */
function normalise(vector: Float32Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (!(length > 0 && length < Infinity))
    throw new Error(`The embedding model gave a vector of length ${length}`);
  for (let i = 0; i < vector.length; i++) vector[i]! /= length;
}
