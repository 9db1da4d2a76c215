import type Database from 'better-sqlite3';
import { z } from 'zod';
import { encodeVectors } from '../../codecs.js';
import type { CopyReader, CopyTarget, CopyWriter, Digests, History } from '../../copy/endpoints.js';
import { type Cell, COPY_META, type CopiedTable, type Row, VECTORS } from '../../copy/tables.js';
import { storeErrors } from '../../errors.js';
import { dropFullText, rebuildFullText } from '../search/full-text/index-texts.js';
import { passageRanges } from '../search/passage-ranges.js';
import { insertionOf, isStored } from './columns.js';
import { SqliteCopyReader } from './reader.js';

const digests = z.record(z.string(), z.string());

/** A database that nobody else uses, with the newest schema. */
export class SqliteCopyTarget implements CopyTarget, CopyWriter {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  get writer(): CopyWriter {
    return this;
  }

  async read<T>(work: (reader: CopyReader) => Promise<T>): Promise<T> {
    return work(new SqliteCopyReader(this.#db));
  }

  async begin(from: string): Promise<ReadonlyMap<number, Digests>> {
    const begun = this.#db
      .prepare<[string], string>('SELECT value FROM meta WHERE name = ?')
      .pluck()
      .get(COPY_META);
    const hasContent = begun === undefined && this.#db.prepare('SELECT 1 FROM scope').get() !== undefined;
    if (hasContent || (begun !== undefined && begun !== from))
      throw storeErrors.targetHasContent({ target: this.#db.name, begun: begun ?? null });
    this.#putMeta(COPY_META, from);
    const notes = this.#db
      .prepare<[string], { name: string; value: string }>('SELECT name, value FROM meta WHERE name GLOB ?')
      .all(`${COPY_META}:*`);
    return new Map(
      notes.map(({ name, value }) => [
        Number(name.slice(COPY_META.length + 1)),
        digests.parse(JSON.parse(value)),
      ]),
    );
  }

  async clear(scope: number): Promise<void> {
    this.#db
      .transaction(() => {
        dropFullText(this.#db, scope);
        this.#db.prepare('DELETE FROM change WHERE scope = ?').run(scope);
        // What belongs to these goes with them.
        for (const table of ['feed', 'article', 'answer', 'tombstone', 'preference', 'accepted', 'set_aside'])
          this.#db.prepare(`DELETE FROM ${table} WHERE scope = ?`).run(scope);
      })
      .immediate();
  }

  async insert(table: CopiedTable, scope: number | null, rows: readonly Row[]): Promise<void> {
    this.#db
      .transaction(() => {
        if (scope === null) this.#clearGlobal(table, rows);
        const insert = this.#db.prepare(
          `${insertionOf(table, scope)}${scope === null ? replacing(table) : ''}`,
        );
        const columns = table.columns.filter((column) => isStored(table, column));
        for (const row of rows) insert.run(...columns.map((column) => stored(table, column, row)));
      })
      .immediate();
  }

  async indexTexts(scope: number): Promise<void> {
    this.#db
      .transaction(() => {
        if (this.#db.prepare('SELECT 1 FROM article WHERE scope = ?').get(scope))
          rebuildFullText(this.#db, scope);
      })
      .immediate();
  }

  async note(scope: number, value: Digests | null): Promise<void> {
    if (value === null) this.#db.prepare('DELETE FROM meta WHERE name = ?').run(`${COPY_META}:${scope}`);
    else this.#putMeta(`${COPY_META}:${scope}`, JSON.stringify(value));
  }

  async setLastKeys(keys: Readonly<Record<string, number>>): Promise<void> {
    this.#db
      .transaction(() => {
        for (const [table, key] of Object.entries(keys)) {
          this.#db.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table);
          if (key > 0)
            this.#db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, key);
        }
      })
      .immediate();
  }

  async finish(history: History | null): Promise<void> {
    this.#db
      .transaction(() => {
        this.#logPassages(history);
        this.#db.prepare('DELETE FROM meta WHERE name = ? OR name GLOB ?').run(COPY_META, `${COPY_META}:*`);
      })
      .immediate();
  }

  /** The vector indexes catch up from the change log; its last row is that of the history. */
  #logPassages(history: History | null): void {
    const stored = passageRanges(this.#db);
    const log = this.#db.prepare(
      `INSERT INTO change (seq, scope, kind, first, last, mark)
       VALUES (?, ?, 'put', ?, ?, coalesce(?, hex(randomblob(8))))`,
    );
    const lastSeq = Math.max(history?.seq ?? 0, stored.length);
    const ranges = stored.length > 0 || history === null ? stored : [{ scope: 0, first: 0, last: 0 }];
    ranges.forEach(({ scope, first, last }, at) => {
      const seq = lastSeq - (ranges.length - 1 - at);
      log.run(seq, scope, first, last, at === ranges.length - 1 ? (history?.mark ?? null) : null);
    });
  }

  #clearGlobal(table: CopiedTable, rows: readonly Row[]): void {
    const key = table.order[0]!;
    const kept = JSON.stringify(rows.map((row) => row[key]!));
    const own = table.name === 'meta' ? ` AND name <> '${COPY_META}' AND name NOT GLOB '${COPY_META}:*'` : '';
    if (table.name !== 'model')
      this.#db
        .prepare(`DELETE FROM ${table.name} WHERE ${key} NOT IN (SELECT value FROM json_each(?))${own}`)
        .run(kept);
  }

  #putMeta(name: string, value: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, value);
  }
}

function replacing({ order, columns }: CopiedTable): string {
  const rest = columns.filter((column) => !order.includes(column));
  return ` ON CONFLICT (${order.join(', ')}) DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

function stored(table: CopiedTable, column: string, row: Row): Cell | number {
  const cell = row[column]!;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (table !== VECTORS || !Buffer.isBuffer(cell)) return cell;
  return encodeVectors(new Float32Array(new Uint8Array(cell).buffer), row.dimension as number);
}
