import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { protectDataFolder } from '../../config/data-folder.js';
import type { UserError } from '../../domain/errors.js';
import type { Projection } from '../../domain/projection.js';
import type { Scope } from '../../domain/scope.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { memoise } from '../../text/terms/memoise.js';
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
import type { IndexedModel } from '../ports/vector-index.js';
import { SqliteAnswerStore } from './answers/answer-store.js';
import { SqliteArticleStore } from './articles/article-store.js';
import { SqliteReEmbedStaging } from './articles/re-embed-staging.js';
import { readClockMark, writeClockMark, writeProbe } from './clock-mark.js';
import { openDatabase, truncateLog } from './database.js';
import { isBusy, isDiskFull } from './faults/storage-fault.js';
import { BUSY_WAIT_MS, guarded, StoreGuard } from './faults/store-guard.js';
import { SqliteFeedStore } from './feeds/feed-store.js';
import { SqliteHeadlineStore } from './feeds/headline-store.js';
import { SqliteJobStore } from './jobs/job-store.js';
import { SqlitePersonalDataStore } from './personal-data/personal-data-store.js';
import { purgeScope } from './scopes/purge.js';
import { SqliteScopeStore } from './scopes/scope-store.js';
import { readActiveModel, writeActiveModel } from './search/active-model.js';
import { IndexCache, type IndexLimits, indexLimits, usableMemory } from './search/index-cache.js';
import { SqliteScopeIndex } from './search/scope-index.js';
import { SqliteSearchStore } from './search/search-store.js';
import { removeAbandoned, snapshotNames } from './search/snapshot-files.js';
import { countRows } from './totals.js';
import { SqliteTransferStore } from './transfer/transfer-store.js';

export interface StoreOptions extends Partial<IndexLimits> {
  /** Called when what keeps the store from working changes; null when it works again. */
  readonly onTrouble?: (trouble: UserError | null) => void;
  /** Receives faults with which the store goes on: a damaged article, a snapshot or permission that can't be written. */
  readonly onFault?: (error: unknown) => void;
  /** Maximum wait for another process's transaction. Default: a minute. */
  readonly busyWaitMs?: number;
  /** How the vectors of a model are shortened for the index, by the model's id. Default: none are. */
  readonly projectionOf?: (model: string) => Projection | null;
  /** Processes of the bot on this machine, which share the memory for indexes. Default: 1. */
  readonly processes?: number;
}

/** Maximum wait of `check` for another process's transaction. */
const CHECK_WAIT_MS = 2000;
/** Maximum wait of `scrub` for other processes, first for those that write, then for those that read. */
const SCRUB_WAIT_MS = 10_000;
const SCRUB_DELAY_MS = 100;
/** Writing a larger file anew would keep everybody waiting for seconds. */
const MAX_REWRITTEN_BYTES = 128 * BYTES_PER_MIB;
/** Maximum wait of the last snapshots for other processes, when the store closes. */
const CLOSING_WAIT_MS = 1000;

/** A data folder: `byline.db`, and `index/` with snapshots that can be deleted at any time. */
export class SqliteStore implements Store {
  readonly #db: Database.Database;
  readonly #guard: StoreGuard;
  readonly #onFault: (error: unknown) => void;
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
  readonly folder: string;
  readonly #indexes: IndexCache;
  #snapshotProblem: string | null = null;

