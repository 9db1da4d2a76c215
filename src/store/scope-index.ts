import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { decodeVectors } from './rows.js';
import { VectorIndex } from './vector-index.js';

/** Adding a point takes 1 ms on average; so many are added before waiting questions get their turn. */
const POINTS_A_SLICE = 16;
/** A snapshot is written when so many passages came since the last one, and when the index is closed. */
const SNAPSHOT_EVERY = 2000;

const manifest = z.object({
  model: z.string(),
  dimension: z.int().positive(),
  seq: z.int().min(0),
  sha256: z.string(),
});

export interface IndexedModel {
  readonly id: string;
  readonly dimension: number;
}

/**
 * The vector index of one scope: a cache of the passage vectors in the database. It catches up from the
 * change log, so that what another process wrote is found by the next search, and is built anew from the
 * database when its snapshot is missing, damaged, of another model, or holds passages that were dropped.
 */
export class ScopeIndex {
  readonly #db: Database.Database;
  readonly #scope: number;
  readonly #model: IndexedModel;
  readonly #file: string;
  #index: VectorIndex;
  #seq = 0;
  #unsaved = 0;
  #catchingUp: Promise<void> | null = null;

  /** @param folder Where snapshots lie; made when missing. */
  constructor(db: Database.Database, scope: number, model: IndexedModel, folder: string) {
    this.#db = db;
    this.#scope = scope;
    this.#model = model;
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `scope-${scope}.hnsw`);
    this.#index = this.#readSnapshot() ?? VectorIndex.create(model.dimension);
  }

  get size(): number {
    return this.#index.size;
  }

  /** Applies what the change log holds since last time; calls at the same time share one run. */
  async catchUp(): Promise<void> {
    while (this.#behind()) {
      this.#catchingUp ??= this.#applyChanges().finally(() => {
        this.#catchingUp = null;
      });
      await this.#catchingUp;
    }
  }

  /** The nearest passages, best first; passages dropped meanwhile may be among them. */
  search(vector: Float32Array, k: number) {
    return this.#index.search(vector, k);
  }

  /** Writes a snapshot when there is something new to write. */
  save(): void {
    if (this.#unsaved === 0) return;
    const temporary = `${this.#file}.${process.pid}.tmp`;
    this.#index.write(temporary);
    const bytes = readFileSync(temporary);
    const facts = { ...this.#facts(), seq: this.#seq, sha256: hashOf(bytes) };
    writeFileSync(`${temporary}.json`, JSON.stringify(facts));
    renameSync(temporary, this.#file);
    renameSync(`${temporary}.json`, `${this.#file}.json`);
    this.#unsaved = 0;
  }

  #facts() {
    return { model: this.#model.id, dimension: this.#model.dimension };
  }

  #latestSeq(): number {
    return (
      this.#db
        .prepare<[number], { seq: number | null }>('SELECT max(seq) AS seq FROM change WHERE scope = ?')
        .get(this.#scope)?.seq ?? 0
    );
  }

  #behind(): boolean {
    return this.#latestSeq() > this.#seq;
  }

  async #applyChanges(): Promise<void> {
    const until = this.#latestSeq();
    const changes = this.#db
      .prepare<[number, number, number], { kind: 'put' | 'drop'; first: number; last: number }>(
        'SELECT kind, first, last FROM change WHERE scope = ? AND seq > ? AND seq <= ? ORDER BY seq',
      )
      .all(this.#scope, this.#seq, until);
    const dropsHeld = changes.some(({ kind, first, last }) => kind === 'drop' && this.#holdsAny(first, last));
    if (dropsHeld) await this.#rebuild();
    else
      for (const { kind, first, last } of changes)
        if (kind === 'put') await this.#put(this.#index, first, last);
    this.#seq = until;
    if (dropsHeld || this.#unsaved >= SNAPSHOT_EVERY) this.save();
  }

  #holdsAny(first: number, last: number): boolean {
    for (let label = first; label <= last; label += 1) if (this.#index.has(label)) return true;
    return false;
  }

  /**
   * HNSW can only hide a point, so an index that held dropped ones is built anew without them; the old one
   * serves until the new one is whole.
   */
  async #rebuild(): Promise<void> {
    const fresh = VectorIndex.create(this.#model.dimension);
    this.#unsaved += 1;
    await this.#put(fresh, 0, Number.MAX_SAFE_INTEGER);
    this.#index = fresh;
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
      for (const [label, vector] of this.#passagesOf(article)) {
        if (index.has(label)) continue;
        index.add(label, vector);
        this.#unsaved += 1;
        sinceYield += 1;
        if (sinceYield % POINTS_A_SLICE === 0) await setImmediate();
      }
    }
  }

  #passagesOf(article: number): [number, Float32Array][] {
    const row = this.#db
      .prepare<[number, string], { passages: Buffer }>(
        'SELECT v.passages FROM vectors v JOIN model m ON m.key = v.model WHERE v.article = ? AND m.id = ?',
      )
      .get(article, this.#model.id);
    if (!row) return [];
    const keys = this.#db
      .prepare<[number], { key: number }>('SELECT key FROM passage WHERE article = ? ORDER BY ordinal')
      .all(article);
    const vectors = decodeVectors(row.passages, this.#model.dimension);
    return keys.map(({ key }, at) => [key, vectors[at]!]);
  }

  /** @returns null when there is no snapshot that can be trusted. */
  #readSnapshot(): VectorIndex | null {
    try {
      const facts = manifest.parse(JSON.parse(readFileSync(`${this.#file}.json`, 'utf8')));
      const { model, dimension } = this.#facts();
      const fits = facts.model === model && facts.dimension === dimension && facts.seq <= this.#latestSeq();
      if (!fits || hashOf(readFileSync(this.#file)) !== facts.sha256) return this.#discardSnapshot();
      const index = VectorIndex.read(this.#file, dimension);
      this.#seq = facts.seq;
      return index;
    } catch {
      // Missing, cut short or no JSON: the database has it all, and catching up from 0 builds it again.
      return this.#discardSnapshot();
    }
  }

  #discardSnapshot(): null {
    for (const file of [this.#file, `${this.#file}.json`]) rmSync(file, { force: true });
    this.#seq = 0;
    return null;
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
