import { setImmediate, setTimeout } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { dot } from '../../../domain/vectors.js';
import type { IndexedModel, Neighbour } from '../../ports/vector-index.js';
import { passageVectorsOf, searchedArticles } from './candidates.js';
import { Snapshot } from './snapshot.js';
import { VectorIndex } from './vector-index.js';

/** Adding a point takes 1 ms on average; so many are added before waiting questions get their turn. */
const POINTS_A_SLICE = 16;
/** A snapshot is written when so many passages came since the last one, and when the index is closed. */
const SNAPSHOT_EVERY = 2000;
/** How long a search waits for the index to catch up before it goes without. */
const PATIENCE_MS = 250;
/** Hidden points make searches slower; past this share of all the index is built anew. */
const MOST_HIDDEN = 0.2;

interface Change {
  readonly seq: number;
  readonly kind: 'put' | 'drop' | 'erase';
  readonly first: number;
  readonly last: number;
}

/**
 * The vector index of one scope and model: a cache of the passage vectors in the database. It catches up from
 * the change log, so that what another process wrote is found by the next search, and is built anew when its
 * snapshot is missing, damaged or not of this database, or when it holds what was erased.
 */
export class ScopeIndex {
  readonly #db: Database.Database;
  readonly #scope: number;
  readonly #model: IndexedModel;
  readonly #snapshot: Snapshot;
  #index: VectorIndex;
  #seq: number;
  #unsaved = 0;
  #catchingUp: Promise<void> | null = null;
  #closed = false;

  /** @param folder Where snapshots lie; made when missing. */
  constructor(db: Database.Database, scope: number, model: IndexedModel, folder: string) {
    this.#db = db;
    this.#scope = scope;
    this.#model = model;
    this.#snapshot = new Snapshot(db, scope, model, folder);
    const { index, seq } = this.#snapshot.read() ?? { index: VectorIndex.create(model.dimension), seq: 0 };
    this.#index = index;
    this.#seq = seq;
  }

  /** Points in memory, dropped ones included. */
  get size(): number {
    return this.#index.size;
  }

  /** Applies what the change log holds since last time, and waits for that, but never long. */
  async catchUp(): Promise<void> {
    if (!this.#behind()) return;
    const patience = new AbortController();
    const tired = setTimeout(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
    try {
      await Promise.race([this.settled(), tired]);
    } finally {
      patience.abort();
    }
  }

  /** Resolves when the index holds all that the database does; calls at the same time share one run. */
  async settled(): Promise<void> {
    while (!this.#closed && this.#behind()) {
      this.#catchingUp ??= this.#applyChanges().finally(() => {
        this.#catchingUp = null;
      });
      await this.#catchingUp;
    }
  }

  /**
   * The nearest passages, best first; passages dropped meanwhile may be among them. While the index is behind,
   * they are found in the database instead: exact, and slower by the size of the scope.
   */
  async search(vector: Float32Array, k: number): Promise<Neighbour[]> {
    return this.#behind() ? this.#searchExactly(vector, k) : this.#index.search(vector, k);
  }

  /** Stops catching up; else writes a snapshot when there is something new to write. */
  close(): void {
    this.#closed = true;
    if (!this.#catchingUp) this.#save();
  }

  #searchExactly(vector: Float32Array, k: number): Neighbour[] {
    return searchedArticles(this.#db, this.#scope)
      .flatMap(({ key }) => passageVectorsOf(this.#db, key, this.#model))
      .map((passage) => ({ label: passage.key, similarity: dot(passage.vector, vector) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, k);
  }

  #save(): void {
    if (this.#unsaved === 0) return;
    this.#snapshot.write(this.#index, this.#seq);
    this.#unsaved = 0;
  }

  #behind(): boolean {
    return this.#snapshot.latestSeq() > this.#seq;
  }

  async #applyChanges(): Promise<void> {
    const changes = this.#db
      .prepare<[number, number], Change>(
        'SELECT seq, kind, first, last FROM change WHERE scope = ? AND seq > ? ORDER BY seq',
      )
      .all(this.#scope, this.#seq);
    const erased = changes.filter(({ kind }) => kind === 'erase');
    if (erased.length > 0) {
      // Whether this index holds it or not, the file of another process may.
      this.#snapshot.discard();
      this.#unsaved += 1;
    }
    const dropped = changes.filter(({ kind }) => kind === 'drop').flatMap((change) => this.#held(change));
    for (const label of dropped) this.#index.hide(label);
    this.#unsaved += dropped.length;
    if (
      erased.some((change) => this.#held(change).length > 0) ||
      this.#index.hidden > this.#index.size * MOST_HIDDEN
    ) {
      await this.#rebuild();
    } else {
      for (const { kind, first, last } of changes)
        if (kind === 'put') await this.#put(this.#index, first, last);
    }
    if (this.#closed) return;
    this.#seq = changes.at(-1)?.seq ?? this.#seq;
    if (erased.length > 0 || this.#unsaved >= SNAPSHOT_EVERY) this.#save();
  }

  #held({ first, last }: Change): number[] {
    const labels = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return labels.filter((label) => this.#index.has(label));
  }

  /** HNSW can only hide a point, so an index that may hold it no longer is built anew without it. */
  async #rebuild(): Promise<void> {
    const fresh = VectorIndex.create(this.#model.dimension);
    await this.#put(fresh, 0, Number.MAX_SAFE_INTEGER);
    if (!this.#closed) this.#index = fresh;
  }

  async #put(index: VectorIndex, first: number, last: number): Promise<void> {
    const articles = this.#db
      .prepare<[number, number, number], { article: number }>(
        `SELECT DISTINCT p.article FROM passage p JOIN article a ON a.key = p.article
         WHERE p.key BETWEEN ? AND ? AND a.scope = ? ORDER BY p.key`,
      )
      .all(first, last, this.#scope);
    let sinceYield = 0;
    for (const { article } of articles) {
      if (this.#closed) return;
      for (const { key, vector } of passageVectorsOf(this.#db, article, this.#model)) {
        if (index.has(key)) continue;
        index.add(key, vector);
        this.#unsaved += 1;
        sinceYield += 1;
        if (sinceYield % POINTS_A_SLICE === 0) await setImmediate();
      }
    }
  }
}
