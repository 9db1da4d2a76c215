import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { sha256 } from '../../../domain/ids.js';
import { BYTES_PER_MIB } from '../../../domain/units.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import type { ChangeLog } from './change-log.js';
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
  /** Hidden points, all of them wiped. Absent in a file of an older version, which only hid them. */
  hidden: z.int().min(0).optional(),
});

export type Manifest = z.output<typeof manifest>;

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
  readonly #log: ChangeLog;

  constructor(db: Database.Database, scope: number, model: IndexedModel, folder: string, log: ChangeLog) {
    this.#db = db;
    this.#log = log;
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

  /** What the snapshot says of itself; null if there is none, or none of this database and model. */
  manifest(): Manifest | null {
    try {
      const found = manifest.parse(JSON.parse(readFileSync(this.#files().manifestFile, 'utf8')));
      const isValid =
        found.model === this.#model.id &&
        found.dimension === this.#model.dimension &&
        found.mark === this.#log.markOf(found.seq);
      return isValid ? found : null;
    } catch {
      // Missing, or not JSON: treated like a snapshot that does not match.
      return null;
    }
  }

  /** Without blocking the thread. @returns null if the file does not match its manifest. */
  async read({ sha256: hash, dimension, hidden = 0 }: Manifest): Promise<VectorIndex | null> {
    const { file } = this.#files();
    try {
      return (await hashOfFile(file)) === hash ? await VectorIndex.read(file, dimension, hidden) : null;
    } catch {
      return null;
    }
  }

  /**
   * Replaces the snapshot, unless another process has erased something in it meanwhile. Leaves no temporary file. Does
   * not block the thread; see `VectorIndex.write`.
   * @throws the error of the file system or the database; the snapshot is then the one before, or not valid.
   */
  async write(index: VectorIndex, seq: number): Promise<void> {
    const temporary = temporaryOf(this.#files().file);
    try {
      this.#makeFolder();
      await this.#write(index, seq, temporary);
    } finally {
      for (const leftover of [temporary, `${temporary}.json`]) rmSync(leftover, { force: true });
    }
  }

  /** Not with its parents: a data folder that was removed is not made again. */
  #makeFolder(): void {
    if (!existsSync(this.#folder)) mkdirSync(this.#folder, { mode: 0o700 });
  }

  async #write(index: VectorIndex, seq: number, temporary: string): Promise<void> {
    const { file, manifestFile } = this.#files();
    const { hidden } = index;
    await index.write(temporary);
    chmodSync(temporary, 0o600);
    const content: z.input<typeof manifest> = {
      model: this.#model.id,
      dimension: this.#model.dimension,
      seq,
      mark: this.#log.markOf(seq) ?? '',
      sha256: await hashOfFile(temporary),
      hidden,
    };
    writeFileSync(`${temporary}.json`, JSON.stringify(content), { mode: 0o600 });
    // The write transaction keeps other processes from erasing.
    this.#db
      .transaction(() => {
        if (this.#log.hasErasedAfter(seq)) return;
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
}

/** Piece by piece: a large file at once would take as much memory, and block the thread. */
async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: PIECE_BYTES }), hash);
  return hash.digest('hex');
}
