import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Scope } from '../../domain/scope.js';
import type { Purged } from '../ports/scope-store.js';
import type { Store } from '../ports/store.js';
import type { StoredModel } from '../ports/stored-model.js';
import type { IndexedModel } from '../ports/vector-index.js';
import { SqliteAnswerStore } from './answers/answer-store.js';
import { SqliteArticleStore } from './articles/article-store.js';
import { SqliteReEmbedStaging } from './articles/re-embed-staging.js';
import { openDatabase, truncateLog } from './database.js';
import { SqliteFeedStore } from './feeds/feed-store.js';
import { SqliteHeadlineStore } from './feeds/headline-store.js';
import { SqliteJobStore } from './jobs/job-store.js';
import { purgeScope } from './scopes/purge.js';
import { SqliteScopeStore } from './scopes/scope-store.js';
import { readActiveModel, writeActiveModel } from './search/active-model.js';
import { INDEX_LIMITS, IndexCache, type IndexLimits } from './search/index-cache.js';
import { SqliteScopeIndex } from './search/scope-index.js';
import { SqliteSearchStore } from './search/search-store.js';

/** A data folder: `byline.db`, and `index/` with snapshots that can be deleted at any time. */
export class SqliteStore implements Store {
  readonly #db: Database.Database;
  readonly search: SqliteSearchStore;
  readonly articles: SqliteArticleStore;
  readonly answers: SqliteAnswerStore;
  readonly staging: SqliteReEmbedStaging;
  readonly scopes: SqliteScopeStore;
  readonly jobs: SqliteJobStore;
  readonly feeds: SqliteFeedStore;
  readonly headlines: SqliteHeadlineStore;
  readonly folder: string;
  readonly #indexes: IndexCache;

  private constructor(folder: string, limits: IndexLimits) {
    this.folder = folder;
    this.#db = openDatabase(join(folder, 'byline.db'));
    this.articles = new SqliteArticleStore(this.#db);
    this.search = new SqliteSearchStore(this.#db);
    this.answers = new SqliteAnswerStore(this.#db);
    this.staging = new SqliteReEmbedStaging(this.#db);
    this.scopes = new SqliteScopeStore(this.#db);
    this.jobs = new SqliteJobStore(this.#db);
    this.feeds = new SqliteFeedStore(this.#db);
    this.headlines = new SqliteHeadlineStore(this.#db);
    this.#indexes = new IndexCache(
      limits,
      (scope, model, onCaughtUp) =>
        new SqliteScopeIndex(this.#db, scope, model, this.#snapshotFolder, onCaughtUp),
    );
  }

  /** Opens a data folder and creates what is missing. */
  static open(folder: string, limits: Partial<IndexLimits> = {}): SqliteStore {
    return new SqliteStore(folder, { ...INDEX_LIMITS, ...limits });
  }

  async activeModel(): Promise<StoredModel | null> {
    return readActiveModel(this.#db);
  }

  async activate(model: Omit<StoredModel, 'since'>): Promise<void> {
    writeActiveModel(this.#db, model);
  }

  async index(scopeKey: number, model: IndexedModel): Promise<SqliteScopeIndex> {
    const index = this.#indexes.open(scopeKey, model);
    await index.catchUp();
    return index;
  }

  async snapshotsOf(scopeKey: number): Promise<number> {
    if (!existsSync(this.#snapshotFolder)) return 0;
    const isSnapshot = (name: string) => name.startsWith(`scope-${scopeKey}-`) && name.endsWith('.hnsw');
    return readdirSync(this.#snapshotFolder).filter(isSnapshot).length;
  }

  async purge(scope: Scope): Promise<Purged | null> {
    return purgeScope(this.#db, scope);
  }

  async databaseBytes(): Promise<number> {
    const pages = this.#db.pragma('page_count', { simple: true }) as number;
    return pages * (this.#db.pragma('page_size', { simple: true }) as number);
  }

  async scrub(): Promise<boolean> {
    return truncateLog(this.#db);
  }

  async close(): Promise<void> {
    this.#indexes.close();
    this.#db.close();
  }

  get #snapshotFolder(): string {
    return join(this.folder, 'index');
  }
}
