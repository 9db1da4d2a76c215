import type { Scope } from '../../domain/scope.js';
import type { AnswerStore } from './answer-store.js';
import type { ArticleStore } from './article-store.js';
import type { FeedStore, HeadlineStore } from './feed-store.js';
import type { JobStore } from './job-store.js';
import type { ReEmbedStaging } from './re-embed-staging.js';
import type { Purged, ScopeStore } from './scope-store.js';
import type { SearchStore } from './search-store.js';
import type { IndexedModel, ScopeIndex } from './vector-index.js';

/** The model whose vectors are searched, by every process that shares the store. */
export interface StoredModel {
  readonly model: string;
  readonly dimension: number;
  /** When it became active; tells one activation from another. */
  readonly since: string;
  /** What opens the model again; the store does not read it. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Everything Byline stores. The newsroom knows these interfaces alone; `src/store/sqlite` is the engine behind
 * them. Methods are asynchronous so that a database server can be another one.
 */
export interface Store {
  readonly articles: ArticleStore;
  readonly answers: AnswerStore;
  readonly search: SearchStore;
  readonly staging: ReEmbedStaging;
  readonly scopes: ScopeStore;
  readonly jobs: JobStore;
  readonly feeds: FeedStore;
  readonly headlines: HeadlineStore;

  /** Null until something has been embedded. */
  activeModel(): Promise<StoredModel | null>;
  /** Makes a model active whose vectors, if there are any, are already stored. */
  activate(model: Omit<StoredModel, 'since'>): Promise<void>;
  /** The vector index of a scope for a model, ready to search everything written so far. */
  index(scopeKey: number, model: IndexedModel): Promise<ScopeIndex>;
  /** Index snapshots of a scope outside the database. */
  snapshotsOf(scopeKey: number): Promise<number>;
  /** Deletes everything of a scope; its index and `scrub` are left to the caller. Null if there is no such scope. */
  purge(scope: Scope): Promise<Purged | null>;
  /** Bytes of the database, all scopes together. */
  databaseBytes(): Promise<number>;
  /**
   * Leaves nothing of deleted rows in the engine's log.
   * @returns false if another process prevents that for now; it does it when it closes.
   */
  scrub(): Promise<boolean>;
  close(): Promise<void>;
}
