import { createHash } from 'node:crypto';
import { encodeVectors } from '../codecs.js';
import { type CopiedTable, type Row, VECTORS } from './tables.js';

/**
 * Count and hash of the rows of a table, in their order. Of vectors, what 8 bits a value keep: the engines store them
 * with different precision, and from either of both these are the same.
 */
export class TableDigest {
  readonly #table: CopiedTable;
  readonly #hash = createHash('sha256');
  #rows = 0;

  constructor(table: CopiedTable) {
    this.#table = table;
  }

  add(row: Row): void {
    const cells = this.#table.columns.map((column) => {
      const cell = row[column]!;
      if (!Buffer.isBuffer(cell)) return cell;
      return (this.#table === VECTORS ? directionsOf(cell, row.dimension as number) : cell).toString(
        'base64',
      );
    });
    this.#hash.update(`${JSON.stringify(cells)}\n`);
    this.#rows += 1;
  }

  get rows(): number {
    return this.#rows;
  }

  /** For example `3 5f1e…`. */
  toString(): string {
    return `${this.#rows} ${this.#hash.copy().digest('hex')}`;
  }
}

/** Without the scale of each vector, since unit vectors are told apart by their direction. */
function directionsOf(matrix: Buffer, dimension: number): Buffer {
  const values = new Float32Array(new Uint8Array(matrix).buffer);
  const encoded = encodeVectors(values, dimension);
  const rowBytes = Float32Array.BYTES_PER_ELEMENT + dimension;
  const rows = Array.from({ length: encoded.length / rowBytes }, (_, row) =>
    encoded.subarray(row * rowBytes + Float32Array.BYTES_PER_ELEMENT, (row + 1) * rowBytes),
  );
  return Buffer.concat(rows);
}
