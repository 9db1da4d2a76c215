import { z } from 'zod';
import type { Passage, Sentence, Span } from '../../domain/article.js';

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
export const encodeVectors = (values: Float32Array): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** Copies the blob, since its bytes may not be aligned. */
export const decodeMatrix = (blob: Buffer): Float32Array => new Float32Array(new Uint8Array(blob).buffer);

/** The rows of a matrix with `dimension` columns, as views into one copy of the blob. */
export const decodeVectors = (blob: Buffer, dimension: number): Float32Array[] =>
  matrixRows(decodeMatrix(blob), dimension);

/** The rows of a row-major matrix, as views. */
export function matrixRows(values: Float32Array, dimension: number): Float32Array[] {
  if (values.length % dimension !== 0) {
    throw new Error(`${values.length} values do not form rows of ${dimension} columns`);
  }
  return Array.from({ length: values.length / dimension }, (_, row) =>
    values.subarray(row * dimension, (row + 1) * dimension),
  );
}
