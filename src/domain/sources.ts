import type { ArticleSummary, IsoDate, StoryMember } from './article.js';
import type { Citation } from './citation.js';
import type { Scope } from './scope.js';

export type SourceSort = 'newest' | 'added' | 'cited' | 'title';

export interface SourcesRequest {
  readonly scope: Scope;
  /** `last`: cited by the last answer (in `channel` when given); `cited`: by any answer there; `all`: every article. */
  readonly which: 'last' | 'cited' | 'all';
  readonly channel?: string;
  /** With `last`: the answer that is meant, in the place of the last one. */
  readonly answer?: string;
  /** Only articles that have every one of these words in title or outlet. */
  readonly search?: string;
  /** Default: `last` in order of citation, `cited` most cited first, `all` newest first. */
  readonly sort?: SourceSort;
  /** From 0. */
  readonly page?: number;
  /** Default 10, at most 25. */
  readonly pageSize?: number;
}

export interface SourceEntry {
  readonly article: ArticleSummary;
  readonly timesCited: number;
  /** When its first text was kept. */
  readonly addedAt: IsoDate;
  /** Absent where it stands alone. */
  readonly sameStory?: readonly StoryMember[];
}

/** One article to look at. */
export interface SourceDetails extends SourceEntry {
  readonly sentences: number;
  /** Sentences that tell the most of it, three at the most. */
  readonly keyFacts: readonly Citation[];
}

export interface SourcesPage {
  readonly entries: readonly SourceEntry[];
  /** Entries over all pages. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** The question of the answer that `which: 'last'` speaks of. */
  readonly question?: string;
  /** Articles cited there that have been forgotten since. */
  readonly withdrawn: number;
}