  private constructor(folder: string, options: StoreOptions) {
    const { onTrouble = () => undefined, onFault = () => undefined } = options;
    const { busyWaitMs = BUSY_WAIT_MS, processes = 1, projectionOf = () => null } = options;
    this.folder = folder;
    this.#onFault = onFault;
    const db = openDatabase(join(folder, 'byline.db'));
    this.#db = db;
    const guard = new StoreGuard(db, { busyWaitMs, onTrouble });
    this.#guard = guard;
    const damage = new DamageWatch(onFault);
    this.articles = guarded<ArticleStore>(new SqliteArticleStore(db, damage), guard);
    this.search = guarded<SearchStore>(new SqliteSearchStore(db, damage), guard);
    this.answers = guarded<AnswerStore>(new SqliteAnswerStore(db), guard);
    this.staging = guarded<ReEmbedStaging>(new SqliteReEmbedStaging(db), guard);
    this.scopes = guarded<ScopeStore>(new SqliteScopeStore(db), guard);
    this.jobs = guarded<JobStore>(new SqliteJobStore(db), guard);
    this.feeds = guarded<FeedStore>(new SqliteFeedStore(db), guard);
    this.headlines = guarded<HeadlineStore>(new SqliteHeadlineStore(db), guard);
    this.personalData = guarded<PersonalDataStore>(new SqlitePersonalDataStore(db), guard);
    this.transfer = new SqliteTransferStore(db, guard);
    const indexDeps = {
      db,
      guard,
      folder: this.#snapshotFolder,
      projectionOf: memoise(projectionOf),
      onFault: this.#reportSnapshot,
    };
    this.#indexes = new IndexCache(
      { ...indexLimits(usableMemory() / processes), ...options },
      (scope, model, onCaughtUp) => new SqliteScopeIndex(indexDeps, scope, model, onCaughtUp),
    );
    this.#tidyFolder();
  }

  /**
   * Opens a data folder and creates what is missing, for this user only.
   * @throws UserError `config.invalid`, `store.newer`, `store.unavailable`.
   */
  static open(folder: string, options: StoreOptions = {}): SqliteStore {
    return new SqliteStore(folder, options);
  }

  activeModel(): Promise<StoredModel | null> {
    return this.#guard.run(() => readActiveModel(this.#db));
  }

  activate(model: Omit<StoredModel, 'since'>): Promise<void> {
    return this.#guard.run(() => writeActiveModel(this.#db, model));
  }

  clockMark(): Promise<ClockMark | null> {
    return this.#guard.run(() => readClockMark(this.#db));
  }

  recordClockMark(mark: ClockMark): Promise<void> {
    return this.#guard.run(() => writeClockMark(this.#db, mark));
  }

  index(scopeKey: number, model: IndexedModel): Promise<SqliteScopeIndex> {
    return this.#guard.run(async () => {
      const index = this.#indexes.open(scopeKey, model);
      await index.catchUp();
      return index;
    });
  }

  async snapshotsOf(scopeKey: number): Promise<number> {
    const isSnapshot = (name: string) => name.startsWith(`scope-${scopeKey}-`) && name.endsWith('.hnsw');
    return this.#guard.run(() => snapshotNames(this.#snapshotFolder).filter(isSnapshot).length);
  }

  purge(scope: Scope): Promise<Purged | null> {
    return this.#guard.run(() => purgeScope(this.#db, scope));
  }

  totals(): Promise<StoreTotals> {
    return this.#guard.run(() => ({ ...countRows(this.#db), indexes: this.#indexes.usage }));
  }

  databaseBytes(): Promise<number> {
    return this.#guard.run(() => {
      const pages = this.#db.pragma('page_count', { simple: true }) as number;
      return pages * (this.#db.pragma('page_size', { simple: true }) as number);
    });
  }

  async scrub(): Promise<boolean> {
    const began = performance.now();
    await this.#rewrite();
    while (!(await this.#guard.run(() => truncateLog(this.#db)))) {
      if (performance.now() - began >= SCRUB_WAIT_MS) return false;
      await sleep(SCRUB_DELAY_MS);
    }
    return true;
  }

  /**
   * Writes every page anew: when SQLite moves rows to other pages, it leaves copies in the unused part of a page, which
   * `secure_delete` does not reach. What keeps it from doing so is reported, since the rows themselves are gone.
   */
  async #rewrite(): Promise<void> {
    try {
      if (statSync(this.#db.name).size > MAX_REWRITTEN_BYTES) return;
      await this.#guard.run(() => this.#db.exec('VACUUM'), SCRUB_WAIT_MS);
    } catch (error) {
      this.#onFault(error);
    }
  }

  async check(): Promise<StoreCheck> {
    try {
      this.#guard.requireInPlace();
      await this.#guard.run(() => writeProbe(this.#db), CHECK_WAIT_MS);
      if (isDiskFull(this.#db.name)) throw storeErrors.full({ folder: this.folder });
      if (this.#guard.trouble) throw this.#guard.trouble;
      return { ok: true };
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  hurry(): void {
    this.#guard.hurry();
  }

  async close(): Promise<void> {
    this.#guard.hurry();
    if (this.#db.open) this.#db.pragma(`busy_timeout = ${CLOSING_WAIT_MS}`);
    await this.#indexes.close();
    await this.#guard.idle();
    this.#db.close();
  }

  get #snapshotFolder(): string {
    return join(this.folder, 'index');
  }

  /** What it cannot do is reported, and keeps nothing from working. */
  #tidyFolder(): void {
    try {
      removeAbandoned(this.#snapshotFolder);
      const loose = protectDataFolder(this.folder);
      if (loose) this.#onFault(storeErrors.notProtected(loose));
    } catch (error) {
      this.#reportSnapshot(error);
    }
  }

  /** Each problem once, not for every index. */
  readonly #reportSnapshot = (error: unknown): void => {
    // Another process was writing, or has deleted the temporary file: the next snapshot tries again.
    const { code } = error as { readonly code?: unknown };
    if (isBusy(error) || code === 'ENOENT') return;
    const reason = typeof code === 'string' ? code : String(error);
    if (reason === this.#snapshotProblem) return;
    this.#snapshotProblem = reason;
    this.#onFault(storeErrors.snapshotFailed({ folder: this.#snapshotFolder, reason }, { cause: error }));
  };
}
