import type { ArticleSummary, IsoDate } from './article.js';
import type { PassedOver } from './passed-over.js';
import type { Scope } from './scope.js';

export interface AddFeedRequest {
  readonly scope: Scope;
  /** The feed's URL, or that of a page that links to its feed. */
  readonly url: string;
  /** Channel to post new headlines to; none if omitted. */
  readonly channel?: string;
  readonly addedBy?: string;
}

/** What is left out stays as it is. */
export interface FeedChanges {
  /** Null: its headlines are not posted, nor are those that wait to be. */
  readonly channel?: string | null;
}

export interface Feed {
  /** Opaque; stays when the feed moves to another URL. */
  readonly id: string;
  readonly scope: Scope;
  readonly url: string;
  /** Null if it has none, or has not been read yet. */
  readonly title: string | null;
  readonly channel: string | null;
  readonly addedBy: string | null;
  readonly addedAt: IsoDate;
  readonly state: 'followed' | 'paused';
  /** One sentence; null unless paused. */
  readonly pauseReason: string | null;
  readonly lastPolledAt: IsoDate | null;
  /** Null while paused. */
  readonly nextPollAt: IsoDate | null;
  /** Consecutive failed polls. */
  readonly failures: number;
  /** Why the last poll failed; null if it succeeded. */
  readonly lastError: string | null;
  /** Entries found but not ingested yet. */
  readonly waiting: number;
  /** Entries that were passed over, of those that the feed had lately; without reasons that none had. */
  readonly passedOver: readonly PassedOver[];
}

export interface PolledArticle {
  readonly outcome: 'new' | 'updated';
  readonly article: ArticleSummary;
  /** Why it is the text of the feed instead of the page; else null. */
  readonly note: string | null;
}

/** The outcome of one poll of a feed. */
export interface FeedPoll {
  /** The feed after the poll. */
  readonly feed: Feed;
  /** `unchanged`: not modified, or nothing new in it; `gone`: permanently removed by its site, now paused. */
  readonly result: 'changed' | 'unchanged' | 'failed' | 'gone';
  /** The former URL of a feed that moved permanently; else null. */
  readonly movedFrom: string | null;
  /** Articles added or updated, in order; known ones are excluded. */
  readonly articles: readonly PolledArticle[];
  /** Number of entries whose text was known. */
  readonly known: number;
  /** Skipped entries with the reason: unreadable, disallowed by robots.txt, deleted here, without text. */
  readonly skipped: readonly { readonly url: string; readonly reason: string }[];
  /** True if the feed ended in the middle, so that only its whole entries were read. */
  readonly isCutOff: boolean;
  readonly ms: number;
}

/** A feed as a list of feeds (OPML) names it. */
export interface ListedFeed {
  readonly url: string;
  readonly title: string | null;
}

export interface ImportFeedsRequest {
  readonly scope: Scope;
  /** An OPML file. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly addedBy?: string;
}

export interface FeedImportOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface ImportedFeed extends ListedFeed {
  readonly outcome: 'added' | 'known' | 'failed';
  /** Why it is not followed; null unless `failed`. */
  readonly reason: string | null;
}

/** What became of the feeds of an OPML file, in its order. */
export interface FeedImport {
  readonly feeds: readonly ImportedFeed[];
  /** Entries of the file with an address that stood before. */
  readonly repeated: number;
  /** Feeds beyond the number that is read from one file. */
  readonly omitted: number;
  readonly ms: number;
}

/** A new article of a feed with a channel that has not been posted there. */
export interface FeedHeadline {
  /** Increases over time. */
  readonly id: number;
  /** Identifies the message that shows it, with others for the same channel. */
  readonly message: string;
  readonly scope: Scope;
  readonly channel: string;
  readonly feed: Pick<Feed, 'id' | 'title' | 'url'>;
  readonly article: ArticleSummary;
}

/** Events of the background feed poller. */
export type FeedEvent =
  /** `headlines`: the number of unposted headlines of all feeds. */
  | { readonly kind: 'polled'; readonly poll: FeedPoll; readonly headlines: number }
  /** A fault of Byline, not a failing feed; polling continues. */
  | { readonly kind: 'fault'; readonly message: string };
