import { setImmediate, setTimeout } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { dot } from '../../../domain/vectors.js';
import type { IndexedModel, Neighbour, ScopeIndex } from '../../ports/vector-index.js';
import type { StoreGuard } from '../faults/store-guard.js';
import { searchedArticles } from './article-queries.js';
import { passageVectorsOf } from './passage-queries.js';
import { Snapshot } from './snapshot.js';
import { VectorIndex } from './vector-index.js';

/** Points added before waiting questions get their turn; adding one takes 1 ms on average. */
const POINTS_PER_SLICE = 16;
/**
 * A snapshot is written when the index is closed, and after this many changed points, or this share of all: a snapshot
 * takes the longer the more there is, so with a fixed number all of them together would take quadratic time.
 */
const POINTS_PER_SNAPSHOT = 2000;
const SHARE_PER_SNAPSHOT = 0.1;
/** Maximum wait for the index to catch up. */
const CATCH_UP_TIMEOUT_MS = 250;
/** Hidden points slow searches down: above this share of all points, the index is rebuilt. */
const MAX_HIDDEN_SHARE = 0.2;

/** With more removed points than this, a search of the index might find nothing else. */
const MAX_REMOVED_SKIPPED = 500;

interface Change {
  readonly seq: number;
  readonly kind: 'put' | 'drop' | 'erase';
  readonly first: number;
  readonly last: number;
}

export interface ScopeIndexDeps {
  readonly db: Database.Database;
  /** Folder of the snapshots; created if missing. */
  readonly folder: string;
  readonly guard: StoreGuard;
  /** Receives what keeps snapshots from being written; the index goes on in memory. */
  readonly onFault: (error: unknown) => void;
}

/**
 * A cache of the passage vectors in the database. It catches up from the change log, so that the next search finds
 * what another process wrote. It is rebuilt if its snapshot is missing, damaged or of another database, and if it
 * contains erased vectors.
 */
export class SqliteScopeIndex implements ScopeIndex {
  readonly model: IndexedModel;
  readonly #db: Database.Database;
  readonly #scope: number;
  readonly #snapshot: Snapshot;
  readonly #guard: StoreGuard;
  readonly #onFault: (error: unknown) => void;
  readonly #onCaughtUp: () => void;
  #index: VectorIndex;
  #seq: number;
  #unsaved = 0;
  #saveFrom: number;
  #catchingUp: Promise<void> | null = null;
  #closed = false;

