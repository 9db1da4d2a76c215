import type {
  Article,
  ArticleSummary,
  IsoDate,
  Provenance,
  Sentence,
  Span,
  StoryMember,
} from '../../domain/article.js';
import type { ForgetReport } from '../../domain/deletion.js';
import type { Scope } from '../../domain/scope.js';
import type { SourceEntry, SourceSort } from '../../domain/sources.js';
import type { Derived } from './derived.js';

/** What decides whether a text is known, a revision, or an article of its own. */
export interface TextIdentity {
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly contentHash: string;
  /** The URLs that it was fetched from, canonical first; empty for an uploaded or pasted text. */
  readonly urls: readonly string[];
  /** True if the first of `urls` was not fetched: the page only declares it as its own. */
  readonly isDeclaredUrl?: boolean;
  readonly provenance: Provenance;
  /** The address that an uploaded or pasted text gives as its own; else null. */
  readonly claimedUrl: string | null;
}

/** An article ready to be stored: parsed, analysed and embedded. */
export interface PreparedArticle extends Derived, TextIdentity {
  readonly outlet: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  readonly boilerplate: readonly Span[];
  readonly words: number;
}

/** The article was embedded with a model that is not active: embed it again with the active one. */
export class OutdatedVectorsError extends Error {
  override readonly name = 'OutdatedVectorsError';

  constructor(given: string, active: string) {
    super(`the vectors are from model ${given}, but ${active} is active`);
  }
}

/** The text or one of its URLs was deleted in this scope, and no user has requested it since. */
export class ForgottenError extends Error {
  override readonly name = 'ForgottenError';
}

/** A row that must still exist when an article is saved; checked in the same transaction. */
export interface SaveCondition {
  /** `scope`: fails once the scope is purged, since a purge gives it a new key. */
  readonly row: 'job' | 'feed' | 'scope';
  readonly key: number;
}

/** The origin of an article, which decides how tombstones are treated. */
export interface IngestOrigin {
  /** True: a feed or a list of links supplied it, and deleted articles stay deleted. Default: a user requested it. */
  readonly automatic?: boolean;
  /** Time of the user's request; later deletions take precedence. Default: now. */
  readonly requestedAt?: IsoDate;
  readonly condition?: SaveCondition;
  /** Key of a feed: a new article becomes a headline of it, in the same transaction, if the feed has a channel. */
  readonly headlineOf?: number;
}

/** The effect of saving a text under some URLs. */
export type SaveOutcome =
  | { readonly kind: 'new' }
  /** The same text was already stored, perhaps under another URL. */
  | { readonly kind: 'known'; readonly article: string }
  /** The text at its address changed, or a text that a user gave was now found in a page. */
  | { readonly kind: 'updated'; readonly article: string };

/** An article that was saved or found known. */
export interface SavedArticle {
  readonly id: string;
  readonly outcome: SaveOutcome;
}

export type StoredArticle = Article & Pick<ArticleSummary, 'words'>;

export interface ListQuery {
  /** Only these articles, in this order unless `sort` is given. Default: every article. */
  readonly ids?: readonly string[];
  /** Words that title or outlet must all contain, ignoring ASCII case. */
  readonly search?: readonly string[];
  /** Default: newest first. */
  readonly sort?: SourceSort | undefined;
  /** Default 0. */
  readonly offset?: number;
  readonly limit: number;
}

/** The rows deleted with an article; snapshots and log are cleaned separately. */
export type Erased = Omit<ForgetReport, 'snapshots' | 'log'>;

/** An article found by a name. */
export interface NamedArticle {
  readonly id: string;
  /** Of the current revision. */
  readonly title: string;
  /** Only a part of a title has the name, so another article may be meant. */
  readonly isPart: boolean;
}

/** Articles, their revisions, URLs and tombstones. Every method uses at most one transaction. */
export interface ArticleStore {
  /** The scope's key in the database; created on first use. */
  scopeKey(scope: Scope): Promise<number>;

