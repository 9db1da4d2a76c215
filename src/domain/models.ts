import type { Span } from './article.js';

/** A passage as a reader takes it. */
export interface ReadablePassage {
  /** "title. sentences". */
  readonly text: string;
  /** Where its sentences are in `text`. */
  readonly sentences: readonly Span[];
}

/** Words of a passage that may answer, as a span of its text. */
export interface ScoredSpan extends Span {
  /** Logit of the start plus logit of the end, less the same of the no-answer token; higher is likelier. */
  readonly score: number;
}

/**
 * For each passage, for each of its sentences, the likeliest spans, best first. Null in place of a passage that
 * was not read in time.
 */
export type Reading = readonly (readonly (readonly ScoredSpan[])[] | null)[];

/** An extractive question-answering model at work: it says which words of a passage answer, or that none do. */
export interface Reader {
  /** Names the weights; null until they were loaded. */
  readonly id: string | null;
  /** Why nothing can be read at present, in one sentence; null while it works. */
  readonly trouble: string | null;
  /**
   * Reads passages, the best first, for as long as the settings allow; a flood of questions shares the time.
   * Null when it cannot read at all. Never rejects.
   */
  read(question: string, passages: readonly ReadablePassage[]): Promise<Reading | null>;
  close(): Promise<void>;
}

/** A text-embedding model at work. Vectors are L2-normalised and `dimension` long. */
export interface Embedder {
  /** Names the weights: two embedders with one id give the same vectors for the same text. */
  readonly id: string;
  readonly dimension: number;
  /** Tokens that fit the model's window, special tokens included. */
  readonly maxTokens: number;
  /** Goes before texts that wait in `embedTexts`. */
  embedQuery(text: string): Promise<Float32Array>;
  embedTexts(
    texts: readonly string[],
    options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
  ): Promise<Float32Array[]>;
  /** Tokens each text takes, special tokens included, not truncated. */
  countTokens(texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}
