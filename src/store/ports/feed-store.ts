import type { IsoDate } from '../../domain/article.js';
import type { Feed, FeedHeadline } from '../../domain/feed.js';
import type { PassedOver, PassOverReason } from '../../domain/passed-over.js';
import type { Scope } from '../../domain/scope.js';
import { DAY_MS } from '../../domain/units.js';

/** A feed with the fields that only polling needs. */
export interface StoredFeed extends Feed {
  readonly key: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Minimum minutes between polls that the feed asks for; null if it asks for none. */
  readonly minIntervalMinutes: number | null;
  /** True once a poll has read it. */
  readonly read: boolean;
}

/** No poll, and no further attempt to read an entry, is scheduled later than this. */
export const MAX_POLL_DELAY_MS = 7 * DAY_MS;

/** The content of a fetched feed. */
export interface FeedReading {
  readonly title: string | null;
  readonly minIntervalMinutes: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly entries: readonly FeedReadingEntry[];
  /** Entries that are not among `entries`. */
  readonly passedOver: readonly PassedOver[];
}

export interface FeedReadingEntry {
  /** As the feed identifies it. */
  readonly id: string;
  /** Another id that it may have been stored by; null if none. */
  readonly formerId: string | null;
  readonly url: string;
  /** What the feed says in it; opaque to the store, which keeps it while the entry waits. */
  readonly content: unknown;
  /** Everything whose change makes the entry worth reading again. */
  readonly fingerprint: string;
}

export interface WaitingEntry {
  readonly key: number;
  readonly url: string;
  /** As the reading gave it; null for an entry of an older version, or of an import. */
  readonly content: unknown;
  /** False for entries of the feed's first reading, which are not news. */
  readonly notify: boolean;
  /** Failed attempts to read it. */
  readonly attempts: number;
}

/** A feed without the fields that only polling needs. */
export function publicFeed(feed: StoredFeed): Feed {
  const {
    key: _key,
    etag: _etag,
    lastModified: _modified,
    minIntervalMinutes: _minInterval,
    read: _read,
    ...shown
  } = feed;
  return shown;
}

/** Followed feeds and their entries. Every method uses at most one transaction. */
export interface FeedStore {
  /** Adds a feed that is due at once. @returns null if the scope already follows that URL. */
  add(
    scopeKey: number,
    feed: Pick<Feed, 'url' | 'title' | 'channel' | 'addedBy'>,
    now: Date,
  ): Promise<StoredFeed | null>;

  list(scope: Scope): Promise<StoredFeed[]>;

  /** @returns null if the scope has no feed with that id or URL. */
  find(scope: Scope, idOrUrl: string): Promise<StoredFeed | null>;

  /** @returns null if it was removed. */
  byKey(key: number): Promise<StoredFeed | null>;

  remove(key: number): Promise<void>;

  /** Null: its headlines are not posted, and those that wait are dropped. */
  setChannel(key: number, channel: string | null): Promise<void>;

  pause(key: number, reason: string): Promise<void>;

  /** Makes a feed due at once and clears its failures. */
  resume(key: number, now: Date): Promise<void>;

  /**
   * Followed feeds that are due and not leased, the longest due first; none of a server that the bot left. A time that
   * is further away than MAX_POLL_DELAY_MS is one of a clock that was set back since: it counts as past.
   */
  due(now: Date): Promise<StoredFeed[]>;

  /** When the next followed feed is due; null if none is followed. */
  nextDue(): Promise<IsoDate | null>;

  /** Leases a feed for one poll, which `owner` identifies. @returns false if another poll has the lease. */
  lease(key: number, owner: string, now: Date): Promise<boolean>;

  /** Ends the lease of a poll, unless another poll has taken it over. */
  release(key: number, owner: string): Promise<void>;

  /** Ends the leases of all polls of a process: those whose owner begins with `process`. */
  releaseAll(process: string): Promise<void>;

  /**
   * Stores a reading in one transaction: entries that are new, or whose fingerprint changed, wait from now on.
   * @returns the number of such entries.
   */
  recordReading(key: number, reading: FeedReading, now: Date): Promise<number>;

  /** The entries to read next, those with the fewest failed attempts first. */
  waiting(key: number, limit: number, now: Date): Promise<WaitingEntry[]>;

  /** Marks an entry as done until its fingerprint changes. `passedOver`: why it was not read; null if it was. */
  settle(entry: number, passedOver: PassOverReason | null): Promise<void>;

  /** Counts a failed attempt; the entry waits until the given time. */
  postpone(entry: number, until: Date): Promise<void>;

  /** Changes a feed's URL. @returns false, without a change, if another feed of the scope has that URL. */
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

/**
 * New articles of feeds with a channel, until they are posted, at most 200 per feed (the newest). They are added when
 * the article is saved (`headlineOf`).
 */
export interface HeadlineStore {
  /** The scopes that have any. */
  waitingScopes(): Promise<Scope[]>;

  /**
   * Headlines of these scopes, oldest first, without those of deleted articles and removed feeds. Each gets a message,
   * which it keeps; new ones for one channel get the same.
   */
  take(scopes: readonly Scope[], limit: number): Promise<FeedHeadline[]>;

  count(): Promise<number>;

  markPosted(ids: readonly number[]): Promise<void>;
}
