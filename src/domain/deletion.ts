import type { Scope } from './scope.js';
/** An answer that cited a forgotten article: where it stands in Discord, if it does. */
export interface CitingAnswer {
  readonly id: string;
  readonly question: string;
  readonly channel: string | null;
  readonly message: string | null;
}

/** What was removed from where. The numbers are those of the rows that went. */
export interface ForgetReport {
  readonly articleId: string;
  readonly title: string;
  readonly revisions: number;
  /** Addresses it was found under. */
  readonly urls: number;
  readonly sentences: number;
  /** In the full text, and points of the vector index. */
  readonly passages: number;
  /** One a passage; those kept aside for another model too. */
  readonly vectors: number;
  /** Headlines of feeds that were not told yet. */
  readonly headlines: number;
  /** Feed entries and sources in the queue that would have brought it back. */
  readonly waiting: number;
  /** Hashes of its texts and addresses, kept so that no feed brings it back. */
  readonly tombstones: number;
  /** They stay, and show it as withdrawn; at most a hundred of them, latest first. */
  readonly answers: { readonly total: number; readonly latest: readonly CitingAnswer[] };
  /** Files of the vector index that were written anew without it. */
  readonly snapshots: number;
  /** `busy`: another process is reading; the log is emptied when that one ends, or with the next forgetting. */
  readonly log: 'emptied' | 'busy';
}

/** What a scope held. */
export interface PurgeReport {
  readonly scope: Scope;
  readonly articles: number;
  readonly answers: number;
  readonly feeds: number;
  readonly tombstones: number;
  /** Sources that waited in the queue. */
  readonly queued: number;
}
