import type { IsoDate, Provenance } from '../../domain/article.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import type { Derived } from './derived.js';

export interface ScopeRecord {
  readonly type: 'scope';
  readonly scope: Scope;
  /** When the bot left the server; null while it is in it. */
  readonly leftAt: IsoDate | null;
  /** Null if `/setup` chose none. */
  readonly preferences: Preferences | null;
}

/** An article; its revisions follow. */
export interface ArticleRecord {
  readonly type: 'article';
  readonly scope: Scope;
  readonly id: string;
  /** The searched revision; null if the article is not searched. */
  readonly current: number | null;
  /** Content hash of the searched revision. */
  readonly contentHash: string | null;
  readonly ingestedBy: string | null;
  readonly addedAt: IsoDate;
  /** Id of the first article of its story; null if it belongs to none. */
  readonly story: string | null;
  /** In the order in which they were first seen. */
  readonly urls: readonly string[];
}

/** One text of the article before it. Oldest first. */
export interface RevisionRecord {
  readonly type: 'revision';
  readonly article: string;
  readonly number: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  readonly contentHash: string;
  readonly provenance: Provenance;
  /** The address that an uploaded or pasted text gives as its own. */
  readonly claimedUrl: string | null;
  readonly words: number;
  readonly boilerplate: readonly (readonly [start: number, end: number])[];
  readonly text: string;
}

export interface AnswerRecord {
  readonly type: 'answer';
  readonly scope: Scope;
  readonly id: string;
  readonly question: string;
  /** The query of a follow-up; null: the question itself. */
  readonly searched: string | null;
  readonly kind: string;
  readonly confidence: number;
  readonly askedAt: IsoDate;
  readonly channel: string | null;
  readonly user: string | null;
  readonly message: string | null;
  readonly citations: readonly {
    readonly article: string;
    readonly revision: number;
    readonly start: number;
    readonly end: number;
    readonly place: number;
  }[];
  readonly ratings: readonly {
    readonly user: string;
    readonly helpful: boolean;
    readonly ratedAt: IsoDate;
  }[];
}

export interface FeedRecord {
  readonly type: 'feed';
  readonly scope: Scope;
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
  readonly channel: string | null;
  readonly addedBy: string | null;
  readonly addedAt: IsoDate;
  readonly pauseReason: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly minIntervalMinutes: number | null;
  readonly polledAt: IsoDate | null;
  readonly readAt: IsoDate | null;
  readonly nextPollAt: IsoDate;
  readonly failures: number;
  readonly lastError: string | null;
  /** Ids of the articles that were not posted in its channel yet. */
  readonly headlines: readonly string[];
}

/** An entry of a feed that was seen; `entry` and `fingerprint` are hashes. */
export interface FeedEntryRecord {
  readonly type: 'feed-entry';
  readonly feed: string;
  readonly entry: string;
  readonly fingerprint: string;
  /** Null unless it waits to be read. */
  readonly url: string | null;
  readonly notify: boolean;
  readonly attempts: number;
  readonly notBefore: string;
  readonly seenAt: IsoDate;
}

/** Keeps a forgotten text or URL away; its hash. */
export interface TombstoneRecord {
  readonly type: 'tombstone';
  readonly scope: Scope;
  readonly hash: string;
  readonly forgottenAt: IsoDate;
}

/** What can be stored without an embedding model. */
export type PlainRecord = ScopeRecord | AnswerRecord | FeedRecord | FeedEntryRecord | TombstoneRecord;
export type TransferRecord = PlainRecord | ArticleRecord | RevisionRecord;

export interface TransferCounts {
  readonly articles: number;
  readonly answers: number;
  readonly feeds: number;
  /** Accepted sources that are not articles yet; they are not exported. */
  readonly queued: number;
}

/**
 * `added`: stored. `known`: already there. `kept`: what is stored here differs and is newer, and was kept.
 * `forgotten`: it was forgotten here. `replaced`: stored, and an older text of the same page is no longer searched.
 */
export type ImportOutcome = 'added' | 'known' | 'kept' | 'forgotten' | 'replaced';

export type RevisionOutcome =
  | { readonly outcome: ImportOutcome }
  /** It will be searched: call again with what was derived from its text. */
  | { readonly outcome: 'embed' }
  /** The text is stored as another article, whose current revision has it. */
  | { readonly outcome: 'same-text'; readonly article: string; readonly revision: number };

/** Reading everything of a store, and adding it to another one. */
export interface TransferStore {
  counts(scope: Scope | null): Promise<TransferCounts>;

  /**
   * All records of a scope, or of all scopes, as of one moment, in the order in which they can be imported.
   * @param scope Null: all.
   */
  records(scope: Scope | null): AsyncIterable<TransferRecord>;

  /** Adds records in one transaction. What is stored already stays as it is. */
  add(records: readonly PlainRecord[]): Promise<ImportOutcome[]>;

  /**
   * Adds a revision of an article in one transaction, and the article with the first one.
   * @param derived From the text of the revision; null at first.
   * @throws OutdatedVectorsError if another model is active.
   */
  addRevision(
    article: ArticleRecord,
    revision: RevisionRecord,
    derived: Derived | null,
  ): Promise<RevisionOutcome>;
}
