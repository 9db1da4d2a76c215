import type { Scope } from './scope.js';

/** An answer that cited a deleted article. */
export interface CitingAnswer {
  readonly id: string;
  readonly question: string;
  readonly channel: string | null;
  /** The Discord message that shows it; null if none was recorded. */
  readonly message: string | null;
}

/** The outcome of deleting an article: the number of rows removed per kind. */
export interface ForgetReport {
  readonly articleId: string;
  readonly title: string;
  readonly revisions: number;
  readonly urls: number;
  readonly sentences: number;
  /** Entries of the full text, and points of the vector index. */
  readonly passages: number;
  /** One per passage and model, those staged for another model included. */
  readonly vectors: number;
  /** Feed headlines that had not been posted. */
  readonly headlines: number;
  /** Feed entries and queued sources that would have ingested it again. */
  readonly waiting: number;
  /** Hashes of its texts and URLs, stored so that no feed ingests it again. */
  readonly tombstones: number;
  /** Answers that cited it. They stay and show it as withdrawn; `latest`: at most 100, newest first. */
  readonly answers: { readonly total: number; readonly latest: readonly CitingAnswer[] };
  /** Snapshots of the vector index that were rewritten without it. */
  readonly snapshots: number;
  /** `busy`: another process is reading; the log is emptied when that process closes, or by the next deletion. */
  readonly log: 'emptied' | 'busy';
}

/** The number of rows removed with a scope. */
export interface PurgeReport {
  readonly scope: Scope;
  readonly articles: number;
  readonly answers: number;
  readonly feeds: number;
  readonly tombstones: number;
  /** Sources that waited in the ingest queue. */
  readonly queued: number;
}
