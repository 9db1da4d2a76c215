export interface IndexedModel {
  readonly id: string;
  readonly dimension: number;
}

export interface Neighbour {
  readonly label: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

/** A scope's passage vectors for one model. Stays usable for as long as the store is open. */
export interface ScopeIndex {
  /**
   * The nearest passages by key, best first; some may have been deleted since. While the index is catching up, the
   * newest passages that it lacks are read from the database and compared; older ones are found by their words only.
   */
  search(vector: Float32Array, k: number): Promise<Neighbour[]>;
  /** Resolves when the index contains everything in the store. */
  settled(): Promise<void>;
}
