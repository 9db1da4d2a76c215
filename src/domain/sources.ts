import type { ArticleSummary, IsoDate, StoryMember } from './article.js';
import type { Citation } from './citation.js';
import type { Scope } from './scope.js';

export type SourceSort = 'newest' | 'added' | 'cited' | 'title';

export interface SourcesRequest {
  readonly scope: Scope;
  /** `last`: cited by the last answer; `cited`: by any answer; `all`: every article. */
  readonly which: 'last' | 'cited' | 'all';
  /** Restricts `last` and `cited` to answers in this channel. */
  readonly channel?: string;
  /** Id of the answer that replaces the last one for `last`. */
  readonly answer?: string;
  /** Only articles whose title or outlet contains all of these words. */
  readonly search?: string;
  /** Default: `last` in order of citation, `cited` by the number of answers that cite them, `all` newest first. */
  readonly sort?: SourceSort;
  /** From 0. */
  readonly page?: number;
  /** Default 10, at most 25. */
  readonly pageSize?: number;
}

export interface SourceEntry {
  readonly article: ArticleSummary;
  /** Number of answers of the scope that cite it, however often each does. */
  readonly timesCited: number;
  /** When its first text was stored. */
  readonly addedAt: IsoDate;
  /** Other articles of the same story; absent if there are none. */
  readonly sameStory?: readonly StoryMember[];
}

/** One article in detail. */
export interface SourceDetails extends SourceEntry {
  readonly sentences: number;
  /** Up to three key sentences. */
  readonly keyFacts: readonly Citation[];
}

export interface SourcesPage {
  readonly entries: readonly SourceEntry[];
  /** Entries over all pages. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** With `which: 'last'`: the question of that answer. */
  readonly question?: string;
  /** Number of cited articles that have been deleted since. */
  readonly withdrawn: number;
}
