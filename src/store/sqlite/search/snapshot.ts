import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { sha256 } from '../../../domain/ids.js';
import { HOUR_MS } from '../../../domain/units.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import { VectorIndex } from './vector-index.js';

/** Temporary files older than this are leftovers of a crash. */
const ABANDONED_AFTER_MS = HOUR_MS;

const manifest = z.object({
  model: z.string(),
  dimension: z.int().positive(),
  seq: z.int().min(0),
  /** Nonce of that change: detects a database restored from a backup, whose later changes are different ones. */
  mark: z.string(),
  sha256: z.string(),
});

/**
 * A file with the index of one scope, and a manifest: its model, its position in the change log and its hash. A file
 * that does not match its manifest or this database is discarded.
 */
export class Snapshot {
  readonly #db: Database.Database;
  readonly #scope: number;
  readonly #model: IndexedModel;
  readonly #folder: string;
  readonly #name: string;

  constructor(db: Database.Database, scope: number, model: IndexedModel, folder: string) {
    this.#db = db;
    this.#scope = scope;
    this.#model = model;
    this.#folder = folder;
    // One name per model, because hnswlib crashes on a file of another dimension.
    this.#name = `scope-${scope}-${sha256(`${model.id} ${model.dimension}`).slice(0, 8)}.hnsw`;
    mkdirSync(folder, { recursive: true });
    this.#discard((name) => name.startsWith(`scope-${scope}-`) && !name.startsWith(this.#name));
  }

  latestSeq(): number {
    return (
      this.#db
        .prepare<[number], { seq: number | null }>('SELECT max(seq) AS seq FROM change WHERE scope = ?')
        .get(this.#scope)?.seq ?? 0
    );
  }

  /** @returns null if there is no valid snapshot. */
  read(): { index: VectorIndex; seq: number } | null {
    const { file, manifestFile } = this.#files();
    try {
      const {
        model,
        dimension,
        seq,
        mark,
        sha256: hash,
      } = manifest.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
      const isValid =
        model === this.#model.id &&
        dimension === this.#model.dimension &&
        mark === this.#markOf(seq) &&
        hash === hashOf(readFileSync(file));
      if (isValid) return { index: VectorIndex.read(file, dimension), seq };
    } catch {
      // Missing, truncated or not JSON: treated like a snapshot that does not match.
    }
    this.discard();
    return null;
  }

  /** Replaces the snapshot, unless another process has erased something in it meanwhile. */
  write(index: VectorIndex, seq: number): void {
    const { file, manifestFile } = this.#files();
    const temporary = `${file}.${process.pid}.tmp`;
    index.write(temporary);
    const content: z.input<typeof manifest> = {
      model: this.#model.id,
      dimension: this.#model.dimension,
      seq,
      mark: this.#markOf(seq) ?? '',
      sha256: hashOf(readFileSync(temporary)),
    };
    writeFileSync(`${temporary}.json`, JSON.stringify(content));
    // The write transaction keeps other processes from erasing.
    this.#db
      .transaction(() => {
        if (this.#erasedSince(seq)) return;
        renameSync(temporary, file);
        renameSync(`${temporary}.json`, manifestFile);
      })
      .immediate();
    for (const leftover of [temporary, `${temporary}.json`]) rmSync(leftover, { force: true });
  }

  discard(): void {
    this.#discard((name) => name.startsWith(this.#name));
  }

  #discard(matches: (name: string) => boolean): void {
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name);
      if (matches(name) && !isBeingWritten(file)) rmSync(file, { force: true });
    }
  }

  #files() {
    const file = join(this.#folder, this.#name);
    return { file, manifestFile: `${file}.json` };
  }

  #markOf(seq: number): string | undefined {
    return this.#db
      .prepare<[number, number], { mark: string }>('SELECT mark FROM change WHERE scope = ? AND seq = ?')
      .get(this.#scope, seq)?.mark;
  }

  #erasedSince(seq: number): boolean {
    return (
      this.#db
        .prepare("SELECT 1 FROM change WHERE scope = ? AND seq > ? AND kind = 'erase'")
        .get(this.#scope, seq) !== undefined
    );
  }
}

/** True for a temporary file that another process may be writing. */
function isBeingWritten(file: string): boolean {
  const modifiedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return file.includes('.tmp') && Date.now() - modifiedAt < ABANDONED_AFTER_MS;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
