import type { ArticleSummary, IsoDate } from './article.js';
import type { Scope } from './scope.js';

export interface AddFeedRequest {
  readonly scope: Scope;
  /** Of the feed, or of a page that names its feed. */
  readonly url: string;
  /** Where its new headlines are to be told; they are told nowhere without it. */
  readonly channel?: string;
  readonly addedBy?: string;
}

export interface Feed {
  /** Opaque and stable, whatever its URL becomes. */
  readonly id: string;
  readonly scope: Scope;
  readonly url: string;
  /** Null until it was read, and when it has none. */
  readonly title: string | null;
  readonly channel: string | null;
  readonly addedBy: string | null;
  readonly addedAt: IsoDate;
  readonly state: 'followed' | 'paused';
  /** One sentence; null while it is followed. */
  readonly pauseReason: string | null;
  readonly lastPolledAt: IsoDate | null;
  /** Null while it is paused. */
  readonly nextPollAt: IsoDate | null;
  /** Polls in a row that failed. */
  readonly failures: number;
  /** Why the last poll failed; null when it did not. */
  readonly lastError: string | null;
  /** Entries found that still wait for their turn. */
  readonly waiting: number;
}

/** What one poll of a feed came to. */
export interface FeedPoll {
  /** As it stands after the poll. */
  readonly feed: Feed;
  /** `unchanged`: the server said so, or nothing in it was new; `gone`: taken down for good, and paused. */
  readonly result: 'changed' | 'unchanged' | 'failed' | 'gone';
  /** The feed's former address, when it moved for good. */
  readonly movedFrom: string | null;
  /** What went in, in order; what was known already is not among them. */
  readonly articles: readonly { readonly outcome: 'new' | 'updated'; readonly article: ArticleSummary }[];
  /** Entries whose text was known. */
  readonly known: number;
  /** Entries that were passed over, with the reason: unreadable, disallowed by robots.txt, forgotten here. */
  readonly skipped: readonly { readonly url: string; readonly reason: string }[];
  readonly ms: number;
}

/** A new article of a feed with a channel, until it was told there. */
export interface FeedHeadline {
  /** Rises with time. */
  readonly id: number;
  readonly scope: Scope;
  readonly channel: string;
  readonly feed: Pick<Feed, 'id' | 'title' | 'url'>;
  readonly article: ArticleSummary;
}

/** What following feeds tells while nobody asks. */
export type FeedEvent =
  /** `headlines`: how many wait to be told, of all feeds. */
  | { readonly kind: 'polled'; readonly poll: FeedPoll; readonly headlines: number }
  /** A fault, not a feed's failure; following goes on. */
  | { readonly kind: 'fault'; readonly message: string };
