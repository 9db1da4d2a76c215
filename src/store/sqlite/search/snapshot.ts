import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { sha256 } from '../../../domain/ids.js';
import type { Projection } from '../../../domain/projection.js';
import { BYTES_PER_MIB } from '../../../domain/units.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import type { ChangeLog } from './change-log.js';
import { removeSnapshots, temporaryOf } from './snapshot-files.js';
import { VectorIndex } from './vector-index.js';

const PIECE_BYTES = BYTES_PER_MIB;

const manifest = z.object({
  model: z.string(),
  /** Of the vectors in the file. */
  dimension: z.int().positive(),
  /** Name of the projection of those vectors; absent if they are whole. */
  projection: z.string().optional(),
  seq: z.int().min(0),
  /** Nonce of that change: detects a database restored from a backup, whose later changes are different ones. */
  mark: z.string(),
  /** Of the file; an older version wrote its SHA-256 instead, which takes three times as long. */
  crc32: z.int().optional(),
  sha256: z.string().optional(),
  /** Hidden points, all of them wiped. Absent in a file of an older version, which only hid them. */
  hidden: z.int().min(0).optional(),
});

export type Manifest = z.output<typeof manifest>;

interface SnapshotDeps {
  readonly db: Database.Database;
  readonly scope: number;
  readonly model: IndexedModel;
  /** With which the vectors in the file were shortened; null if they are whole. */
  readonly projection: Projection | null;
  readonly folder: string;
  readonly log: ChangeLog;
}

/**
 * A file with the index of one scope, and a manifest: its model, its position in the change log and its checksum. A
 * file that does not match its manifest or this database is discarded.
 */
export class Snapshot {
  readonly #db: Database.Database;
  readonly #scope: number;
  readonly #model: IndexedModel;
  readonly #projection: Projection | null;
  readonly #folder: string;
  readonly #name: string;
  readonly #log: ChangeLog;

  constructor({ db, scope, model, projection, folder, log }: SnapshotDeps) {
    this.#db = db;
    this.#log = log;
    this.#scope = scope;
    this.#model = model;
    this.#projection = projection;
    this.#folder = folder;
    // One name per model and projection, because hnswlib crashes on a file of another dimension.
    const vectors = [model.id, model.dimension, ...(projection ? [projection.name] : [])].join(' ');
    this.#name = `scope-${scope}-${sha256(vectors).slice(0, 8)}.hnsw`;
  }

  get #dimension(): number {
    return this.#projection?.to ?? this.#model.dimension;
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
        found.dimension === this.#dimension &&
        found.projection === this.#projection?.name &&
        found.mark === this.#log.markOf(found.seq);
      return isValid ? found : null;
    } catch {
      // Missing, or not JSON: treated like a snapshot that does not match.
      return null;
    }
  }

  /**
   * Without blocking the thread. Another process may replace the snapshot meanwhile; then that one is read.
   * @returns null if the file does not match its manifest.
   */
  async read(given: Manifest): Promise<{ readonly index: VectorIndex; readonly manifest: Manifest } | null> {
    const index = await this.#readFile(given);
    const now = this.manifest();
    if (now && isSame(now, given)) return index && { index, manifest: given };
    index?.free();
    return now && this.read(now);
  }

  async #readFile(manifest: Manifest): Promise<VectorIndex | null> {
    const { file } = this.#files();
    try {
      const isIntact = await matches(file, manifest);
      return isIntact
        ? await VectorIndex.read(file, this.#model.dimension, manifest.hidden ?? 0, this.#projection)
        : null;
    } catch {
      return null;
    }
  }

  /**
   * Replaces the snapshot, unless another process has erased something in it meanwhile, or has written a newer one.
   * Leaves no temporary file. Does not block the thread; see `VectorIndex.write`.
   * @param isWiped False if it may contain vectors of hidden points.
   * @throws the error of the file system or the database; the snapshot is then the one before, or not valid.
   */
  async write(index: VectorIndex, seq: number, isWiped: boolean): Promise<void> {
    const temporary = temporaryOf(this.#files().file);
    try {
      this.#makeFolder();
      await this.#write(index, seq, temporary, isWiped);
    } finally {
      for (const leftover of [temporary, `${temporary}.json`]) rmSync(leftover, { force: true });
    }
  }

  /** Not with its parents: a data folder that was removed is not made again. */
  #makeFolder(): void {
    if (!existsSync(this.#folder)) mkdirSync(this.#folder, { mode: 0o700 });
  }

  async #write(index: VectorIndex, seq: number, temporary: string, isWiped: boolean): Promise<void> {
    const { file, manifestFile } = this.#files();
    const { hidden } = index;
    await index.write(temporary);
    chmodSync(temporary, 0o600);
    const content: z.input<typeof manifest> = {
      model: this.#model.id,
      dimension: this.#dimension,
      ...(this.#projection && { projection: this.#projection.name }),
      seq,
      mark: this.#log.markOf(seq) ?? '',
      crc32: await checksumOf(temporary),
      ...(isWiped && { hidden }),
    };
    writeFileSync(`${temporary}.json`, JSON.stringify(content), { mode: 0o600 });
    // The write transaction keeps other processes from erasing.
    this.#db
      .transaction(() => {
        if (this.#log.hasErasedAfter(seq) || (this.manifest()?.seq ?? 0) > seq) return;
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

const isSame = (a: Manifest, b: Manifest): boolean =>
  a.seq === b.seq && a.crc32 === b.crc32 && a.sha256 === b.sha256;

async function matches(file: string, { crc32: checksum, sha256: hash }: Manifest): Promise<boolean> {
  if (checksum !== undefined) return (await checksumOf(file)) === checksum;
  const sum = createHash('sha256');
  await eachPiece(file, (piece) => sum.update(piece));
  return sum.digest('hex') === hash;
}

async function checksumOf(file: string): Promise<number> {
  let sum = 0;
  await eachPiece(file, (piece) => {
    sum = crc32(piece, sum);
  });
  return sum;
}

/** A large file at once would take as much memory, and block the thread. */
async function eachPiece(file: string, take: (piece: Buffer) => void): Promise<void> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  const handle = await open(file);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return;
      take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
