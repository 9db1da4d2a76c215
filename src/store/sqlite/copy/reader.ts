import type Database from 'better-sqlite3';
import { contentHashOf } from '../../../domain/content-hash.js';
import { decodeVectors, encodeMatrix, encodeVectors } from '../../codecs.js';
import type { CopyReader, History, ScopeRef } from '../../copy/endpoints.js';
import { type Cell, type CopiedTable, KEYED_TABLES, type Row, VECTORS } from '../../copy/tables.js';
import { storeErrors } from '../../errors.js';
import { isBoolean, selectionOf } from './columns.js';

/** Reads a database within a transaction, or one that nobody else uses. */
export class SqliteCopyReader implements CopyReader {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async scopes(): Promise<ScopeRef[]> {
    return this.#db.prepare<[], ScopeRef>('SELECT key, name FROM scope ORDER BY key').all();
  }

  async *rows(table: CopiedTable, scope: number | null): AsyncGenerator<Row> {
    const select = this.#db.prepare<number[], Record<string, Cell>>(selectionOf(table, scope));
    for (const row of select.iterate(...(scope === null ? [] : [scope]))) yield neutral(table, row);
  }

  async lastKeys(): Promise<Readonly<Record<string, number>>> {
    const rows = this.#db
      .prepare<[], { name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence')
      .all();
    const known = new Map(rows.map(({ name, seq }) => [name, seq]));
    return Object.fromEntries(KEYED_TABLES.map((name) => [name, known.get(name) ?? 0]));
  }

  async history(): Promise<History | null> {
    return (
      this.#db.prepare<[], History>('SELECT seq, mark FROM change ORDER BY seq DESC LIMIT 1').get() ?? null
    );
  }
}

function neutral(table: CopiedTable, row: Record<string, Cell>): Row {
  for (const column of table.columns) {
    const cell = row[column];
    if (isBoolean(table, column)) row[column] = cell === 1;
    else if (typeof cell === 'string' && cell.includes('\0')) row[column] = withoutNul(cell);
  }
  if (table === VECTORS) row.passages = matrixOf(row);
  if (table.name === 'revision' && typeof row.text === 'string') rehash(row, row.text);
  return row;
}

/** PostgreSQL's texts have no NUL. Another character of the same length keeps every span in its place. */
const withoutNul = (text: string): string => text.replaceAll('\0', '\ufffd');

function rehash(row: Record<string, Cell>, text: string): void {
  if (!text.includes('\ufffd')) return;
  const original = text.replaceAll('\ufffd', '\0');
  if (contentHashOf(original) === row.content_hash) row.content_hash = contentHashOf(text);
}

/** Vectors with 8 bits a value, or a float32 matrix of an older version, which is rounded alike. */
function matrixOf(row: Record<string, Cell>): Buffer {
  const dimension = row.dimension as number;
  const count = row.passageCount as number;
  const blob = row.passages as Buffer;
  const values = new Float32Array(count * dimension);
  try {
    const fill = (from: Buffer): void => {
      for (const [at, vector] of decodeVectors(from, dimension, count).entries())
        values.set(vector, at * dimension);
    };
    fill(blob);
    if (blob.length === values.byteLength) fill(encodeVectors(values, dimension));
  } catch (error) {
    throw storeErrors.vectorsUnfit({ article: row.article as number }, { cause: error });
  }
  return encodeMatrix(values);
}
