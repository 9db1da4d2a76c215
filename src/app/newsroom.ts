import type { Answer, AnswerPlace, AskRequest, QuoteInContext } from '../domain/answer.js';
import type { ArticleSummary, IsoDate } from '../domain/article.js';
import type { Citation } from '../domain/citation.js';
import type { ForgetReport, PurgeReport } from '../domain/deletion.js';
import type {
  AddFeedRequest,
  Feed,
  FeedChanges,
  FeedHeadline,
  FeedImport,
  FeedImportOptions,
  FeedPoll,
  ImportFeedsRequest,
} from '../domain/feed.js';
import type { IngestOptions, IngestOutcome, IngestRequest } from '../domain/ingest.js';
import type { Preferences, Scope } from '../domain/scope.js';
import type { SectionOptions, SectionReport, SectionRequest } from '../domain/section.js';
import type { Share } from '../domain/share.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../domain/sources.js';
import type { Stats, Totals } from '../domain/stats.js';
import type { Suggestion } from '../domain/suggestion.js';

/**
 * The application facade: commands and the terminal call only this. All values are plain data that survives a
 * structured clone, so that it can run in a worker thread. What the user can cause or fix rejects with a `UserError`;
 * any other rejection is a fault.
 */
export interface Newsroom {
  readonly ingest: Ingest;
  readonly answers: Answers;
  readonly archive: Archive;
  readonly feeds: Feeds;
  readonly scopes: Scopes;
  readonly health: HealthChecks;
  /** Waits for the work in progress, then closes the models and the database. */
  close(): Promise<void>;
}

/** Adding articles. */
export interface Ingest {
  /**
   * Ingests a page, a text or a file. An article that was deleted here comes back. A source that is interrupted by a
   * crash or a restart is resumed. Rejects with `queue.full`, `quota.reached`, `cancelled`, or the reason why the
   * source cannot be read.
   */
  article(request: IngestRequest, options?: IngestOptions): Promise<IngestOutcome>;
  /**
   * Ingests the first stories of a section page, a sitemap or a feed, in order, as far as robots.txt allows. Deleted
   * articles stay deleted; a story that fails is reported as skipped.
   */
  section(request: SectionRequest, options?: SectionOptions): Promise<SectionReport>;
  /** Resumes what a process that has ended had accepted or begun, without waiting until its leases expire. */
  takeOver(owner: string): Promise<void>;
}

/** Asking questions, and the answers given so far. */
export interface Answers {
  /** Answers a question and stores it. Rejects with the `question.` errors. */
  ask(request: AskRequest): Promise<Answer>;
  /** Id of the answer that a message shows, or of the latest in a thread or on which it was started; null if there is none. */
  find(scope: Scope, place: AnswerPlace): Promise<string | null>;
  /**
   * The quotes of an answer with the sentences around them, without those of deleted articles. Rejects with
   * `answer.unknown`.
   */
  context(scope: Scope, answerId: string): Promise<readonly QuoteInContext[]>;
  /** Stores a user's rating; a later one replaces it. Rejects with `answer.unknown`. */
  rate(scope: Scope, answerId: string, user: string, helpful: boolean): Promise<void>;
  /** Stores which Discord message shows an answer. */
  recordMessage(answerId: string, messageId: string): Promise<void>;
  /**
   * Rejects with a fault unless every citation's quote equals the stored text at its span, and with `answer.unknown` if
   * a cited article is not stored, because it was deleted in the meantime.
   */
  verify(scope: Scope, citations: readonly Citation[]): Promise<void>;
  /**
   * Deletes a user's questions in every scope, and the user's ratings; removes the user's id from articles and feeds.
   * Returns the number of questions.
   */
  deleteBy(user: string): Promise<number>;
}

