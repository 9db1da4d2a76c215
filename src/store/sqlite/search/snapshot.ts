import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { sha256 } from '../../../domain/ids.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import { VectorIndex } from './vector-index.js';

/** Age at which a half-written file is taken for left behind. */
const ABANDONED_MS = 3_600_000;

const manifest = z.object({
  model: z.string(),
  dimension: z.int().positive(),
  seq: z.int().min(0),
  /** Of the change with that number: a database put back from a backup counts on with other changes. */
  mark: z.string(),
  sha256: z.string(),
});

/**
 * The file of one scope's index, with a manifest that says of which model it is, how far into the change log it
 * goes and what its bytes hash to. A file that does not fit its manifest or this database is thrown away.
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
    // By model, because hnswlib crashes on a file of another dimension.
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

  /** @returns null when there is no snapshot that can be trusted. */
  read(): { index: VectorIndex; seq: number } | null {
    const { file, facts } = this.#files();
    try {
      const stated = manifest.parse(JSON.parse(readFileSync(facts, 'utf8')));
      const fits =
        stated.model === this.#model.id &&
        stated.dimension === this.#model.dimension &&
        stated.mark === this.#markOf(stated.seq) &&
        stated.sha256 === hashOf(readFileSync(file));
      if (fits) return { index: VectorIndex.read(file, stated.dimension), seq: stated.seq };
    } catch {
      // Missing, cut short or no JSON: the same as a snapshot that does not fit.
    }
    this.discard();
    return null;
  }

  /** Replaces the file as one, unless something in it was erased meanwhile by another process. */
  write(index: VectorIndex, seq: number): void {
    const { file, facts } = this.#files();
    const temporary = `${file}.${process.pid}.tmp`;
    index.write(temporary);
    const stated: z.input<typeof manifest> = {
      model: this.#model.id,
      dimension: this.#model.dimension,
      seq,
      mark: this.#markOf(seq) ?? '',
      sha256: hashOf(readFileSync(temporary)),
    };
    writeFileSync(`${temporary}.json`, JSON.stringify(stated));
    // Within a write transaction nobody can erase.
    this.#db
      .transaction(() => {
        if (this.#erasedSince(seq)) return;
        renameSync(temporary, file);
        renameSync(`${temporary}.json`, facts);
      })
      .immediate();
    for (const left of [temporary, `${temporary}.json`]) rmSync(left, { force: true });
  }

  discard(): void {
    this.#discard((name) => name.startsWith(this.#name));
  }

  #discard(isMeant: (name: string) => boolean): void {
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name);
      if (isMeant(name) && !isBeingWritten(file)) rmSync(file, { force: true });
    }
  }

  #files() {
    const file = join(this.#folder, this.#name);
    return { file, facts: `${file}.json` };
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

/** Another process may be at it; one that crashed is not at it any more. */
function isBeingWritten(file: string): boolean {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return file.includes('.tmp') && Date.now() - written < ABANDONED_MS;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
