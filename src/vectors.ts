/** Inner product, the cosine of normalised vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** The direction in which normalised vectors lie together, normalised; at least one is needed. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) for (let i = 0; i < sum.length; i += 1) sum[i]! += vector[i]!;
  const length = Math.sqrt(dot(sum, sum)) || 1;
  return sum.map((value) => value / length);
}

/** Cosine of what is left of two normalised vectors when a third direction is taken out of both; 0 of nothing. */
export function cosineAside(a: Float32Array, b: Float32Array, direction: Float32Array): number {
  const [alongA, alongB] = [dot(a, direction), dot(b, direction)];
  const lengths = Math.sqrt(Math.max(0, 1 - alongA ** 2) * Math.max(0, 1 - alongB ** 2));
  return lengths > 1e-6 ? (dot(a, b) - alongA * alongB) / lengths : 0;
}
