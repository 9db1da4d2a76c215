import type { Span } from './article.js';

/** A passage in the form that a reader expects. */
export interface ReadablePassage {
  /** "title. sentences". */
  readonly text: string;
  /** The spans of its sentences in `text`. */
  readonly sentences: readonly Span[];
  /** The question as this passage is asked it; default: as all are. */
  readonly question?: string;
}

/** A candidate answer: a span of a passage's text. */
export interface ScoredSpan extends Span {
  /** Start logit plus end logit, minus the same sum for the no-answer token; higher is likelier. */
  readonly score: number;
}

/**
 * For each passage, for each of its sentences, the likeliest spans, best first; null for a passage that was not
 * read in time.
 */
export type Reading = readonly (readonly (readonly ScoredSpan[])[] | null)[];

/** A loaded extractive question-answering model: it finds the span of a passage that answers, or none. */
export interface Reader {
  /** Identifies the weights; null until they are loaded. */
  readonly id: string | null;
  /** Why nothing can be read at present, in one sentence; null if it works. */
  readonly trouble: string | null;
  /**
   * Reads passages in the given order (best first) until the configured time is over; concurrent questions share
   * that time. Null if it cannot read at all. Never rejects.
   * @param spentMs Milliseconds of that time that earlier passages of the same question took. Default: 0, with which at
   * least the best passage is read.
   */
  read(question: string, passages: readonly ReadablePassage[], spentMs?: number): Promise<Reading | null>;
  close(): Promise<void>;
}

/** A loaded text-embedding model. Vectors are L2-normalised and have `dimension` values. */
export interface Embedder {
  /** Identifies the weights: embedders with the same id produce the same vectors. */
  readonly id: string;
  readonly dimension: number;
  /** Size of the model's window in tokens, special tokens included. */
  readonly maxTokens: number;
  /** Takes precedence over texts that wait in `embedTexts`. */
  embedQuery(text: string): Promise<Float32Array>;
  embedTexts(
    texts: readonly string[],
    options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
  ): Promise<Float32Array[]>;
  /** Number of tokens of each text without truncation, special tokens included. */
  countTokens(texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}
