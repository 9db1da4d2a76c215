/**
 * The values that cross module borders. Everything here is plain data that survives a structured clone, so
 * the newsroom can live in a worker thread. Offsets are UTF-16 code units into `Article.text`, half-open.
 */

/** Whose news it is: `guild:<snowflake>`, `user:<snowflake>` in a DM, or a name chosen with `--scope`. */
export type Scope = string;

/** Half-open range `[start, end)` of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An ISO 8601 date (`2025-10-31`) or date-time in UTC (`2025-10-31T08:30:00.000Z`). */
export type IsoDate = string;

export interface Article {
  /** Opaque and stable over revisions. */
  readonly id: string;
  readonly scope: Scope;
  /** 1 for the first text; a changed text under the same URL counts up. */
  readonly revision: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** ISO 639-3 code, `und` when it cannot be told. */
  readonly language: string;
  /** The article's own date; null when the article does not tell it. Never the time of ingestion. */
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  /** Who fed it: a Discord user id, or the terminal's user; null when unknown. */
  readonly ingestedBy: string | null;
  /** Hash of the text without the title, blanks collapsed. */
  readonly contentHash: string;
  /** Plain text; paragraphs separated by one blank line, no line break inside a paragraph. */
  readonly text: string;
  /** Spans of `text` that are neither retrieved nor quoted: teasers, agency tags, disclaimers. */
  readonly furniture: readonly Span[];
  /** Canonical URLs under which this text was found, first seen first. */
  readonly urls: readonly string[];
}

/** What a list of articles needs to show: an article without its text. */
export type ArticleSummary = Omit<Article, 'text' | 'furniture' | 'contentHash'> & {
  /** Words of `text`. */
  readonly words: number;
};

/** `name`: a proper name that could not be told apart; `duration` and `percent` are numbers with that unit. */
export type MentionKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'name'
  | 'date'
  | 'duration'
  | 'money'
  | 'percent'
  | 'number';

/** A name or quantity found in a sentence; `span` is into the article's text. */
export interface Mention {
  readonly kind: MentionKind;
  readonly span: Span;
}

export interface Sentence {
  /** Position in the article, from 0. */
  readonly ordinal: number;
  readonly span: Span;
  /** Which paragraph of the article it stands in, from 0. */
  readonly paragraph: number;
}

/** A sentence with the names and quantities in it. */
export interface AnalysedSentence extends Sentence {
  readonly mentions: readonly Mention[];
}

/** A run of whole sentences `[first, last]` that is embedded, searched and read as one. */
export interface Passage {
  readonly ordinal: number;
  readonly first: number;
  readonly last: number;
}

declare const cited: unique symbol;

/**
 * A quote that stands letter for letter in a stored article: `quote === article.text.slice(start, end)`.
 * Only `cite` (src/answer/cite.ts) makes one.
 */
export interface Citation {
  readonly [cited]?: true;
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly quote: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly publishedAt: IsoDate | null;
  /** `revised`: the article has a newer text; `withdrawn`: it was forgotten, and `quote` is empty. */
  readonly status: 'current' | 'revised' | 'withdrawn';
}

/** One shown sentence. `text` equals the quote of its first citation. */
export interface Statement {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** A short answer: the quotes of `citations` joined by ", " and " and ". */
export interface ShortAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Calibrated probability, 0 to 1, that it is right. */
  readonly confidence: number;
}

export interface Answer {
  readonly id: string;
  readonly question: string;
  /** Words of an earlier question that this one was searched with; absent where it stands by itself. */
  readonly subject?: string;
  /** `closest`: nothing answers it surely, the statements come nearest; `nothing`: no statement is shown. */
  readonly kind: 'answered' | 'closest' | 'nothing';
  readonly shortAnswer?: ShortAnswer;
  /** One to five, in the order shown; none for `nothing`. */
  readonly statements: readonly Statement[];
  /** Outlets that give different values for what was asked, newest first. */
  readonly disagreement?: { readonly values: readonly Statement[] };
  /** False: no reader read the passages, so search alone chose the quotes, and no short answer is claimed. */
  readonly read: boolean;
  readonly searched: {
    readonly articles: number;
    readonly passages: number;
    /** Date of the newest article searched; null when none was searched. */
    readonly newest: IsoDate | null;
  };
  /** Calibrated probability, 0 to 1, that a shown quote answers the question. */
  readonly confidence: number;
}

export type Since = 'day' | 'week' | 'month' | 'all';

