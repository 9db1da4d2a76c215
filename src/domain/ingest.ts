import type { ArticleSummary, IsoDate, StoryMember } from './article.js';
import type { UserErrorCode } from './errors.js';
import type { IngestNote } from './ingest-note.js';
import type { Scope } from './scope.js';

export type SourceInput =
  | { readonly kind: 'url'; readonly url: string }
  | ({ readonly kind: 'text'; readonly text: string } & SourceMetadata)
  | ({ readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array } & SourceMetadata);

/** Metadata given by the caller; overrides the document's own. */
export interface SourceMetadata {
  readonly title?: string;
  readonly outlet?: string;
  readonly publishedAt?: IsoDate;
  readonly url?: string;
}

export interface IngestRequest {
  readonly scope: Scope;
  readonly source: SourceInput;
  readonly ingestedBy?: string;
}

/**
 * The steps of ingesting a source, which is stored and safe when the first is reported. `position` counts from 1; `embedding` reports `done` of
 * `total` passages.
 */
export type IngestProgress =
  | { readonly stage: 'queued'; readonly position: number }
  | { readonly stage: 'fetching' | 'reading' | 'storing' }
  | { readonly stage: 'embedding'; readonly done: number; readonly total: number }
  | {
      readonly stage: 'done';
      /** 0 if its text was known. */
      readonly articles: number;
      readonly sentences: number;
      readonly passages: number;
      readonly ms: number;
    };

/** The outcome of a source that an earlier process had accepted but not finished. */
export interface ResumedIngest {
  readonly scope: Scope;
  /** Its URL or file name. */
  readonly source: string;
  readonly outcome: IngestOutcome['outcome'] | 'failed';
  /** Why it failed; else null. */
  readonly message: string | null;
  /** The code of a `UserError` that it failed with; null for a fault, and if it did not fail. */
  readonly code: UserErrorCode | null;
}

/** A source that Byline gave up because it crashed or hung each time it worked on it. */
export interface SetAsideSource {
  /** Its URL or file name. */
  readonly name: string;
  readonly ingestedBy: string | null;
  readonly at: IsoDate;
  readonly reason: string;
}

export interface IngestOutcome {
  /** `known`: the same text was already stored, perhaps under another URL; `updated`: a new revision. */
  readonly outcome: 'new' | 'updated' | 'known';
  readonly article: ArticleSummary;
  readonly sentences: number;
  readonly passages: number;
  readonly ms: number;
  readonly notes: readonly IngestNote[];
  /** Other articles of the same story; absent if there are none. */
  readonly sameStory?: readonly StoryMember[];
}

export interface IngestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IngestProgress) => void;
}
