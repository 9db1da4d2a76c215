/**
 * The largest absolute value of a quantised weight. With 7 bits, two products with 8-bit inputs fit in 16 bits. 8 bits
 * are more exact, but processors with AVX2 and without VNNI add such products in 16 bits and cut off what does not fit,
 * so that vectors would depend on the processor.
 */
const MAX_QUANTISED = 63;
const BYTES_PER_FLOAT = 4;

export interface QuantisedMatrix {
  /** Row-major, as the matrix. */
  readonly values: Int8Array;
  /** One for each column: a weight is about value × scale. */
  readonly scales: Float32Array;
}

/** Rounds a row-major matrix of little-endian floats to integers, each column by its own scale, zero staying zero. */
export function quantiseColumns(bytes: Uint8Array, rows: number, columns: number): QuantisedMatrix {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weight = (index: number) => view.getFloat32(index * BYTES_PER_FLOAT, true);
  const scales = new Float32Array(columns);
  for (let index = 0; index < rows * columns; index += 1) {
    const column = index % columns;
    scales[column] = Math.max(scales[column]!, Math.abs(weight(index)) / MAX_QUANTISED);
  }
  const values = Int8Array.from({ length: rows * columns }, (_, index) => {
    const scale = scales[index % columns]!;
    return scale === 0 ? 0 : Math.round(weight(index) / scale);
  });
  return { values, scales };
}