  /** @param onCaughtUp Called when changes have been applied, which may have changed the size. */
  constructor(
    { db, folder, guard, onFault }: ScopeIndexDeps,
    scope: number,
    model: IndexedModel,
    onCaughtUp: () => void,
  ) {
    this.model = model;
    this.#db = db;
    this.#guard = guard;
    this.#onFault = onFault;
    this.#scope = scope;
    this.#onCaughtUp = onCaughtUp;
    this.#snapshot = new Snapshot(db, scope, model, folder);
    const snapshot = this.#snapshot.read();
    this.#index = snapshot?.index ?? VectorIndex.create(model.dimension);
    this.#seq = snapshot?.seq ?? 0;
    this.#saveFrom = this.#pointsPerSnapshot;
    this.#tolerating(() => {
      if (snapshot) this.#snapshot.discardOtherModels();
      else this.#snapshot.discard();
    });
  }

  /** Number of points in memory, hidden ones included. */
  get size(): number {
    return this.#index.size;
  }

  get vectorBytes(): number {
    return this.size * this.model.dimension * Float32Array.BYTES_PER_ELEMENT;
  }

  /**
   * Applies new changes. Waits for that, but not longer than the time-out; they are applied in any case. If a snapshot
   * can't be deleted, the index stays behind and searches are exact.
   */
  async catchUp(): Promise<void> {
    if (!this.#isBehind()) return;
    const timer = new AbortController();
    const timeout = setTimeout(CATCH_UP_TIMEOUT_MS, undefined, { signal: timer.signal });
    try {
      await Promise.race([this.#settle().catch(this.#onSnapshotStuck), timeout.catch(() => undefined)]);
    } finally {
      timer.abort();
    }
  }

  readonly #onSnapshotStuck = (error: unknown): void => {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    this.#onFault(error);
  };

  settled(): Promise<void> {
    return this.#guard.run(() => this.#settle());
  }

  /** Concurrent calls share one run. */
  async #settle(): Promise<void> {
    while (!this.#closed && this.#isBehind()) {
      this.#catchingUp ??= this.#applyChanges().finally(() => {
        this.#catchingUp = null;
      });
      await this.#catchingUp;
    }
  }

  search(vector: Float32Array, k: number): Promise<Neighbour[]> {
    return this.#guard.run(() =>
      this.#isBehind() ? this.#searchBehind(vector, k) : this.#index.search(vector, k),
    );
  }

  /** What the index has, by the index; what it has not yet, exactly. */
  #searchBehind(vector: Float32Array, k: number): Neighbour[] {
    const changes = this.#changes();
    const removed = new Set(
      changes.filter(({ kind }) => kind !== 'put').flatMap((change) => this.#labelsIn(change)),
    );
    if (removed.size > MAX_REMOVED_SKIPPED) return this.#searchExactly(vector, k);
    const indexed = this.#index.search(vector, k + removed.size).filter(({ label }) => !removed.has(label));
    const waiting = changes
      .filter(({ kind }) => kind === 'put')
      .flatMap(({ first, last }) => this.#articlesIn(first, last))
      .flatMap((article) => passageVectorsOf(this.#db, article, this.model))
      .filter(({ key }) => !this.#index.has(key));
    return nearest([...indexed, ...similarities(waiting, vector)], k);
  }

  /** Finishes catching up if it is under way, then writes a snapshot. The index stays usable. */
  async retire(): Promise<void> {
    while (this.#catchingUp !== null) await this.#catchingUp;
    if (!this.#closed) this.#save();
  }

  /** Stops catching up; if it was not under way, writes a snapshot. Call it before the database is closed. */
  close(): void {
    this.#closed = true;
    if (!this.#catchingUp) this.#save();
  }

  #searchExactly(vector: Float32Array, k: number): Neighbour[] {
    const found = searchedArticles(this.#db, this.#scope).flatMap(({ key }) =>
      similarities(passageVectorsOf(this.#db, key, this.model), vector),
    );
    return nearest(found, k);
  }

  #save(): void {
    if (this.#unsaved === 0) return;
    // Until it succeeds, or as much has changed again.
    this.#saveFrom = this.#unsaved + this.#pointsPerSnapshot;
    this.#tolerating(() => {
      this.#snapshot.write(this.#index, this.#seq);
      this.#unsaved = 0;
      this.#saveFrom = this.#pointsPerSnapshot;
    });
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
    return this.#snapshot.latestSeq() > this.#seq;
  }

  #changes(): Change[] {
    return this.#db
      .prepare<[number, number], Change>(
        'SELECT seq, kind, first, last FROM change WHERE scope = ? AND seq > ? ORDER BY seq',
      )
      .all(this.#scope, this.#seq);
  }

  async #applyChanges(): Promise<void> {
    const changes = this.#changes();
    const erased = changes.filter(({ kind }) => kind === 'erase');
    if (erased.length > 0) {
      // Even if this index does not contain them, the snapshot of another process may.
      this.#snapshot.discard();
      this.#unsaved += 1;
    }
    const dropped = changes.filter(({ kind }) => kind === 'drop').flatMap((change) => this.#labelsIn(change));
    for (const label of dropped) this.#index.hide(label);
    this.#unsaved += dropped.length;
    if (
      erased.some((change) => this.#labelsIn(change).length > 0) ||
      this.#index.hidden > this.#index.size * MAX_HIDDEN_SHARE
    ) {
      await this.#rebuild();
    } else {
      for (const { kind, first, last } of changes)
        if (kind === 'put') await this.#put(this.#index, first, last);
    }
    if (this.#closed) return;
    this.#seq = changes.at(-1)?.seq ?? this.#seq;
    if (erased.length > 0 || this.#unsaved >= this.#saveFrom) this.#save();
    this.#onCaughtUp();
  }

  #labelsIn({ first, last }: Change): number[] {
    const labels = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return labels.filter((label) => this.#index.has(label));
  }

  /** The articles that have some of these passages. */
  #articlesIn(first: number, last: number): number[] {
    return this.#db
      .prepare<[number, number, number], { article: number }>(
        // CROSS JOIN fixes the join order: from the passages, never from every article of the scope.
        `SELECT DISTINCT p.article FROM passage p CROSS JOIN article a ON a.key = p.article
         WHERE p.key BETWEEN ? AND ? AND a.scope = ? ORDER BY p.key`,
      )
      .all(first, last, this.#scope)
      .map(({ article }) => article);
  }

  /** HNSW can only hide points: removing them takes a new index. */
  async #rebuild(): Promise<void> {
    const rebuilt = VectorIndex.create(this.model.dimension);
    await this.#put(rebuilt, 0, Number.MAX_SAFE_INTEGER);
    if (!this.#closed) this.#index = rebuilt;
  }

  async #put(index: VectorIndex, first: number, last: number): Promise<void> {
    if (this.#closed) return;
    let added = 0;
    for (const article of this.#articlesIn(first, last)) {
      if (this.#closed) return;
      for (const { key, vector } of passageVectorsOf(this.#db, article, this.model)) {
        if (index.has(key)) continue;
        index.add(key, vector);
        this.#unsaved += 1;
        added += 1;
        if (added % POINTS_PER_SLICE === 0) await setImmediate();
      }
    }
  }
}

const similarities = (
  passages: readonly { readonly key: number; readonly vector: Float32Array }[],
  vector: Float32Array,
): Neighbour[] =>
  passages.map((passage) => ({ label: passage.key, similarity: dot(passage.vector, vector) }));

const nearest = (found: readonly Neighbour[], k: number): Neighbour[] =>
  found.toSorted((a, b) => b.similarity - a.similarity).slice(0, k);