/** The stored articles. */
export interface Archive {
  /** One page of the stored or cited articles. */
  list(request: SourcesRequest): Promise<SourcesPage>;
  /** Articles whose title or outlet contains every word of `text` (all if it is empty), newest first. */
  search(scope: Scope, text: string, limit: number): Promise<readonly ArticleSummary[]>;
  /** One article with its key sentences. Rejects with `article.unknown`. */
  open(scope: Scope, articleId: string): Promise<SourceDetails>;
  /**
   * At most three suggestions: questions whose answers quote their sentence (each has been asked), then key sentences
   * without a question. Rejects with `article.unknown`.
   */
  suggestions(scope: Scope, articleId: string): Promise<readonly Suggestion[]>;
  /** At most 25 outlets whose name contains `typed`, those with most articles first. */
  outlets(scope: Scope, typed: string): Promise<readonly string[]>;
  /**
   * Deletes an article permanently. Rejects with `article.unknown` or `article.ambiguous`. A part of a title deletes
   * nothing: it rejects with `app.partOfTitle`, which names the article that has it.
   * @param article Its id, one of its URLs, or its title.
   */
  forget(scope: Scope, article: string): Promise<ForgetReport>;
}

/** Followed feeds, given by id or URL. An unknown feed rejects with `feed.unknown`. */
export interface Feeds {
  /**
   * Fetches the feed to check it; the first poll, due at once, ingests its articles. Rejects with `feed.limit`,
   * `feed.known`, `feed.invalid` or the reason why it cannot be fetched.
   */
  add(request: AddFeedRequest): Promise<Feed>;
  edit(scope: Scope, feed: string, changes: FeedChanges): Promise<Feed>;
  /**
   * Follows the feeds of an OPML file like `add`, without a channel. A feed that cannot be followed is reported, and the
   * others go on. Rejects with `feed.list-invalid`, `source.too-large` or `cancelled`.
   */
  import(request: ImportFeedsRequest, options?: FeedImportOptions): Promise<FeedImport>;
  /** The feeds of a scope as an OPML file. */
  export(scope: Scope): Promise<string>;
  /** In the order they were added. */
  list(scope: Scope): Promise<readonly Feed[]>;
  /** Stops following; its articles stay. */
  remove(scope: Scope, feed: string): Promise<Feed>;
  pause(scope: Scope, feed: string): Promise<Feed>;
  /** Makes the next poll due at once and clears the failures. */
  resume(scope: Scope, feed: string): Promise<Feed>;
  /**
   * Polls now, even if the feed is paused or not due. `onProgress` reports the entries one by one. Rejects with
   * `feed.busy` during another poll.
   */
  poll(scope: Scope, feed: string, options?: IngestOptions): Promise<FeedPoll>;
  /**
   * Unposted new articles of feeds with a channel, of a share's servers (default: all scopes) without the scopes
   * `except`, oldest first; at most `limit` (default 100). They are stored until `markPosted`, at most 200 per feed.
   * Entries of a feed's first reading are never headlines.
   */
  headlines(limit?: number, share?: Share, except?: readonly Scope[]): Promise<readonly FeedHeadline[]>;
  markPosted(headlineIds: readonly number[]): Promise<void>;
}

/** Preferences, statistics and lifetime of scopes. */
export interface Scopes {
  stats(scope: Scope): Promise<Stats>;
  /** Counts over all scopes, for monitoring. */
  totals(): Promise<Totals>;
  /** Of the scopes that have chosen any; the others have `NO_PREFERENCES`. */
  allPreferences(): Promise<readonly (readonly [Scope, Preferences])[]>;
  setPreferences(scope: Scope, preferences: Preferences): Promise<void>;
  /** Deletes everything in a scope: articles, answers, feeds, tombstones, preferences and queued sources. */
  purge(scope: Scope): Promise<PurgeReport>;
  /**
   * Declares the servers of a share (default: all) that the bot is in; all others of the share count as left from now,
   * unless they already did.
   */
  serversPresent(servers: readonly Scope[], share?: Share): Promise<void>;
  /** Starts the time after which `purgeLeft` deletes the server's data. */
  serverLeft(server: Scope): Promise<void>;
  /** Cancels the purge of a server's data; returns when the bot had left, or null if it had not. */
  serverJoined(server: Scope): Promise<IsoDate | null>;
  /** Purges servers of a share (default: all) that the bot left more than LEFT_SERVER_DAYS ago; returns them. */
  purgeLeft(share?: Share): Promise<readonly Scope[]>;
}

/** The state of the newsroom itself. */
export interface HealthChecks {
  /** Whether the data folder can be read and written, found out by a small write. `reason` is for the host. */
  check(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
}
