import type Database from 'better-sqlite3';
import type { Projection } from '../../../domain/projection.js';
import { within } from '../../../domain/within.js';
import type { IndexedModel, Neighbour, ScopeIndex } from '../../ports/vector-index.js';
import type { StoreGuard } from '../faults/store-guard.js';
import { searchedArticles } from './article-queries.js';
import { type Change, ChangeLog } from './change-log.js';
import { CANDIDATES_PER_NEIGHBOUR, compared, nearest, newestAdded, similarities } from './exact-search.js';
import { OneAtATime } from './one-at-a-time.js';
import { passageVectorsOf } from './passage-queries.js';
import { type Manifest, Snapshot } from './snapshot.js';
import { Turns } from './turns.js';
import { VectorIndex } from './vector-index.js';

/**
 * A snapshot is written when the index is closed, and after this many changed points, or this share of all: a snapshot
 * takes the longer the more there is, so with a fixed number all of them together would take quadratic time.
 */
const POINTS_PER_SNAPSHOT = 2000;
const SHARE_PER_SNAPSHOT = 0.1;
/** Maximum wait for the index to catch up. */
const CATCH_UP_TIMEOUT_MS = 250;
/** Maximum wait for the snapshot, from when its reading began: about 200,000 whole vectors take that long. */
const READ_TIMEOUT_MS = 800;
/** Hidden points slow searches down: above this share of all points, the index is rebuilt. */
const MAX_HIDDEN_SHARE = 0.2;

export interface ScopeIndexDeps {
  readonly db: Database.Database;
  /** Folder of the snapshots; created if missing. */
  readonly folder: string;
  readonly guard: StoreGuard;
  /** How the vectors of a model are shortened for the index; null if they are not. */
  readonly projectionOf: (model: string) => Projection | null;
  /** Receives what keeps snapshots from being written; the index goes on in memory. */
  readonly onFault: (error: unknown) => void;
}

/**
 * A cache of the passage vectors in the database. It catches up from the change log, so that the next search finds
 * what another process wrote. It is rebuilt if its snapshot is missing, damaged or of another database. What is removed
 * is no longer found at once, and overwritten soon. If the model has a projection, the index contains projected vectors,
 * and what it finds is compared by the whole ones.
 */
export class SqliteScopeIndex implements ScopeIndex {
  readonly model: IndexedModel;
  readonly #db: Database.Database;
  readonly #scope: number;
  readonly #log: ChangeLog;
  readonly #snapshot: Snapshot;
  readonly #guard: StoreGuard;
  readonly #projection: Projection | null;
  readonly #onFault: (error: unknown) => void;
  readonly #onCaughtUp: () => void;
  readonly #began = performance.now();
  #index: VectorIndex;
  #seq = 0;
  #unsaved = 0;
  #saveFrom: number;
  /** False if a snapshot of an older version may contain vectors of hidden points. */
  #isWiped = true;
  /** The reading of the snapshot, until it ends. */
  #reading: Promise<void> | null = null;
  /** What changes or writes the index. */
  readonly #work = new OneAtATime();
  readonly #turns = new Turns();
  #closed = false;
  /** Where the index was in the log when it was released; null if it was not. */
  #releasedAt: number | null = null;

  /** @param onCaughtUp Called when the size may have changed: the snapshot was read, or changes were applied. */
  constructor(
    { db, folder, guard, projectionOf, onFault }: ScopeIndexDeps,
    scope: number,
    model: IndexedModel,
    onCaughtUp: () => void,
  ) {
    this.model = model;
    this.#db = db;
    this.#guard = guard;
    this.#onFault = onFault;
    this.#scope = scope;
    this.#log = new ChangeLog(db, scope);
    this.#onCaughtUp = onCaughtUp;
    this.#projection = projectionOf(model.id);
    this.#snapshot = new Snapshot({ db, scope, model, projection: this.#projection, folder, log: this.#log });
    this.#index = this.#newIndex();
    this.#saveFrom = this.#pointsPerSnapshot;
    const manifest = this.#snapshot.manifest();
    if (manifest) this.#reading = this.#read(manifest);
    else this.#tolerating(() => this.#snapshot.discard());
  }

  /** Number of points in memory, hidden ones included. */
  get size(): number {
    return this.#index.size;
  }

  get vectorBytes(): number {
    return this.size * this.#index.vectorBytes;
  }

  #newIndex(): VectorIndex {
    return VectorIndex.create(this.model.dimension, this.#projection);
  }

