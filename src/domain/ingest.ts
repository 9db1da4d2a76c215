import type { ArticleSummary, IsoDate, StoryMember } from './article.js';
import type { Scope } from './scope.js';

export type SourceInput =
  | { readonly kind: 'url'; readonly url: string }
  | ({ readonly kind: 'text'; readonly text: string } & SourceMetadata)
  | ({ readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array } & SourceMetadata);

/** What its giver says of a text or a file; it goes before what that says of itself. */
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

/** What happens to a source on its way in; `queued` counts from 1, `embedding` `done` of `total`; `done` is the last. */
export type IngestProgress =
  | { readonly stage: 'queued'; readonly position: number }
  | { readonly stage: 'fetching' | 'reading' | 'storing' }
  | { readonly stage: 'embedding'; readonly done: number; readonly total: number }
  | {
      readonly stage: 'done';
      /** 0 when its text was known. */
      readonly articles: number;
      readonly sentences: number;
      readonly passages: number;
      readonly ms: number;
    };

/** What became of a source that an earlier process had accepted and not finished. */
export interface ResumedIngest {
  readonly scope: Scope;
  /** Its address or name. */
  readonly source: string;
  readonly outcome: IngestOutcome['outcome'] | 'failed';
  /** Why it failed. */
  readonly message: string | null;
}

export interface IngestOutcome {
  /** `known`: this very text was there already (perhaps under another URL); `updated`: a new revision. */
  readonly outcome: 'new' | 'updated' | 'known';
  readonly article: ArticleSummary;
  readonly sentences: number;
  readonly passages: number;
  readonly ms: number;
  /** Things the user should know, one sentence each: another language, an unknown date. */
  readonly notes: readonly string[];
  /** Absent where it stands alone. */
  readonly sameStory?: readonly StoryMember[];
}

export interface IngestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IngestProgress) => void;
}
