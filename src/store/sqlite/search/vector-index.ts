import type { HierarchicalNSW } from 'hnswlib-node';
import hnswlib from 'hnswlib-node';
import type { Neighbour } from '../../ports/vector-index.js';

/** HNSW's usual middle ground; recall@50 against exact search is measured by `npm run bench -- index`. */
const M = 16;
const EF_CONSTRUCTION = 200;
const EF_SEARCH = 128;
const FIRST_CAPACITY = 1024;

/**
 * An HNSW index of L2-normalised vectors under integer labels. The only place that knows hnswlib, whose traps
 * it closes: a file of another dimension crashes the process (the caller must know the dimension of what it
 * reads), NaN is taken, `k` above the count throws, `ef` is forgotten on load.
 */
export class VectorIndex {
  readonly dimension: number;
  readonly #index: HierarchicalNSW;
  readonly #labels: Set<number>;
  #hidden = 0;

  private constructor(dimension: number, index: HierarchicalNSW) {
    this.dimension = dimension;
    this.#index = index;
    this.#index.setEf(EF_SEARCH);
    this.#labels = new Set(index.getIdsList());
  }

  static create(dimension: number): VectorIndex {
    const index = new hnswlib.HierarchicalNSW('ip', dimension);
    index.initIndex({
      maxElements: FIRST_CAPACITY,
      m: M,
      efConstruction: EF_CONSTRUCTION,
      allowReplaceDeleted: true,
    });
    return new VectorIndex(dimension, index);
  }

  /**
   * Reads a file written by `write`. The caller vouches for the dimension and the bytes.
   * @throws Error when the file is cut short.
   */
  static read(file: string, dimension: number): VectorIndex {
    const index = new hnswlib.HierarchicalNSW('ip', dimension);
    index.readIndexSync(file, true);
    return new VectorIndex(dimension, index);
  }

  /** Points held, hidden ones included. */
  get size(): number {
    return this.#labels.size;
  }

  /** Points hidden since this object was made or read. */
  get hidden(): number {
    return this.#hidden;
  }

  has(label: number): boolean {
    return this.#labels.has(label);
  }

  add(label: number, vector: Float32Array): void {
    this.#check(vector);
    if (this.#index.getCurrentCount() >= this.#index.getMaxElements()) {
      // One that was read has room for what was in it, which may be nothing.
      this.#index.resizeIndex(Math.max(FIRST_CAPACITY, this.#index.getMaxElements() * 2));
    }
    this.#index.addPoint(Array.from(vector), label);
    this.#labels.add(label);
  }

  /** Leaves a point out of every search from now on; its vector stays, in memory and in files. */
  hide(label: number): void {
    if (!this.#labels.has(label)) return;
    this.#index.markDelete(label);
    this.#hidden += 1;
  }

  /** The nearest labels, nearest first; fewer than `k` when the index holds fewer. */
  search(vector: Float32Array, k: number): Neighbour[] {
    this.#check(vector);
    const wanted = Math.min(k, this.#labels.size);
    if (wanted === 0) return [];
    const { neighbors, distances } = this.#index.searchKnn(Array.from(vector), wanted);
    return neighbors.map((label, at) => ({ label, similarity: 1 - distances[at]! }));
  }

  write(file: string): void {
    this.#index.writeIndexSync(file);
  }

  #check(vector: Float32Array): void {
    if (vector.length !== this.dimension) {
      throw new Error(
        `a vector of ${vector.length} numbers does not fit an index of dimension ${this.dimension}`,
      );
    }
    if (!vector.every(Number.isFinite)) throw new Error('a vector holds a value that is no number');
  }
}