  /**
   * Returns the effect that `save` would have now. A fetched text replaces what was fetched from its URL, and the same
   * text that a user gave. A text that a user gave replaces only what the same user gave for the same claimed address.
   */
  classify(scope: Scope, text: TextIdentity, ingestedBy: string | null): Promise<SaveOutcome>;

  /**
   * Settles a known text without embedding it: assigns its URLs to the article that has it.
   * @returns null if the text is not known.
   */
  attachToExisting(
    scope: Scope,
    text: TextIdentity,
    ingestedBy: string | null,
    origin?: IngestOrigin,
  ): Promise<(SavedArticle & { readonly passages: number }) | null>;

  /**
   * Stores an article in one transaction: text, sentences, passages, vectors, full text, and the change log entry for
   * the vector indexes. Lifts the tombstones of its text and URLs. The outcome is determined again, whatever
   * `classify` returned before.
   * @throws OutdatedVectorsError if another model is active; ForgottenError if it was deleted and is ingested
   *   automatically, or was requested before the deletion; UserError `cancelled` if `condition` no longer holds.
   */
  save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    origin?: IngestOrigin,
  ): Promise<SavedArticle>;

  /** @throws ForgottenError if the text or one of its URLs was deleted in the scope. */
  refuseForgotten(scope: Scope, text: Pick<TextIdentity, 'contentHash' | 'urls'>): Promise<void>;

  /** True if a text (by content hash) or a URL was deleted in the scope and no user has requested it since. */
  isForgotten(scope: Scope, hashOrUrl: string): Promise<boolean>;

  /**
   * An article by id, in its searched revision by default; null if the scope has no such article or revision, or its
   * text no longer fits its content hash: damaged texts are never read.
   */
  find(scope: Scope, id: string, revision?: number): Promise<StoredArticle | null>;

  /** The other searched articles of an article's story, oldest first. */
  sameStory(id: string): Promise<StoryMember[]>;

  /** Number of the searched revision; null if the article is not searched or does not exist. */
  currentRevision(scope: Scope, id: string): Promise<number | null>;

  /** A searched article without its text; null if there is none. */
  summary(scope: Scope, id: string): Promise<ArticleSummary | null>;

  /** One page of the searched articles with their numbers of citations, and the total over all pages. */
  list(scope: Scope, query: ListQuery): Promise<{ entries: SourceEntry[]; total: number }>;

  /** Articles whose title or outlet contains every word of `text`, newest first. */
  searchTitles(scope: Scope, text: string, limit: number): Promise<ArticleSummary[]>;

  /** At most 25 outlets whose name contains `typed`, those with most articles first. */
  outlets(scopeKey: number, typed: string): Promise<string[]>;

  /** Stored articles of a scope, including those that are no longer searched. */
  count(scopeKey: number): Promise<number>;

  /** Bytes of a scope's texts and vectors, without indexes. */
  bytes(scopeKey: number): Promise<number>;

  /**
   * Deletes an article with all its revisions and everything derived from it, and leaves tombstones: hashes of its
   * texts and URLs.
   * @returns null if the scope has no such article.
   */
  forget(scope: Scope, id: string): Promise<Erased | null>;

  /** Deletes an article like `forget`, but without tombstones: it may be ingested again. */
  retire(scope: Scope, id: string): Promise<Erased | null>;

  /**
   * Articles of all scopes whose latest revision was fetched before a time, oldest first. An article that was added
   * after one of the time since then is not among them, whatever the clock said when it was fetched.
   */
  fetchedBefore(time: Date, limit: number, now: Date): Promise<{ scope: Scope; id: string }[]>;

  /**
   * Articles with this id, else with this URL, else those that claim this URL, else with this title (of any revision, ignoring ASCII case), else with a
   * title that contains it. At most 20.
   */
  findByName(scope: Scope, name: string): Promise<NamedArticle[]>;
}
