import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { sha256 } from '../../../domain/ids.js';
import { BYTES_PER_MIB } from '../../../domain/units.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import { removeSnapshots, temporaryOf } from './snapshot-files.js';
import { VectorIndex } from './vector-index.js';

const PIECE_BYTES = BYTES_PER_MIB;

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
  }

  /** Deletes what the folder has of other models of the scope. @throws the error of the file system. */
  discardOtherModels(): void {
    const ofScope = `scope-${this.#scope}-`;
    removeSnapshots(this.#folder, (name) => name.startsWith(ofScope) && !name.startsWith(this.#name));
  }

  latestSeq(): number {
    return (
      this.#db
        .prepare<[number], { seq: number | null }>('SELECT max(seq) AS seq FROM change WHERE scope = ?')
        .get(this.#scope)?.seq ?? 0
    );
  }

  /** @returns null if there is no valid snapshot; the caller discards an invalid one. */
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
        hash === hashOfFile(file);
      if (isValid) return { index: VectorIndex.read(file, dimension), seq };
    } catch {
      // Missing, truncated or not JSON: treated like a snapshot that does not match.
    }
    return null;
  }

  /**
   * Replaces the snapshot, unless another process has erased something in it meanwhile. Leaves no temporary file.
   * @throws the error of the file system or the database; the snapshot is then the one before, or not valid.
   */
  write(index: VectorIndex, seq: number): void {
    const temporary = temporaryOf(this.#files().file);
    try {
      this.#makeFolder();
      this.#write(index, seq, temporary);
    } finally {
      for (const leftover of [temporary, `${temporary}.json`]) rmSync(leftover, { force: true });
    }
  }

  /** Not with its parents: a data folder that was removed is not made again. */
  #makeFolder(): void {
    if (!existsSync(this.#folder)) mkdirSync(this.#folder, { mode: 0o700 });
  }

  #write(index: VectorIndex, seq: number, temporary: string): void {
    const { file, manifestFile } = this.#files();
    index.write(temporary);
    chmodSync(temporary, 0o600);
    const content: z.input<typeof manifest> = {
      model: this.#model.id,
      dimension: this.#model.dimension,
      seq,
      mark: this.#markOf(seq) ?? '',
      sha256: hashOfFile(temporary),
    };
    writeFileSync(`${temporary}.json`, JSON.stringify(content), { mode: 0o600 });
    // The write transaction keeps other processes from erasing.
    this.#db
      .transaction(() => {
        if (this.#erasedSince(seq)) return;
        renameSync(temporary, file);
        renameSync(`${temporary}.json`, manifestFile);
      })
      .immediate();
  }

  /**
   * Deletes every snapshot and temporary file of the scope, another process's too: they may contain what was erased.
   * @throws the error of the file system.
   */
  discard(): void {
    removeSnapshots(this.#folder, (name) => name.startsWith(`scope-${this.#scope}-`));
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

/** Piece by piece: Node.js refuses to read a file of over 2 GiB at once, and a large one takes as much memory. */
function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}
