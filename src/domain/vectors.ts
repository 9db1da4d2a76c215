/** Inner product, which is the cosine of L2-normalised vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** L2 norm. */
export const norm = (vector: Float32Array): number => Math.sqrt(dot(vector, vector));

/** Scales a vector to length 1, in place. Leaves it unchanged if its length is 0 or not finite. */
export function normalise(vector: Float32Array): void {
  const length = norm(vector);
  if (!(length > 0 && length < Infinity)) return;
  for (let i = 0; i < vector.length; i += 1) vector[i]! /= length;
}

/** The mean of at least one vector, scaled to length 1. */
export function normalisedMean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) for (let i = 0; i < sum.length; i += 1) sum[i]! += vector[i]!;
  normalise(sum);
  return sum;
}
