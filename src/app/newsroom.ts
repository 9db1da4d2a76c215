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
 * The door to everything Byline does. Commands and the terminal call this and nothing behind it. Bad input
 * rejects with a `UserError`; every other rejection is a fault.
 */
export interface Newsroom {
  ingest(request: IngestRequest, options?: IngestOptions): Promise<IngestOutcome>;
  /**
   * The first stories of a section page, a sitemap or a feed, once and in order, as robots.txt allows. What was
   * forgotten stays so.
   */
  ingestSection(request: SectionRequest, options?: SectionOptions): Promise<SectionReport>;
  ask(request: AskRequest): Promise<Answer>;
  /** Remembers which Discord message shows an answer. */
  recordMessage(answerId: string, messageId: string): Promise<void>;
  /** Rejects (a fault) unless every citation's quote stands at its span in the stored text. */
  verify(scope: Scope, citations: readonly Citation[]): Promise<void>;
  sources(request: SourcesRequest): Promise<SourcesPage>;
  /** Articles whose title or outlet holds every word of `text` (the newest when there is none), newest first. */
  titled(scope: Scope, text: string, limit: number): Promise<readonly ArticleSummary[]>;
  /** Rejects with `article.unknown` where the scope has no such article. */
  source(scope: Scope, articleId: string): Promise<SourceDetails>;
  /** Three things at the most to ask of an article; each question has been asked and brings its sentence back. */
  suggestions(scope: Scope, articleId: string): Promise<readonly Suggestion[]>;
  /** Outlets whose name holds what is typed, most articles first; 25 at the most. */
  outlets(scope: Scope, typed: string): Promise<readonly string[]>;
  /** Id of the answer that is meant; null where there is none. */
  findAnswer(scope: Scope, place: AnswerPlace): Promise<string | null>;
  /** Empty where everything it quoted has been forgotten. Rejects with `answer.unknown` where it is gone. */
  context(scope: Scope, answerId: string): Promise<readonly QuoteInContext[]>;
  /** Keeps what somebody thinks of an answer; the last word counts. Rejects with `answer.unknown`. */
  rate(scope: Scope, answerId: string, user: string, helpful: boolean): Promise<void>;
  /** @param article Its id, one of its addresses, or its title or a part of it that no other title has. */
  forget(scope: Scope, article: string): Promise<ForgetReport>;
  /** Deletes all that a scope has: articles, answers, feeds, tombstones, and what waits. */
  purge(scope: Scope): Promise<PurgeReport>;
  /** Reads the feed once to see that it is one; its articles come with the first poll, which is due at once. */
  addFeed(request: AddFeedRequest): Promise<Feed>;
  /** The scope's feeds, first added first. */
  feeds(scope: Scope): Promise<readonly Feed[]>;
  /** Stops following; the articles stay. `feed`: an id or a URL, here and below. */
  removeFeed(scope: Scope, feed: string): Promise<Feed>;
  pauseFeed(scope: Scope, feed: string): Promise<Feed>;
  /** Due at once, whatever had paused it. */
  resumeFeed(scope: Scope, feed: string): Promise<Feed>;
  /** Polls now, due or not, paused or not. `onProgress` is told of one entry after the other. */
  pollFeed(scope: Scope, feed: string, options?: IngestOptions): Promise<FeedPoll>;
  /**
   * New articles of feeds with a channel that were not told yet, of all scopes, oldest first; at most `limit`
   * (default 100). They stay until `headlinesTold`, over restarts too. A feed's first poll makes none.
   */
  headlines(limit?: number): Promise<readonly FeedHeadline[]>;
  headlinesTold(ids: readonly number[]): Promise<void>;
  /** Deletes what a user asked, in every scope, with what was cited; returns how many questions that were. */
  deleteQuestions(user: string): Promise<number>;
  stats(scope: Scope): Promise<Stats>;
  preferences(scope: Scope): Promise<Preferences>;
  setPreferences(scope: Scope, preferences: Preferences): Promise<void>;
  /** Which servers the bot is in, of all there are: the others count as left from now on, if they did not yet. */
  serversPresent(servers: readonly Scope[]): Promise<void>;
  serverLeft(server: Scope): Promise<void>;
  /** Keeps a server's data for good again; tells since when it had been left, null when it had not. */
  serverJoined(server: Scope): Promise<IsoDate | null>;
  /** Purges the servers that were left LEFT_SERVER_DAYS ago; tells which those were. */
  purgeLeft(): Promise<readonly Scope[]>;
  close(): Promise<void>;
}
