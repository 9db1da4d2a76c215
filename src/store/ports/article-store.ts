import type { Article, ArticleSummary, IsoDate, Span, StoryMember } from '../../domain/article.js';
import type { ForgetReport } from '../../domain/deletion.js';
import type { Scope } from '../../domain/scope.js';
import type { SourceEntry, SourceSort } from '../../domain/sources.js';
import type { Derived } from './derived.js';

/** An article ready to be kept: parsed, analysed and embedded. */
export interface PreparedArticle extends Derived {
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  readonly contentHash: string;
  readonly text: string;
  readonly boilerplate: readonly Span[];
  readonly words: number;
  /** Canonical first; empty for pasted text. */
  readonly urls: readonly string[];
}

/** The article was embedded with a model that is no longer active: embed it again with the active one. */
export class OutdatedVectorsError extends Error {
  override readonly name = 'OutdatedVectorsError';

  constructor(given: string, active: string) {
    super(`the vectors are of model ${given}, but ${active} is active`);
  }
}

/** The text or one of its URLs was deleted in this scope, and no user has named it since. */
export class ForgottenError extends Error {
  override readonly name = 'ForgottenError';
}

/** A row that must still exist when an article is saved; checked in the same transaction. */
export interface SaveCondition {
  /** `scope`: it has not been purged, which would have given it another key. */
  readonly row: 'job' | 'feed' | 'scope';
  readonly key: number;
}

/** Where an article comes from, which decides how tombstones are treated. */
export interface IngestOrigin {
  /** A feed or a list of links supplied it: deleted articles stay deleted. Otherwise a user named it, which lifts that. */
  readonly offered?: boolean;
  /** When the user named it; deletions after that hold. Default: now. */
  readonly askedAt?: IsoDate;
  readonly condition?: SaveCondition;
}

/** The effect of saving a text under some URLs. */
export type SaveOutcome =
  | { readonly kind: 'new' }
  /** The same text is already stored, perhaps under another URL. */
  | { readonly kind: 'known'; readonly article: string }
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

/** What leaves the database with an article; the files are the store's to clean. */
export type Erased = Omit<ForgetReport, 'snapshots' | 'log'>;

/** Articles, their revisions, URLs and tombstones. Every method is one transaction at most. */
export interface ArticleStore {
  /** The scope's key in the database; created on first use. */
  scopeKey(scope: Scope): Promise<number>;

  /** The effect that `save` would have now. */
  classify(scope: Scope, contentHash: string, urls: readonly string[]): Promise<SaveOutcome>;

  /**
   * Settles a text that is known without embedding it: its URLs lead to the article that has it.
   * @returns null if the scope does not have the text.
   */
  attachToExisting(
    scope: Scope,
    text: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    origin?: IngestOrigin,
  ): Promise<(SavedArticle & { readonly passages: number }) | null>;

  /**
   * Stores an article in one transaction: text, sentences, passages, vectors, full text and the change log entry from
   * which indexes catch up. Lifts the tombstones of its text and URLs. The outcome is decided here, whatever
   * `classify` returned before.
   * @throws OutdatedVectorsError if another model is active by now; ForgottenError if it was deleted and is only
   *   offered, or was named before the deletion; UserError `cancelled` if `condition` no longer holds.
   */
  save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    origin?: IngestOrigin,
  ): Promise<SavedArticle>;

  /** @throws ForgottenError if the text or one of its URLs was deleted in the scope. */
  refuseForgotten(scope: Scope, text: Pick<PreparedArticle, 'contentHash' | 'urls'>): Promise<void>;

  /** Whether a text (by content hash) or a URL was deleted in a scope and not named by a user since. */
  isForgotten(scope: Scope, hashOrUrl: string): Promise<boolean>;

  /** @returns null when the scope has no such article. */
  find(scope: Scope, id: string, revision?: number): Promise<StoredArticle | null>;

  /** The other articles of a scope that report the same as this one. */
  sameStory(id: string): Promise<StoryMember[]>;

  /** The current text of an article by its key. */
  byKey(key: number): Promise<StoredArticle | null>;

  /** The revision that is searched now; null when the article is not searched or not there. */
  currentRevision(scope: Scope, id: string): Promise<number | null>;

  /** A searched article without its text; null if there is none. */
  summary(scope: Scope, id: string): Promise<ArticleSummary | null>;

  /** One page of the searched articles, with how often each was cited, and the total over all pages. */
  list(scope: Scope, query: ListQuery): Promise<{ entries: SourceEntry[]; total: number }>;

  /** Articles whose title or outlet contains every word of `text`, newest first. */
  titled(scope: Scope, text: string, limit: number): Promise<ArticleSummary[]>;

  /** At most 25 outlets whose name contains `typed`, those with most articles first. */
  outlets(scopeKey: number, typed: string): Promise<string[]>;

  /** Stored articles of a scope, including those that are no longer searched. */
  count(scopeKey: number): Promise<number>;

  /** Bytes of a scope's texts and vectors; takes about 10 µs an article. */
  bytes(scopeKey: number): Promise<number>;

  /**
   * Deletes an article with all its revisions and everything derived, and leaves a tombstone of hashes.
   * @returns null when the scope has no such article.
   */
  forget(scope: Scope, id: string): Promise<Erased | null>;

  /** Deletes an article as `forget` does, but without a tombstone: whoever brings it again may. */
  retire(scope: Scope, id: string): Promise<Erased | null>;

  /** Articles whose latest text came in before a time, of all scopes, oldest first. */
  cameBefore(time: Date, limit: number): Promise<{ scope: Scope; id: string }[]>;

  /** Articles of an id, a URL, or a title in any of its revisions; by a part of the title when nothing else fits. */
  named(scope: Scope, name: string): Promise<{ id: string; title: string }[]>;
}