  async #read(given: Manifest): Promise<void> {
    const found = await this.#snapshot.read(given);
    this.#reading = null;
    if (this.#closed) {
      found?.index.free();
      return;
    }
    if (found === null) {
      this.#tolerating(() => this.#snapshot.discard());
      return;
    }
    const { index, manifest } = found;
    this.#replace(index);
    this.#seq = manifest.seq;
    this.#isWiped = manifest.hidden !== undefined;
    this.#saveFrom = this.#pointsPerSnapshot;
    this.#tolerating(() => this.#snapshot.discardOtherModels());
    this.#onCaughtUp();
  }

  /**
   * Applies new changes. Waits for that, but not longer than the time-out; they are applied in any case. If a snapshot
   * can't be deleted, the index stays behind, and what it lacks is compared.
   */
  async catchUp(): Promise<void> {
    if (!this.#isBehind()) return;
    const untilRead = Math.max(0, this.#began + READ_TIMEOUT_MS - performance.now());
    const wait = this.#reading === null ? CATCH_UP_TIMEOUT_MS : untilRead;
    await within(this.#settle().catch(this.#onSnapshotStuck), wait, undefined);
  }

  readonly #onSnapshotStuck = (error: unknown): void => {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    this.#onFault(error);
  };

  settled(): Promise<void> {
    return this.#guard.run(() => this.#settle());
  }

  async #settle(): Promise<void> {
    await this.#reading;
    // What it had applied when it was released is in its snapshot, and need not be applied for that once more.
    if (this.#releasedAt !== null && this.#log.latest() <= this.#releasedAt) return;
    while (!this.#closed && this.#isBehind()) await this.#work.run(() => this.#applyChanges());
  }

  search(vector: Float32Array, k: number): Promise<Neighbour[]> {
    return this.#guard.run(() =>
      this.#isBehind() ? this.#searchBehind(vector, k) : this.#searchIndex(vector, k),
    );
  }

  #searchIndex(vector: Float32Array, k: number): Neighbour[] {
    if (this.#projection === null) return this.#index.search(vector, k);
    const candidates = this.#index.search(vector, k * CANDIDATES_PER_NEIGHBOUR);
    return compared(this.#db, this.model, candidates, vector, k);
  }

  /** What the index has, by the index; the newest of what it has not yet, exactly. */
  #searchBehind(vector: Float32Array, k: number): Neighbour[] {
    for (const change of this.#log.removalsAfter(this.#seq)) {
      for (const label of this.#index.labelsIn(change.first, change.last)) this.#index.hide(label);
    }
    const lacking = newestAdded(this.#db, this.#log, this.model, this.#seq, (key) => !this.#index.has(key));
    return nearest([...this.#searchIndex(vector, k), ...similarities(lacking, vector)], k);
  }

  /** Finishes what is under way, then writes a snapshot. The index stays usable. */
  async retire(): Promise<void> {
    await this.#reading;
    await this.#work.next(async () => (this.#closed ? undefined : this.#save()));
  }

  /** Stops catching up and frees the memory, having saved a snapshot. Until it resolves, the database must be open. */
  async close({ save = true } = {}): Promise<void> {
    this.#closed = true;
    if (save) await this.#work.next(() => this.#save());
    await this.release();
  }

  /** Frees the memory. Whoever still uses the index has one that is far behind, may catch up, and writes nothing. */
  async release(): Promise<void> {
    await this.#work.next(async () => {
      this.#releasedAt ??= this.#seq;
      this.#replace(this.#newIndex());
      this.#seq = 0;
    });
  }

  async #save(): Promise<void> {
    if (this.#unsaved === 0 || this.#seq === 0 || this.#releasedAt !== null) return;
    // Until it succeeds, or as much has changed again.
    this.#saveFrom = this.#unsaved + this.#pointsPerSnapshot;
    await this.#snapshot.write(this.#index, this.#seq, this.#isWiped).then(() => {
      this.#unsaved = 0;
      this.#saveFrom = this.#pointsPerSnapshot;
    }, this.#onFault);
  }

  get #pointsPerSnapshot(): number {
    return Math.max(POINTS_PER_SNAPSHOT, this.size * SHARE_PER_SNAPSHOT);
  }

  /** Does without a snapshot that can't be kept: the database has everything. */
  #tolerating(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#onFault(error);
    }
  }

  #isBehind(): boolean {
    return this.#log.latest() > this.#seq;
  }

  async #applyChanges(): Promise<void> {
    const changes = this.#log.after(this.#seq);
    const isErased = changes.some(({ kind }) => kind === 'erase');
    if (isErased) {
      // Even if this index does not contain them, the snapshot of another process may.
      this.#snapshot.discard();
      this.#unsaved += 1;
    }
    const removed = changes
      .filter(({ kind }) => kind !== 'put')
      .flatMap(({ first, last }) => this.#index.labelsIn(first, last));
    for (const label of removed) this.#index.hide(label);
    this.#unsaved += removed.length;
    const containsErased = isErased && !this.#isWiped;
    if (containsErased || this.#index.hidden > this.#index.size * MAX_HIDDEN_SHARE) {
      if (await this.#rebuild()) this.#seq = changes.at(-1)?.seq ?? this.#seq;
    } else {
      await this.#update(changes, removed);
    }
    if (this.#closed) return;
    if (isErased || this.#unsaved >= this.#saveFrom) await this.#save();
    this.#onCaughtUp();
  }

  /** Snapshots on the way keep what a long catch-up has done so far. */
  async #update(changes: readonly Change[], removed: readonly number[]): Promise<void> {
    for (const label of removed) {
      if (this.#closed) return;
      this.#index.wipe(label);
      await this.#turns.next();
    }
    for (const { seq, kind, first, last } of changes) {
      if (this.#closed) return;
      if (kind === 'put' && !(await this.#add(this.#index, this.#log.articlesIn(first, last)))) return;
      this.#seq = seq;
      if (this.#unsaved >= this.#saveFrom) await this.#save();
    }
  }

  /** @returns false if it was closed on the way. */
  async #rebuild(): Promise<boolean> {
    const rebuilt = this.#newIndex();
    const articles = searchedArticles(this.#db, this.#scope).map(({ key }) => key);
    const isComplete = await this.#add(rebuilt, articles).catch((error: unknown) => {
      rebuilt.free();
      throw error;
    });
    if (isComplete) {
      this.#replace(rebuilt);
      this.#isWiped = true;
    } else {
      rebuilt.free();
    }
    return isComplete;
  }

  #replace(index: VectorIndex): void {
    const former = this.#index;
    this.#index = index;
    former.free();
  }

  /** @returns false if it was closed on the way. */
  async #add(index: VectorIndex, articles: readonly number[]): Promise<boolean> {
    for (const article of articles) {
      for (const { key, vector } of passageVectorsOf(this.#db, article, this.model)) {
        if (index.has(key)) continue;
        index.add(key, vector);
        this.#unsaved += 1;
        await this.#turns.next();
        if (this.#closed) return false;
      }
    }
    return true;
  }
}
