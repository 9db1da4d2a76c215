/** Ways to find the nearest of many vectors: each is filled once, searched often. */
import { mkdirSync } from 'node:fs';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { LocalIndex } from 'vectra';
import type { Projection } from '../../../src/domain/projection.js';
import { dot } from '../../../src/domain/vectors.js';
import {
  CANDIDATES_PER_NEIGHBOUR,
  nearest,
  similarities,
} from '../../../src/store/sqlite/search/exact-search.js';
import { VectorIndex } from '../../../src/store/sqlite/search/vector-index.js';
import { BYLINE } from '../report.js';

export interface VectorSearch {
  readonly who: string;
  fill(vectors: readonly Float32Array[]): Promise<void>;
  /** Positions of the nearest, nearest first. */
  search(vector: Float32Array, k: number): Promise<number[]>;
}

/** @param projection Of the model whose vectors they are. */
export function vectorSearches(projection: Projection, folder: string): VectorSearch[] {
  return [
    bylines(projection),
    unprojected(projection.from),
    langchains(),
    vectras(folder),
    exactOver('exact, float32', (vector) => vector),
  ];
}

/** Exact search over vectors of less precision, to measure what that costs. */
export const precisions = (): VectorSearch[] => [
  exactOver('exact, float16', (vector) => vector.map(toFloat16)),
  exactOver('exact, int8', (vector) => {
    const scale = 127 / Math.max(...vector.map(Math.abs));
    return vector.map((value) => Math.round(value * scale) / scale);
  }),
];

/** Candidates of the projected index, compared by the whole vectors, which the product reads from its database. */
function bylines(projection: Projection): VectorSearch {
  const index = VectorIndex.create(projection.from, projection);
  let whole: readonly Float32Array[] = [];
  return {
    who: BYLINE,
    fill: async (vectors) => {
      whole = vectors;
      for (const [label, vector] of vectors.entries()) index.add(label, vector);
    },
    search: async (vector, k) => {
      const candidates = index.search(vector, k * CANDIDATES_PER_NEIGHBOUR);
      const passages = candidates.map(({ label }) => ({ key: label, vector: whole[label]! }));
      return nearest(similarities(passages, vector), k).map(({ label }) => label);
    },
  };
}

function unprojected(dimension: number): VectorSearch {
  const index = VectorIndex.create(dimension);
  return {
    who: 'whole vectors in the index',
    fill: async (vectors) => {
      for (const [label, vector] of vectors.entries()) index.add(label, vector);
    },
    search: async (vector, k) => index.search(vector, k).map(({ label }) => label),
  };
}

function langchains(): VectorSearch {
  const store = new HNSWLib(new FakeEmbeddings(), { space: 'cosine' });
  return {
    who: 'LangChain.js HNSWLib',
    fill: (vectors) =>
      store.addVectors(
        vectors.map((vector) => Array.from(vector)),
        vectors.map((_, at) => ({ pageContent: '', metadata: { at } })),
      ),
    search: async (vector, k) =>
      (await store.similaritySearchVectorWithScore(Array.from(vector), k)).map(([{ metadata }]) =>
        Number(metadata.at),
      ),
  };
}

function vectras(folder: string): VectorSearch {
  mkdirSync(folder, { recursive: true });
  const index = new LocalIndex(folder);
  return {
    who: 'vectra',
    fill: async (vectors) => {
      await index.createIndex({ version: 1, deleteIfExists: true });
      await index.beginUpdate();
      for (const [at, vector] of vectors.entries()) {
        await index.insertItem({ id: String(at), vector: Array.from(vector), metadata: { at } });
      }
      await index.endUpdate();
    },
    search: async (vector, k) =>
      (await index.queryItems(Array.from(vector), '', k)).map(({ item }) => Number(item.metadata.at)),
  };
}

function exactOver(who: string, stored: (vector: Float32Array) => Float32Array): VectorSearch {
  let kept: Float32Array[] = [];
  return {
    who,
    fill: async (vectors) => {
      kept = vectors.map(stored);
    },
    search: async (vector, k) => {
      const cosines = Float64Array.from(kept, (other) => dot(other, vector));
      return Array.from(cosines.keys())
        .sort((a, b) => cosines[b]! - cosines[a]!)
        .slice(0, k);
    },
  };
}

/** Rounds to 11 significant bits, as float16 does for values of this size. */
function toFloat16(value: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (Math.max(-14, Math.floor(Math.log2(Math.abs(value)))) - 10);
  return Math.round(value / unit) * unit;
}
