/**
 * A linear map from vectors to shorter ones whose inner products are nearly the same: the first principal components
 * of what an embedding model writes.
 */
export interface Projection {
  /** Names its values: two projections with the same name are the same. */
  readonly name: string;
  /** Length of the vectors that it takes. */
  readonly from: number;
  /** Length of those that it gives. */
  readonly to: number;
  /** [to, from], row by row; the rows are orthonormal. */
  readonly matrix: Float32Array;
}

/** Not normalised: the inner product of two projected vectors approximates that of the originals. */
export function project({ from, to, matrix }: Projection, vector: Float32Array): Float32Array {
  const projected = new Float32Array(to);
  for (let row = 0; row < to; row += 1) {
    const start = row * from;
    let sum = 0;
    for (let i = 0; i < from; i += 1) sum += matrix[start + i]! * vector[i]!;
    projected[row] = sum;
  }
  return projected;
}
