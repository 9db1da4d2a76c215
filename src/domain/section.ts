import type { FeedPoll, PolledArticle } from './feed.js';
import type { IngestOutcome, IngestProgress } from './ingest.js';
import type { Scope } from './scope.js';

export interface SectionRequest {
  readonly scope: Scope;
  /** URL of a section or front page, a sitemap or a feed. */
  readonly url: string;
  /** Maximum number of stories: default 20, at most 200. */
  readonly limit?: number;
  readonly ingestedBy?: string;
}

export type SectionProgress =
  | { readonly stage: 'listed'; readonly total: number }
  /** Progress of one story. */
  | { readonly stage: 'story'; readonly url: string; readonly step: IngestProgress }
  | {
      readonly stage: 'ingested';
      readonly done: number;
      readonly total: number;
      readonly url: string;
      readonly outcome: IngestOutcome;
    }
  | {
      readonly stage: 'skipped';
      readonly done: number;
      readonly total: number;
      readonly url: string;
      readonly code: string;
      readonly reason: string;
    };

export interface SectionOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SectionProgress) => void;
}

export interface SectionReport extends Pick<FeedPoll, 'known' | 'skipped'> {
  /** Articles added or updated, in order; known ones are excluded. */
  readonly articles: readonly Omit<PolledArticle, 'note'>[];
  readonly kind: 'section' | 'sitemap' | 'feed';
  /** Number of stories listed, those beyond the limit included. */
  readonly found: number;
  /** Why the run ended early; null if it did not. */
  readonly stopped: string | null;
  readonly ms: number;
}
