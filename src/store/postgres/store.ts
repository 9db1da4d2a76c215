import { LRUCache } from 'lru-cache';
import type { UserError } from '../../domain/errors.js';
import type { Scope } from '../../domain/scope.js';
import { DamageWatch } from '../articles/damage-watch.js';
import { storeErrors } from '../errors.js';
import type { AnswerStore } from '../ports/answer-store.js';
import type { ArticleStore } from '../ports/article-store.js';
import type { ClockMark } from '../ports/clock-mark.js';
import type { FeedStore, HeadlineStore } from '../ports/feed-store.js';
import type { JobStore } from '../ports/job-store.js';
import type { PersonalDataStore } from '../ports/personal-data-store.js';
import type { ReEmbedStaging } from '../ports/re-embed-staging.js';
import type { Purged, ScopeStore } from '../ports/scope-store.js';
import type { SearchStore } from '../ports/search-store.js';
import type { Store, StoreCheck } from '../ports/store.js';
import type { StoreTotals } from '../ports/store-totals.js';
import type { StoredModel } from '../ports/stored-model.js';
import type { TransferStore } from '../ports/transfer-store.js';
import type { IndexedModel, ScopeIndex } from '../ports/vector-index.js';
import { PostgresAnswerStore } from './answers/answer-store.js';
import { PostgresArticleStore } from './articles/article-store.js';
import { PostgresReEmbedStaging } from './articles/re-embed-staging.js';
import { Database, EVERY_SCOPE } from './connection/database.js';
import type { ConnectionPool } from './connection/session.js';
import { copyBegun } from './copy/target.js';
import { checkWrite } from './faults/check.js';
import { GuardedPool } from './faults/guarded-pool.js';
import { PostgresFeedStore } from './feeds/feed-store.js';
import { PostgresHeadlineStore } from './feeds/headline-store.js';
import { PostgresJobStore } from './jobs/job-store.js';
import { readActiveModel, writeActiveModel } from './meta/active-model.js';
import { readClockMark, writeClockMark } from './meta/clock-mark.js';
import { lockModel } from './meta/model-lock.js';
import { migrate } from './migrations/migrate.js';
import { PostgresPersonalDataStore } from './personal-data/personal-data-store.js';
import { purgeScope } from './scopes/purge.js';
import { PostgresScopeStore } from './scopes/scope-store.js';
import { dropIndexes } from './search/hnsw.js';
import { PostgresSearchStore } from './search/search-store.js';
import { openIndex } from './search/vector-index.js';
import { bytesOfTables, vacuumTexts } from './storage.js';
import { countRows } from './totals.js';
import { PostgresTransferStore } from './transfer/transfer-store.js';

export interface PostgresStoreOptions {
  /** Closed with the store. */
  readonly pool: ConnectionPool;
  /** Called when what keeps the store from working changes; null when it works again. */
  readonly onTrouble?: (trouble: UserError | null) => void;
  /** Receives faults with which the store goes on: a damaged article, an index that can't be built. */
  readonly onFault?: (error: unknown) => void;
}

/** Indexes hold no vectors, only when they were last looked at. */
const MAX_INDEXES = 1000;

/** A newsroom in a schema of a PostgreSQL database. */
export class PostgresStore implements Store {
  readonly #database: Database;
  readonly #pool: GuardedPool;
  readonly #onFault: (error: unknown) => void;
  readonly #indexes = new LRUCache<string, ScopeIndex>({ max: MAX_INDEXES });
  readonly search: SearchStore;
  readonly articles: ArticleStore;
  readonly answers: AnswerStore;
  readonly staging: ReEmbedStaging;
  readonly scopes: ScopeStore;
  readonly jobs: JobStore;
  readonly feeds: FeedStore;
  readonly headlines: HeadlineStore;
  readonly personalData: PersonalDataStore;
  readonly transfer: TransferStore;

  private constructor({
    pool,
    onTrouble = () => undefined,
    onFault = () => undefined,
  }: PostgresStoreOptions) {
    this.#onFault = onFault;
    this.#pool = new GuardedPool(pool, { onTrouble });
    const database = new Database(this.#pool);
    this.#database = database;
    const damage = new DamageWatch(onFault);
    this.articles = new PostgresArticleStore(database, damage);
    this.search = new PostgresSearchStore(database, damage);
    this.answers = new PostgresAnswerStore(database);
    this.staging = new PostgresReEmbedStaging(database);
    this.scopes = new PostgresScopeStore(database);
    this.jobs = new PostgresJobStore(database);
    this.feeds = new PostgresFeedStore(database);
    this.headlines = new PostgresHeadlineStore(database);
    this.personalData = new PostgresPersonalDataStore(database);
    this.transfer = new PostgresTransferStore(database);
  }

  /**
   * Opens a database and creates what is missing.
   * @throws UserError `store.unavailable`, also if it is an unfinished copy; the pool is closed then.
   */
  static async open(options: PostgresStoreOptions): Promise<PostgresStore> {
    const store = new PostgresStore(options);
    try {
      await migrate(store.#database);
      const from = await store.#database.read(EVERY_SCOPE, copyBegun);
      if (from !== null) throw storeErrors.copyUnfinished({ from });
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  activeModel(): Promise<StoredModel | null> {
    return this.#database.read(EVERY_SCOPE, readActiveModel);
  }

  activate(model: Omit<StoredModel, 'since'>): Promise<void> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      await lockModel(session, 'replace');
      await writeActiveModel(session, model);
    });
  }

  clockMark(): Promise<ClockMark | null> {
    return this.#database.read(EVERY_SCOPE, readClockMark);
  }

  recordClockMark(mark: ClockMark): Promise<void> {
    return this.#database.write(EVERY_SCOPE, (session) => writeClockMark(session, mark));
  }

  async index(scopeKey: number, model: IndexedModel): Promise<ScopeIndex> {
    const name = `${scopeKey} ${model.id}`;
    const index =
      this.#indexes.get(name) ?? openIndex(this.#database, scopeKey, model, { onFault: this.#onFault });
    this.#indexes.set(name, index);
    return index;
  }

  /** The indexes are in the database. */
  async snapshotsOf(): Promise<number> {
    return 0;
  }

  async purge(scope: Scope): Promise<Purged | null> {
    const purged = await purgeScope(this.#database, scope);
    // The rows are gone; an index of none is only a nuisance.
    if (purged) await dropIndexes(this.#database, purged.key).catch(this.#onFault);
    return purged;
  }

  totals(): Promise<StoreTotals> {
    return this.#database.read(EVERY_SCOPE, async (session) => ({
      ...(await countRows(session)),
      indexes: { open: this.#indexes.size, vectorBytes: 0 },
    }));
  }

  databaseBytes(): Promise<number> {
    return this.#database.read(EVERY_SCOPE, bytesOfTables);
  }

  /** What was deleted is gone from the tables when nobody reads an older state; the server's log is its own. */
  async scrub(): Promise<boolean> {
    await this.#database.lend(vacuumTexts);
    return true;
  }

  check(): Promise<StoreCheck> {
    return checkWrite(this.#database);
  }

  hurry(): void {
    this.#pool.hurry();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
