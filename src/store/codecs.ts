import { z } from 'zod';
import type { Passage, Sentence, Span } from '../domain/article.js';
import { normalise } from '../domain/vectors.js';

const spansColumn = z.array(z.tuple([z.int().min(0), z.int().min(0)]));

/** `[[start,end], …]` */
export const encodeSpans = (spans: readonly Span[]): string =>
  JSON.stringify(spans.map(({ start, end }) => [start, end]));

export const decodeSpans = (column: string): Span[] =>
  spansColumn.parse(JSON.parse(column)).map(([start, end]) => ({ start, end }));

const sentencesColumn = z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]));
const passagesColumn = z.array(z.tuple([z.int().min(0), z.int().min(0)]));

/** `[[start,end,paragraph], …]`, where the index is the ordinal. */
export const encodeSentences = (sentences: readonly Sentence[]): string =>
  JSON.stringify(sentences.map(({ span, paragraph }) => [span.start, span.end, paragraph]));

export const decodeSentences = (column: string): Sentence[] =>
  sentencesColumn.parse(JSON.parse(column)).map(([start, end, paragraph], ordinal) => ({
    ordinal,
    span: { start, end },
    paragraph,
  }));

/** `[[first,last], …]`, where the index is the ordinal. */
export const encodePassages = (passages: readonly Passage[]): string =>
  JSON.stringify(passages.map(({ first, last }) => [first, last]));

export const decodePassages = (column: string): Passage[] =>
  passagesColumn.parse(JSON.parse(column)).map(([first, last], ordinal) => ({ ordinal, first, last }));

/** The bytes of a float32 matrix, without a copy. */
export const encodeMatrix = (values: Float32Array): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** Copies the blob, since its bytes may not be aligned. */
export const decodeMatrix = (blob: Buffer): Float32Array => new Float32Array(new Uint8Array(blob).buffer);

/** Of a vector that is stored with 8 bits a value: its scale, a float32. */
const SCALE_BYTES = Float32Array.BYTES_PER_ELEMENT;
const MAX_INT8 = 127;

/**
 * Unit vectors with 8 bits a value, each after the scale to multiply them with: a quarter of the size. Of the ten
 * nearest of a real passage, 99.7 % stay the same (`npm run bench -- index`).
 */
export function encodeVectors(values: Float32Array, dimension: number): Buffer {
  const rows = matrixRows(values, dimension);
  const blob = Buffer.alloc(rows.length * (SCALE_BYTES + dimension));
  let at = 0;
  for (const row of rows) {
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = largest / MAX_INT8;
    at = blob.writeFloatLE(scale, at);
    for (const value of row) at = blob.writeInt8(scale > 0 ? Math.round(value / scale) : 0, at);
  }
  return blob;
}

/**
 * The unit vectors of a blob, which older versions wrote as a float32 matrix: the number of rows tells them apart.
 * @param rows The rows to decode; default: all.
 * @throws Error if the blob does not have `count` rows, or not those.
 */
export function decodeVectors(
  blob: Buffer,
  dimension: number,
  count: number,
  rows: readonly number[] = Array.from({ length: count }, (_, row) => row),
): Float32Array[] {
  const isFloat = isFloatMatrix(blob, dimension, count);
  if (!hasVectors(blob, dimension, count))
    throw new Error(`${blob.length} bytes do not form ${count} vectors of ${dimension} values`);
  const outside = rows.find((row) => row >= count);
  if (outside !== undefined) throw new Error(`there is no row ${outside} among ${count} vectors`);
  if (!isFloat) return rows.map((row) => decodeRow(blob, dimension, row));
  const matrix = matrixRows(decodeMatrix(blob), dimension);
  return rows.map((row) => matrix[row]!);
}

/** True if the blob has as many vectors as there should be, in either form. */
export const hasVectors = (blob: Buffer, dimension: number, count: number): boolean =>
  isFloatMatrix(blob, dimension, count) || blob.length === count * (SCALE_BYTES + dimension);

const isFloatMatrix = (blob: Buffer, dimension: number, count: number): boolean =>
  blob.length === count * dimension * Float32Array.BYTES_PER_ELEMENT;

function decodeRow(blob: Buffer, dimension: number, row: number): Float32Array {
  const start = row * (SCALE_BYTES + dimension);
  const scale = blob.readFloatLE(start);
  const values = new Int8Array(blob.buffer, blob.byteOffset + start + SCALE_BYTES, dimension);
  const vector = new Float32Array(dimension);
  for (let i = 0; i < dimension; i += 1) vector[i] = values[i]! * scale;
  normalise(vector);
  return vector;
}

/** The rows of a row-major matrix, as views. */
export function matrixRows(values: Float32Array, dimension: number): Float32Array[] {
  if (values.length % dimension !== 0) {
    throw new Error(`${values.length} values do not form rows of ${dimension} columns`);
  }
  return Array.from({ length: values.length / dimension }, (_, row) =>
    values.subarray(row * dimension, (row + 1) * dimension),
  );
}
