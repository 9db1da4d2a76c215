import type { IsoDate } from '../../domain/article.js';
import type { Feed, FeedHeadline } from '../../domain/feed.js';
import type { Scope } from '../../domain/scope.js';

/** A feed with what only following it needs. */
export interface StoredFeed extends Feed {
  readonly key: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Minutes it asked to be left alone. */
  readonly minIntervalMinutes: number | null;
  /** Whether it was ever read. */
  readonly read: boolean;
}

/** What a successful fetch told. */
export interface FeedReading {
  readonly title: string | null;
  readonly minIntervalMinutes: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly entries: readonly { readonly id: string; readonly url: string; readonly mark: string }[];
}

export interface WaitingEntry {
  readonly key: number;
  readonly url: string;
  readonly notify: boolean;
  readonly tries: number;
}

/** A feed as everybody may see it. */
export function publicFeed(feed: StoredFeed): Feed {
  const {
    key: _key,
    etag: _etag,
    lastModified: _modified,
    minIntervalMinutes: _rest,
    read: _read,
    ...shown
  } = feed;
  return shown;
}

/** Followed feeds and their entries. */
export interface FeedStore {
  /** Due at once. @returns null when the scope follows that URL already. */
  add(
    scopeKey: number,
    feed: Pick<Feed, 'url' | 'title' | 'channel' | 'addedBy'>,
    now: Date,
  ): Promise<StoredFeed | null>;

  list(scope: Scope): Promise<StoredFeed[]>;

  /** @returns null when the scope has no feed of that id or URL. */
  find(scope: Scope, idOrUrl: string): Promise<StoredFeed | null>;

  /** @returns null when it was removed. */
  byKey(key: number): Promise<StoredFeed | null>;

  remove(key: number): Promise<void>;

  pause(key: number, reason: string): Promise<void>;

  resume(key: number, now: Date): Promise<void>;

  /** Followed feeds whose time has come and that nobody polls, the longest due first; none of a server that was left. */
  due(now: Date): Promise<StoredFeed[]>;

  /** When the next followed feed is due; null when none is followed. */
  nextDue(): Promise<IsoDate | null>;

  /** Takes a feed for one poll. @returns false when another poll is at it. */
  lease(key: number, now: Date): Promise<boolean>;

  release(key: number): Promise<void>;

  /**
   * Remembers what a fetch told, as one: entries that are new or say something else than last time wait from now on.
   * @returns how many of them there were.
   */
  recordReading(key: number, reading: FeedReading, now: Date): Promise<number>;

  /** The entries to read next: those that failed before come last. */
  waiting(key: number, limit: number, now: Date): Promise<WaitingEntry[]>;

  /** An entry is dealt with, for good or until the feed says something else of it. */
  settle(entry: number): Promise<void>;

  /** It failed, and waits until then. */
  postpone(entry: number, until: Date): Promise<void>;

  /** @returns false, and changes nothing, when the scope follows that URL with another feed. */
  move(key: number, url: string): Promise<boolean>;

  recordPoll(
    key: number,
    poll: {
      readonly at: Date;
      readonly next: Date;
      readonly failures: number;
      readonly error: string | null;
    },
  ): Promise<void>;
}

/** New articles of feeds with a channel, until they are posted. Deleted articles and removed feeds drop out. */
export interface HeadlineStore {
  /** A feed without a channel has none. */
  add(feedKey: number, articleId: string): Promise<void>;

  /** Oldest first. */
  list(limit: number): Promise<FeedHeadline[]>;

  count(): Promise<number>;

  markPosted(ids: readonly number[]): Promise<void>;
}
