import type { Passage, Sentence } from '../../domain/article.js';

/** One vector a passage, of "title. passage". */
export interface ArticleVectors {
  /** Id of the model that made them. */
  readonly model: string;
  readonly dimension: number;
  /** `ANALYSIS_VERSION` of the rules that found sentences and passages. */
  readonly analysis: number;
  /** Row-major float32, one row a passage. */
  readonly passages: Float32Array;
}

/** Everything that follows from a text and a model: kept and replaced as one. */
export interface Derived {
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
  readonly vectors: ArticleVectors;
}
