import type { Passage, Sentence } from '../../domain/article.js';

/** One vector per passage, of "title. passage". */
export interface ArticleVectors {
  /** Id of the embedding model. */
  readonly model: string;
  readonly dimension: number;
  /** `ANALYSIS_VERSION` of the rules that split the text. */
  readonly analysis: number;
  /** Row-major float32 matrix, one row per passage. */
  readonly passages: Float32Array;
}

/** Everything derived from a text and a model; stored and replaced as a unit. */
export interface Derived {
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
  readonly vectors: ArticleVectors;
}
