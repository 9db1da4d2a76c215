import type { FeedPoll } from './feed.js';
import type { IngestOutcome, IngestProgress } from './ingest.js';
import type { Scope } from './scope.js';

export interface SectionRequest {
  readonly scope: Scope;
  /** Of a section's or front page, a sitemap or a feed. */
  readonly url: string;
  /** The first so many stories; default 20, at most 200. */
  readonly limit?: number;
  readonly ingestedBy?: string;
}

export type SectionProgress =
  | { readonly stage: 'listed'; readonly total: number }
  /** One story on its way. */
  | { readonly stage: 'story'; readonly url: string; readonly step: IngestProgress }
  | {
      readonly stage: 'took';
      readonly done: number;
      readonly total: number;
      readonly url: string;
      readonly outcome: IngestOutcome;
    }
  | {
      readonly stage: 'passed';
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

export interface SectionReport extends Pick<FeedPoll, 'articles' | 'known' | 'skipped'> {
  readonly kind: 'section' | 'sitemap' | 'feed';
  /** Stories it leads to, those beyond the limit too. */
  readonly found: number;
  /** Why it ended before the limit; null when it did not. */
  readonly stopped: string | null;
  readonly ms: number;
}
