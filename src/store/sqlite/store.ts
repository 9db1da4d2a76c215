import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Scope } from '../../domain/scope.js';
import type { Purged } from '../ports/scope-store.js';
import type { Store, StoredModel } from '../ports/store.js';
import type { IndexedModel } from '../ports/vector-index.js';
import { SqliteAnswerStore } from './answers/answer-log.js';
import { SqliteArticleStore } from './articles/articles.js';
import { SqliteReEmbedStaging } from './articles/re-embed-staging.js';
import { openDatabase, truncateLog } from './database.js';
import { SqliteFeedStore } from './feeds/feeds.js';
import { SqliteHeadlineStore } from './feeds/headlines.js';
import { SqliteJobStore } from './jobs/ingest-jobs.js';
import { purgeScope } from './scopes/purge.js';
import { SqliteScopeStore } from './scopes/scopes.js';
import { readActiveModel, writeActiveModel } from './search/active-model.js';
import { ScopeIndex } from './search/scope-index.js';
import { SqliteSearchStore } from './search/search-store.js';

/** Everything Byline keeps in one data folder: `byline.db`, and `index/` that can be deleted at any time. */
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
  /** By scope. */
  readonly #indexes = new Map<number, { readonly model: string; readonly index: ScopeIndex }>();

  private constructor(folder: string) {
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
  }

  /** Opens the data folder, making what is missing. */
  static open(folder: string): SqliteStore {
    return new SqliteStore(folder);
  }

  async activeModel(): Promise<StoredModel | null> {
    return readActiveModel(this.#db);
  }

  async activate(model: Omit<StoredModel, 'since'>): Promise<void> {
    writeActiveModel(this.#db, model);
  }

  async index(scopeKey: number, model: IndexedModel): Promise<ScopeIndex> {
    const open = this.#indexes.get(scopeKey);
    if (open && open.model !== model.id) open.index.close();
    const index =
      open?.model === model.id
        ? open.index
        : new ScopeIndex(this.#db, scopeKey, model, join(this.folder, 'index'));
    this.#indexes.set(scopeKey, { model: model.id, index });
    await index.catchUp();
    return index;
  }

  async snapshotsOf(scopeKey: number): Promise<number> {
    const folder = join(this.folder, 'index');
    if (!existsSync(folder)) return 0;
    const isSnapshot = (name: string) => name.startsWith(`scope-${scopeKey}-`) && name.endsWith('.hnsw');
    return readdirSync(folder).filter(isSnapshot).length;
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
    for (const { index } of this.#indexes.values()) index.close();
    this.#db.close();
  }
}
