import type { IsoDate } from './article.js';
import type { SetAsideSource } from './ingest.js';

export interface Stats {
  readonly articles: number;
  readonly sentences: number;
  readonly passages: number;
  readonly answers: number;
  /** Ratings of this scope's answers by their readers. */
  readonly ratings: { readonly helpful: number; readonly unhelpful: number };
  readonly newest: IsoDate | null;
  readonly model: string;
  readonly dimension: number;
  /** Size of the whole database file, shared by all scopes; bytes. */
  readonly databaseBytes: number;
  /** Texts and vectors of this scope; bytes. */
  readonly bytes: number;
  /** Limits of this scope; null means unlimited. `days`: how long articles are retained. */
  readonly limits: {
    readonly articles: number | null;
    readonly bytes: number | null;
    readonly days: number | null;
  };
  readonly feeds: { readonly followed: number; readonly paused: number; readonly waiting: number };
  /** Accepted sources that are not finished. */
  readonly queued: number;
  /** Sources that were given up lately, the latest first; at most five. */
  readonly setAside: readonly SetAsideSource[];
}

/** What all scopes have together. */
export interface Totals {
  readonly scopes: number;
  readonly articles: number;
  readonly passages: number;
  readonly answers: number;
  /** `failing`: followed feeds whose last poll failed. */
  readonly feeds: { readonly followed: number; readonly paused: number; readonly failing: number };
  /** Accepted sources that are not finished. */
  readonly ingestJobs: number;
  /** Articles in the ingest queue, those of feeds and section pages included. */
  readonly ingestsWaiting: number;
  /** Vector indexes in memory; the graph of an index takes memory besides its vectors. */
  readonly indexes: { readonly open: number; readonly vectorBytes: number };
  readonly databaseBytes: number;
}
