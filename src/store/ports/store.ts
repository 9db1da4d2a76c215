import type { Scope } from '../../domain/scope.js';
import type { AnswerStore } from './answer-store.js';
import type { ArticleStore } from './article-store.js';
import type { ClockMark } from './clock-mark.js';
import type { FeedStore, HeadlineStore } from './feed-store.js';
import type { JobStore } from './job-store.js';
import type { PersonalDataStore } from './personal-data-store.js';
import type { ReEmbedStaging } from './re-embed-staging.js';
import type { Purged, ScopeStore } from './scope-store.js';
import type { SearchStore } from './search-store.js';
import type { StoreTotals } from './store-totals.js';
import type { StoredModel } from './stored-model.js';
import type { TransferStore } from './transfer-store.js';
import type { IndexedModel, ScopeIndex } from './vector-index.js';

/** Whether the store works; `reason` is for the person who runs Byline. */
export type StoreCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Everything Byline stores. Only the composition roots know the engine: `src/store/sqlite` or `src/store/postgres`. What keeps the store from working (a full disk, a
 * locked or damaged database) rejects with a `UserError` `store.unavailable`.
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
  readonly personalData: PersonalDataStore;
  readonly transfer: TransferStore;

  /** Null until a model is activated for the first time. */
  activeModel(): Promise<StoredModel | null>;
  /** Activates a model. The vectors of all articles must be of that model already. */
  activate(model: Omit<StoredModel, 'since'>): Promise<void>;
  /** What was last known about the time; null if the store is new. */
  clockMark(): Promise<ClockMark | null>;
  recordClockMark(mark: ClockMark): Promise<void>;
  /** The vector index of a scope for a model; a search in it covers everything written so far. */
  index(scopeKey: number, model: IndexedModel): Promise<ScopeIndex>;
  /** Number of index snapshots of a scope outside the database. */
  snapshotsOf(scopeKey: number): Promise<number>;
  /** Deletes everything of a scope; `scrub` and its index are left to the caller. Null if there is no such scope. */
  purge(scope: Scope): Promise<Purged | null>;
  /** Counts over all scopes. */
  totals(): Promise<StoreTotals>;
  /** Bytes of the database, all scopes together. */
  databaseBytes(): Promise<number>;
  /**
   * Removes deleted rows from the engine's log and, if its file is small, from unused parts of the file.
   * @returns false if another process prevents it; that process does it when it closes.
   */
  scrub(): Promise<boolean>;
  /** Tries a small write. Never rejects, and takes some seconds at most. */
  check(): Promise<StoreCheck>;
  /** Call it before the last work is waited for: operations no longer wait long for another process. */
  hurry(): void;
  close(): Promise<void>;
}