export interface AskRequest {
  readonly scope: Scope;
  readonly question: string;
  /** Default `all`. By publish date; an article without one counts by its ingestion. */
  readonly since?: Since;
  /** Only articles of this outlet (case-insensitive). */
  readonly outlet?: string;
  readonly channel?: string;
  readonly user?: string;
  /** Id of an earlier answer of the scope whose subject the question may lean on; one that is gone is passed over. */
  readonly follows?: string;
}

/** Where an answer stands: the message that shows it, or a thread in which it was given or which hangs from it. */
export type AnswerPlace = { readonly message: string } | { readonly thread: string };

/** A shown quote with the sentences around it, of the text that was quoted. */
export interface QuoteInContext {
  /** Which shown statement it is, from 1. */
  readonly number: number;
  readonly quote: Citation;
  /** Nearest last. */
  readonly before: readonly Citation[];
  /** Nearest first. */
  readonly after: readonly Citation[];
}

export type SourceInput =
  | { readonly kind: 'url'; readonly url: string }
  | ({ readonly kind: 'text'; readonly text: string } & SaidOfSource)
  | ({ readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array } & SaidOfSource);

/** What its giver says of a text or a file; it goes before what that says of itself. */
export interface SaidOfSource {
  readonly title?: string;
  readonly outlet?: string;
  readonly publishedAt?: IsoDate;
  readonly url?: string;
}

export interface IngestRequest {
  readonly scope: Scope;
  readonly source: SourceInput;
  readonly ingestedBy?: string;
}

/** What happens to a source on its way in; `queued` counts from 1, `embedding` `done` of `total`; `done` is the last. */
export type IngestProgress =
  | { readonly stage: 'queued'; readonly position: number }
  | { readonly stage: 'fetching' | 'reading' | 'storing' }
  | { readonly stage: 'embedding'; readonly done: number; readonly total: number }
  | {
      readonly stage: 'done';
      /** 0 when its text was known. */
      readonly articles: number;
      readonly sentences: number;
      readonly passages: number;
      readonly ms: number;
    };

/** What became of a source that an earlier process had accepted and not finished. */
export interface ResumedSource {
  readonly scope: Scope;
  /** Its address or name. */
  readonly source: string;
  readonly outcome: IngestOutcome['outcome'] | 'failed';
  /** Why it failed. */
  readonly message: string | null;
}

/** Another article that reports the same: wire copy, cut or reworded. */
export interface StoryMember {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
}

export interface IngestOutcome {
  /** `known`: this very text was there already (perhaps under another URL); `updated`: a new revision. */
  readonly outcome: 'new' | 'updated' | 'known';
  readonly article: ArticleSummary;
  readonly sentences: number;
  readonly passages: number;
  readonly ms: number;
  /** Things the user should know, one sentence each: another language, an unknown date. */
  readonly notes: readonly string[];
  /** Absent where it stands alone. */
  readonly sameStory?: readonly StoryMember[];
}

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

