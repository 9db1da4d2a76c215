import {
  FeatureExtractionPipeline,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { norm, normalise } from '../../domain/vectors.js';
import { nativeWork } from '../../worker/native-calls.js';
import { modelErrors } from '../errors.js';
import { windowOf } from '../files/model-window.js';

export type Pooling = 'mean' | 'cls';

/** Embedded in place of blank text, for which some models have no token. */
const BLANK_STAND_IN = '.';
/** Possible outputs of a sentence-embedding model: [batch, tokens, dimension]. */
const TOKEN_VECTOR_OUTPUTS = ['last_hidden_state', 'token_embeddings'];

/** A loaded embedding model and its tokenizer. Not for concurrent use. */
export class EmbeddingModel {
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
   * Runs the model on one text to find its dimension.
   * @throws UserError `model.invalid` when it is not a sentence-embedding model.
   */
  static async open(
    name: string,
    tokenizer: PreTrainedTokenizer,
    model: PreTrainedModel,
    pooling: Pooling,
  ): Promise<EmbeddingModel> {
    // The pipeline truncates at the limit in the tokenizer's configuration.
    tokenizer.config.model_max_length = windowOf(tokenizer, model);
    const outputs: Record<string, unknown> = await nativeWork(() => model(tokenizer(['A probe.'])));
    const hidden = TOKEN_VECTOR_OUTPUTS.map((output) => outputs[output]).find(
      (value) => value instanceof Tensor,
    );
    const dimension = hidden?.dims.length === 3 ? hidden.dims[2] : undefined;
    if (!dimension) throw modelErrors.notAnEmbedder({ model: name, outputs: Object.keys(outputs) });
    return new EmbeddingModel(tokenizer, model, pooling, dimension);
  }

  /** Tokens of the text, special tokens included, not truncated. */
  countTokens(text: string): number {
    return this.#tokenizer(text, { return_tensor: false }).input_ids.length;
  }

  /** The L2-normalised vector of the text, which is truncated at the window. */
  async embed(text: string): Promise<Float32Array> {
    const input = text.trim() === '' ? BLANK_STAND_IN : text;
    const output = await nativeWork(() => this.#pipeline(input, { pooling: this.#pooling }));
    const vector = Float32Array.from(output.data as ArrayLike<number>);
    assertDirection(vector);
    normalise(vector);
    return vector;
  }

  async dispose(): Promise<void> {
    await nativeWork(() => this.#pipeline.dispose());
  }
}

/** The index would store a vector without a direction and never find it. */
function assertDirection(vector: Float32Array): void {
  const length = norm(vector);
  if (!(length > 0 && length < Infinity)) {
    throw new Error(`The embedding model returned a vector of length ${length}`);
  }
}
