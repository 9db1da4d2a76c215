/**
 * Any number of vectors that cluster as real ones do. With m the mean of real vectors and a, b and c three of them,
 * drawn at random: v = normalise(m + cos(t)·(a − m) + sin(t)·(b − m + c − m) / √2). It has the mean and the covariance
 * of real ones, whatever `t` is; `t` is chosen so that the median cosine between a vector and its nearest neighbour is
 * that of the real ones, among equally many. `clusterFigures` tells how well the rest agrees.
 */
import { dot, normalise } from '../../../src/domain/vectors.js';
import { randomFrom } from '../../fixtures/random.js';
import { median } from '../report.js';

const SEED = 11;
const HALVINGS = 8;
/** Vectors whose neighbours are looked for, to compare two sets. */
const PROBES = 200;

export interface VectorMaker {
  /** The angle `t`, in radians. */
  readonly mixing: number;
  next(): Float32Array;
}

export function vectorMaker(real: readonly Float32Array[]): VectorMaker {
  const wanted = median(neighbourCosines(real, 1));
  let [low, high] = [0, Math.PI / 4];
  for (let step = 0; step < HALVINGS; step += 1) {
    const mixing = (low + high) / 2;
    const draw = maker(real, mixing);
    const made = Array.from(real, () => draw());
    // The more is mixed in, the farther apart are neighbours.
    if (median(neighbourCosines(made, 1)) > wanted) low = mixing;
    else high = mixing;
  }
  const mixing = (low + high) / 2;
  return { mixing, next: maker(real, mixing) };
}

function maker(real: readonly Float32Array[], mixing: number): () => Float32Array {
  const draw = randomFrom(SEED);
  const one = () => real[Math.floor(draw() * real.length)]!;
  const mean = new Float32Array(real[0]!.length);
  for (const vector of real) {
    for (let at = 0; at < mean.length; at += 1) mean[at]! += vector[at]! / real.length;
  }
  const [own, others] = [Math.cos(mixing), Math.sin(mixing) / Math.SQRT2];
  return () => {
    const [a, b, c] = [one(), one(), one()];
    const vector = mean.map((m, at) => m + own * (a[at]! - m) + others * (b[at]! + c[at]! - 2 * m));
    normalise(vector);
    return vector;
  };
}

export interface ClusterFigures {
  /** Median cosine to the nearest neighbour, and to the tenth nearest. */
  readonly nearest: number;
  readonly tenth: number;
  /** Median cosine of two vectors drawn at random. */
  readonly pair: number;
  /** Intrinsic dimension: the Levina-Bickel estimate over the 20 nearest neighbours. */
  readonly dimension: number;
}

export function clusterFigures(vectors: readonly Float32Array[]): ClusterFigures {
  const draw = randomFrom(SEED);
  const pairs = Array.from({ length: 2000 }, () =>
    dot(vectors[Math.floor(draw() * vectors.length)]!, vectors[Math.floor(draw() * vectors.length)]!),
  );
  return {
    nearest: median(neighbourCosines(vectors, 1)),
    tenth: median(neighbourCosines(vectors, 10)),
    pair: median(pairs),
    dimension: intrinsicDimension(vectors),
  };
}

/** For each probe, the cosine of its k-th nearest neighbour, itself not counted. */
const neighbourCosines = (vectors: readonly Float32Array[], k: number): number[] =>
  probesOf(vectors).map((probe) => sortedCosines(vectors, probe)[k - 1]!);

const probesOf = (vectors: readonly Float32Array[]): number[] => {
  const step = Math.max(1, Math.floor(vectors.length / PROBES));
  return Array.from({ length: Math.min(PROBES, vectors.length) }, (_, at) => at * step);
};

function sortedCosines(vectors: readonly Float32Array[], probe: number): Float64Array {
  const own = vectors[probe]!;
  const cosines = Float64Array.from(vectors, (vector, at) => (at === probe ? -1 : dot(own, vector)));
  return cosines.sort().reverse();
}

function intrinsicDimension(vectors: readonly Float32Array[]): number {
  const NEIGHBOURS = 20;
  const estimates = probesOf(vectors).flatMap((probe) => {
    const distances = Array.from(sortedCosines(vectors, probe).slice(0, NEIGHBOURS), (cosine) =>
      Math.sqrt(Math.max(1e-9, 2 - 2 * cosine)),
    );
    const last = distances.at(-1)!;
    const sum = distances.slice(0, -1).reduce((total, distance) => total + Math.log(last / distance), 0);
    return sum > 0 ? [sum / (NEIGHBOURS - 1)] : [];
  });
  return 1 / (estimates.reduce((a, b) => a + b, 0) / estimates.length);
}