/** Something to ask of an article: a question that brings the sentence back, or the sentence where none does. */
export interface Suggestion {
  readonly question: string | null;
  readonly sentence: Citation;
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

/** An answer that cited a forgotten article: where it stands in Discord, if it does. */
export interface CitingAnswer {
  readonly id: string;
  readonly question: string;
  readonly channel: string | null;
  readonly message: string | null;
}

/** What was removed from where. The numbers are those of the rows that went. */
export interface ForgetReport {
  readonly articleId: string;
  readonly title: string;
  readonly revisions: number;
  /** Addresses it was found under. */
  readonly urls: number;
  readonly sentences: number;
  /** In the full text, and points of the vector index. */
  readonly passages: number;
  /** One a passage; those kept aside for another model too. */
  readonly vectors: number;
  /** Headlines of feeds that were not told yet. */
  readonly headlines: number;
  /** Feed entries and sources in the queue that would have brought it back. */
  readonly waiting: number;
  /** Hashes of its texts and addresses, kept so that no feed brings it back. */
  readonly tombstones: number;
  /** They stay, and show it as withdrawn; at most a hundred of them, latest first. */
  readonly answers: { readonly total: number; readonly latest: readonly CitingAnswer[] };
  /** Files of the vector index that were written anew without it. */
  readonly snapshots: number;
  /** `busy`: another process is reading; the log is emptied when that one ends, or with the next forgetting. */
  readonly log: 'emptied' | 'busy';
}

/** What a scope held. */
export interface PurgeReport {
  readonly scope: Scope;
  readonly articles: number;
  readonly answers: number;
  readonly feeds: number;
  readonly tombstones: number;
  /** Sources that waited in the queue. */
  readonly queued: number;
}

export interface Stats {
  readonly articles: number;
  readonly sentences: number;
  readonly passages: number;
  readonly answers: number;
  readonly newest: IsoDate | null;
  readonly model: string;
  readonly dimension: number;
  /** Size of the whole database file, shared by all scopes; bytes. */
  readonly databaseBytes: number;
  /** Texts and vectors of this scope; bytes. */
  readonly bytes: number;
  /** What this scope may hold; null is without end. `days`: how long an article stays. */
  readonly limits: {
    readonly articles: number | null;
    readonly bytes: number | null;
    readonly days: number | null;
  };
  readonly feeds: { readonly followed: number; readonly paused: number; readonly waiting: number };
  /** Sources accepted and not finished. */
  readonly queued: number;
}

/** What those who run a scope have chosen. */
export interface Preferences {
  /** Ids of the channels it answers in, their threads included; empty: all. */
  readonly channels: readonly string[];
  /** Whether an answer is shown to the asker alone when nothing else is said. */
  readonly privateAnswers: boolean;
  /** Questions a minute by one member; null: as the bot's own settings say, which bound it. */
  readonly asksPerMinute: number | null;
  /** Articles an hour by one member; null as above. */
  readonly ingestsPerHour: number | null;
}

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

export interface SectionRequest {
  readonly scope: Scope;
  /** Of a section's or front page, a sitemap or a feed. */
  readonly url: string;
  /** The first so many stories; default 20, at most 200. */
  readonly limit?: number;
  readonly ingestedBy?: string;
}

export type SectionProgress =
  | { readonly stage: 'listed'; readonly total: number }
  /** One story on its way. */
  | { readonly stage: 'story'; readonly url: string; readonly step: IngestProgress }
  | {
      readonly stage: 'took';
      readonly done: number;
      readonly total: number;
      readonly url: string;
      readonly outcome: IngestOutcome;
    }
  | {
      readonly stage: 'passed';
      readonly done: number;
      readonly total: number;
      readonly url: string;
      readonly code: string;
      readonly reason: string;
    };

export interface SectionOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SectionProgress) => void;
}

export interface SectionReport extends Pick<FeedPoll, 'articles' | 'known' | 'skipped'> {
  readonly kind: 'section' | 'sitemap' | 'feed';
  /** Stories it leads to, those beyond the limit too. */
  readonly found: number;
  /** Why it ended before the limit; null when it did not. */
  readonly stopped: string | null;
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

export interface IngestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IngestProgress) => void;
}

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

/** A passage as a reader takes it. */
export interface ReadablePassage {
  /** "title. sentences". */
  readonly text: string;
  /** Where its sentences are in `text`. */
  readonly sentences: readonly Span[];
}

/** Words of a passage that may answer, as a span of its text. */
export interface ScoredSpan extends Span {
  /** Logit of the start plus logit of the end, less the same of the no-answer token; higher is likelier. */
  readonly score: number;
}

/**
 * For each passage, for each of its sentences, the likeliest spans, best first. Null in place of a passage that
 * was not read in time.
 */
export type Reading = readonly (readonly (readonly ScoredSpan[])[] | null)[];

/** An extractive question-answering model at work: it says which words of a passage answer, or that none do. */
export interface Reader {
  /** Names the weights; null until they were loaded. */
  readonly id: string | null;
  /** Why nothing can be read at present, in one sentence; null while it works. */
  readonly trouble: string | null;
  /**
   * Reads passages, the best first, for as long as the settings allow; a flood of questions shares the time.
   * Null when it cannot read at all. Never rejects.
   */
  read(question: string, passages: readonly ReadablePassage[]): Promise<Reading | null>;
  close(): Promise<void>;
}

/** A text-embedding model at work. Vectors are L2-normalised and `dimension` long. */
export interface Embedder {
  /** Names the weights: two embedders with one id give the same vectors for the same text. */
  readonly id: string;
  readonly dimension: number;
  /** Tokens that fit the model's window, special tokens included. */
  readonly maxTokens: number;
  /** Goes before texts that wait in `embedTexts`. */
  embedQuery(text: string): Promise<Float32Array>;
  embedTexts(
    texts: readonly string[],
    options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
  ): Promise<Float32Array[]>;
  /** Tokens each text takes, special tokens included, not truncated. */
  countTokens(texts: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}
