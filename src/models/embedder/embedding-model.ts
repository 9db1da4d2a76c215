import { mean_pooling, type PreTrainedModel, type PreTrainedTokenizer, Tensor } from '@xenova/transformers';
import { norm, normalise } from '../../domain/vectors.js';
import { nativeWork } from '../../worker/native-calls.js';
import { modelErrors } from '../errors.js';
import { windowOf } from '../files/model-window.js';

export type Pooling = 'mean' | 'cls';

export interface EmbeddingOptions {
  /** What becomes of the vectors of a text's tokens: their mean, or the first one. */
  readonly pooling: Pooling;
  /** A faster way to the token ids of a text, for a model without special tokens; default: its tokenizer. */
  readonly tokenize?: (text: string) => readonly number[];
}

/** Embedded in place of blank text, for which some models have no token. */
const BLANK_STAND_IN = '.';
/** Possible outputs of a sentence-embedding model: [batch, tokens, dimension]. */
const TOKEN_VECTOR_OUTPUTS = ['last_hidden_state', 'token_embeddings'];

/** Each [1, tokens]. */
type Inputs = Readonly<Record<string, Tensor>> & { readonly attention_mask: Tensor };

/** A loaded embedding model and its tokenizer. Not for concurrent use. */
export class EmbeddingModel {
  readonly dimension: number;
  readonly maxTokens: number;
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #model: PreTrainedModel;
  readonly #options: EmbeddingOptions;

  private constructor(
    tokenizer: PreTrainedTokenizer,
    model: PreTrainedModel,
    options: EmbeddingOptions,
    dimension: number,
  ) {
    this.#tokenizer = tokenizer;
    this.#model = model;
    this.#options = options;
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
    options: EmbeddingOptions,
  ): Promise<EmbeddingModel> {
    // The tokenizer truncates at the limit in its configuration.
    tokenizer.config.model_max_length = windowOf(tokenizer, model);
    const outputs: Record<string, unknown> = await nativeWork(() => model(tokenizer(['A probe.'])));
    const dims = tokenVectorsOf(outputs)?.dims;
    const dimension = dims?.length === 3 ? dims[2] : undefined;
    if (!dimension) throw modelErrors.notAnEmbedder({ model: name, outputs: Object.keys(outputs) });
    return new EmbeddingModel(tokenizer, model, options, dimension);
  }

  /** Tokens of the text, special tokens included, not truncated. */
  countTokens(text: string): number {
    const ids = this.#options.tokenize?.(text) ?? this.#tokenizer(text, { return_tensor: false }).input_ids;
    return ids.length;
  }

  /** The L2-normalised vector of the text, which is truncated at the window. */
  async embed(text: string): Promise<Float32Array> {
    const inputs = this.#inputsOf(text.trim() === '' ? BLANK_STAND_IN : text);
    const outputs: Record<string, unknown> = await nativeWork(() => this.#model(inputs));
    const tokens = tokenVectorsOf(outputs)!;
    const pooled = this.#options.pooling === 'mean' ? mean_pooling(tokens, inputs.attention_mask) : tokens;
    // Of vectors that are not pooled, the first one.
    const vector = Float32Array.from(pooled.data.slice(0, this.dimension) as Float32Array);
    assertDirection(vector);
    normalise(vector);
    return vector;
  }

  #inputsOf(text: string): Inputs {
    const { tokenize } = this.#options;
    if (!tokenize) return this.#tokenizer(text, { truncation: true }) as Inputs;
    const ids = tokenize(text).slice(0, this.maxTokens);
    const row = (values: BigInt64Array): Tensor => new Tensor('int64', values, [1, ids.length]);
    return {
      input_ids: row(BigInt64Array.from(ids, BigInt)),
      attention_mask: row(new BigInt64Array(ids.length).fill(1n)),
    };
  }

  async dispose(): Promise<void> {
    await nativeWork(() => this.#model.dispose());
  }
}

const tokenVectorsOf = (outputs: Readonly<Record<string, unknown>>): Tensor | undefined =>
  TOKEN_VECTOR_OUTPUTS.map((output) => outputs[output]).find((value) => value instanceof Tensor);

/** The index would store a vector without a direction and never find it. */
function assertDirection(vector: Float32Array): void {
  const length = norm(vector);
  if (!(length > 0 && length < Infinity)) {
    throw new Error(`The embedding model returned a vector of length ${length}`);
  }
}
