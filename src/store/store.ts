import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Scope } from '../domain/scope.js';
import { AnswerLog } from './answers/answer-log.js';
import { ArticleStore } from './articles/articles.js';
import { ReEmbedStaging } from './articles/re-embed-staging.js';
import { openDatabase, truncateLog } from './database.js';
import { FeedStore } from './feeds/feeds.js';
import { HeadlineStore } from './feeds/headlines.js';
import { IngestJobStore } from './jobs/ingest-jobs.js';
import { type Purged, purgeScope } from './scopes/purge.js';
import { ScopeStore } from './scopes/scopes.js';
import { type ActiveModelRow, readActiveModel, writeActiveModel } from './search/active-model.js';
import { type IndexedModel, ScopeIndex } from './search/scope-index.js';
import { SearchStore } from './search/search-store.js';

/** Everything Byline keeps in one data folder: `byline.db`, and `index/` that can be deleted at any time. */
export class Store {
  readonly #db: Database.Database;
  readonly search: SearchStore;
  readonly articles: ArticleStore;
  readonly answers: AnswerLog;
  readonly staging: ReEmbedStaging;
  readonly scopes: ScopeStore;
  readonly jobs: IngestJobStore;
  readonly feeds: FeedStore;
  readonly headlines: HeadlineStore;
  readonly folder: string;
  /** By scope. */
  readonly #indexes = new Map<number, { readonly model: string; readonly index: ScopeIndex }>();

  private constructor(folder: string) {
    this.folder = folder;
    this.#db = openDatabase(join(folder, 'byline.db'));
    this.articles = new ArticleStore(this.#db);
    this.search = new SearchStore(this.#db);
    this.answers = new AnswerLog(this.#db);
    this.staging = new ReEmbedStaging(this.#db);
    this.scopes = new ScopeStore(this.#db);
    this.jobs = new IngestJobStore(this.#db);
    this.feeds = new FeedStore(this.#db);
    this.headlines = new HeadlineStore(this.#db);
  }

  /** Opens the data folder, making what is missing. */
  static open(folder: string): Store {
    return new Store(folder);
  }

  /** The model whose vectors are searched; null while nothing was ever embedded here. */
  get activeModel(): ActiveModelRow | null {
    return readActiveModel(this.#db);
  }

  /** The serving model as vectors and indexes name it. */
  get indexedModel(): IndexedModel | null {
    const { activeModel: serving } = this;
    return serving && { id: serving.model, dimension: serving.dimension };
  }

  /** Makes a model serve whose vectors, if there are any, stand in the database already. */
  activate(model: Omit<ActiveModelRow, 'since'>): void {
    writeActiveModel(this.#db, model);
  }

  /** The vector index of a scope for a model, ready to search everything written so far. */
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

  /** How many files hold an index of the scope. */
  snapshotsOf(scopeKey: number): number {
    const folder = join(this.folder, 'index');
    if (!existsSync(folder)) return 0;
    const isSnapshot = (name: string) => name.startsWith(`scope-${scopeKey}-`) && name.endsWith('.hnsw');
    return readdirSync(folder).filter(isSnapshot).length;
  }

  /** Deletes everything of a scope from the database; its index and the log are the caller's. */
  purge(scope: Scope): Purged | null {
    return purgeScope(this.#db, scope);
  }

  /** Whole size of the database file in bytes. */
  databaseBytes(): number {
    const pages = this.#db.pragma('page_count', { simple: true }) as number;
    return pages * (this.#db.pragma('page_size', { simple: true }) as number);
  }

  /**
   * Leaves nothing of what was deleted in the write-ahead log.
   * @returns false when another process kept it from being emptied; it empties it itself as the last one to close.
   */
  scrub(): boolean {
    return truncateLog(this.#db);
  }

  close(): void {
    for (const { index } of this.#indexes.values()) index.close();
    this.#db.close();
  }
}
