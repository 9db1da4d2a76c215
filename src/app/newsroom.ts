import type { Answer, AnswerPlace, AskRequest, QuoteInContext } from '../domain/answer.js';
import type { ArticleSummary, IsoDate } from '../domain/article.js';
import type { Citation } from '../domain/citation.js';
import type { ForgetReport, PurgeReport } from '../domain/deletion.js';
import type { AddFeedRequest, Feed, FeedHeadline, FeedPoll } from '../domain/feed.js';
import type { IngestOptions, IngestOutcome, IngestRequest } from '../domain/ingest.js';
import type { Preferences, Scope } from '../domain/scope.js';
import type { SectionOptions, SectionReport, SectionRequest } from '../domain/section.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../domain/sources.js';
import type { Stats } from '../domain/stats.js';
import type { Suggestion } from '../domain/suggestion.js';

/**
 * The application facade: commands and the terminal call this and nothing behind it. Every value is plain data
 * that survives a structured clone. Bad input rejects with a `UserError`; any other rejection is a fault.
 */
export interface Newsroom {
  readonly ingest: Ingest;
  readonly answers: Answers;
  readonly archive: Archive;
  readonly feeds: Feeds;
  readonly scopes: Scopes;
  /** Waits for the work in progress, then releases the models and the database. */
  close(): Promise<void>;
}

/** Adding articles. */
export interface Ingest {
  article(request: IngestRequest, options?: IngestOptions): Promise<IngestOutcome>;
  /**
   * Ingests the first stories of a section page, a sitemap or a feed, in order, as robots.txt allows. Deleted
   * articles stay deleted.
   */
  section(request: SectionRequest, options?: SectionOptions): Promise<SectionReport>;
}

/** Asking questions, and the answers given so far. */
export interface Answers {
  ask(request: AskRequest): Promise<Answer>;
  /** Id of the answer shown at a place; null if there is none. */
  find(scope: Scope, place: AnswerPlace): Promise<string | null>;
  /** Empty if everything it quoted has been deleted. Rejects with `answer.unknown` if the answer is gone. */
  context(scope: Scope, answerId: string): Promise<readonly QuoteInContext[]>;
  /** Stores a user's rating; a later one replaces it. Rejects with `answer.unknown`. */
  rate(scope: Scope, answerId: string, user: string, helpful: boolean): Promise<void>;
  /** Stores which Discord message shows an answer. */
  recordMessage(answerId: string, messageId: string): Promise<void>;
  /** Rejects (a fault) unless every citation's quote equals the stored text at its span. */
  verify(scope: Scope, citations: readonly Citation[]): Promise<void>;
  /** Deletes a user's questions in every scope, with their citations; returns the number of questions. */
  deleteBy(user: string): Promise<number>;
}

/** The stored articles. */
export interface Archive {
  list(request: SourcesRequest): Promise<SourcesPage>;
  /** Articles whose title or outlet contains every word of `text` (all if it is empty), newest first. */
  search(scope: Scope, text: string, limit: number): Promise<readonly ArticleSummary[]>;
  /** Rejects with `article.unknown`. */
  open(scope: Scope, articleId: string): Promise<SourceDetails>;
  /** At most three questions about an article; each has been asked and its answer quotes the sentence. */
  suggestions(scope: Scope, articleId: string): Promise<readonly Suggestion[]>;
  /** At most 25 outlets whose name contains `typed`, those with most articles first. */
  outlets(scope: Scope, typed: string): Promise<readonly string[]>;
  /** @param article Its id, one of its URLs, its title, or a part of the title that no other title contains. */
  forget(scope: Scope, article: string): Promise<ForgetReport>;
}

/** Followed feeds. A feed is named by its id or its URL. */
export interface Feeds {
  /** Reads the feed once to check it; its articles arrive with the first poll, which is due at once. */
  add(request: AddFeedRequest): Promise<Feed>;
  /** In the order they were added. */
  list(scope: Scope): Promise<readonly Feed[]>;
  /** Stops following; its articles stay. */
  remove(scope: Scope, feed: string): Promise<Feed>;
  pause(scope: Scope, feed: string): Promise<Feed>;
  /** Makes the next poll due at once. */
  resume(scope: Scope, feed: string): Promise<Feed>;
  /** Polls now, even if it is paused or not due. `onProgress` reports one entry after another. */
  poll(scope: Scope, feed: string, options?: IngestOptions): Promise<FeedPoll>;
  /**
   * New articles of feeds with a channel that have not been posted, of all scopes, oldest first; at most `limit`
   * (default 100). They stay until `markPosted`, across restarts. A feed's first poll yields none.
   */
  headlines(limit?: number): Promise<readonly FeedHeadline[]>;
  markPosted(headlineIds: readonly number[]): Promise<void>;
}

/** Settings, amounts and lifetime of a scope. */
export interface Scopes {
  stats(scope: Scope): Promise<Stats>;
  preferences(scope: Scope): Promise<Preferences>;
  setPreferences(scope: Scope, preferences: Preferences): Promise<void>;
  /** Deletes everything in a scope: articles, answers, feeds, tombstones and queued sources. */
  purge(scope: Scope): Promise<PurgeReport>;
  /** Declares the servers that the bot is in; all others count as left from now, unless they already did. */
  serversPresent(servers: readonly Scope[]): Promise<void>;
  serverLeft(server: Scope): Promise<void>;
  /** Cancels the purge of a server's data; returns when the bot had left, null if it had not. */
  serverJoined(server: Scope): Promise<IsoDate | null>;
  /** Purges servers that the bot left more than LEFT_SERVER_DAYS ago; returns them. */
  purgeLeft(): Promise<readonly Scope[]>;
}
