import { dot } from '../../domain/vectors.js';
import type { StoredPassage } from '../../store/ports/search-store.js';
import type { Store } from '../../store/ports/store.js';
import type { IndexedModel } from '../../store/ports/vector-index.js';

/** How many passages each of the two searches brings. */
const PASSAGES_PER_SEARCH = 80;
/** A narrowed set up to so many articles is scored exactly, without the index. */
const EXACT_ARTICLES = 500;

export interface RetrievedPassage extends StoredPassage {
  /** BM25 divided by the best passage's, 0 to 1. */
  readonly bm25: number;
  /** Cosine with the question divided by the best passage's, at most 1. */
  readonly cosine: number;
  /** Their sum, 0 to 2: what passages are ordered by. */
  readonly fused: number;
}

export interface Retrieval {
  /** Best first. */
  readonly passages: readonly RetrievedPassage[];
  /** BM25 of the best passage, undivided; 0 where no term stands in any. */
  readonly bestBm25: number;
  /** Cosine of the nearest passage, undivided. */
  readonly bestCosine: number;
  /** Inverse document frequency of each question term in the scope, over its passages; natural logarithm. */
  readonly idf: ReadonlyMap<string, number>;
}

/**
 * The passages that matter for a question: by BM25 and by the cosine of vectors, each divided by its best and
 * summed (better here than reciprocal-rank fusion).
 */
export async function retrieve(
  store: Store,
  model: IndexedModel,
  scope: number,
  query: {
    readonly terms: readonly string[];
    readonly vector: Float32Array;
    /** Keys of the articles to search; null for all. */
    readonly among: readonly number[] | null;
  },
): Promise<Retrieval> {
  const hits = await store.search.bm25(scope, query.terms, PASSAGES_PER_SEARCH, query.among);
  const bm25 = new Map(hits.map(({ passage, score }) => [passage, score]));
  const cosine = new Map(await nearest(store, model, scope, query.vector, query.among));
  const bestBm25 = Math.max(...bm25.values(), 0);
  const bestCosine = Math.max(...cosine.values(), 0);
  // A passage that only the terms found is at most as near as the last that the vectors found.
  const lowest = Math.min(...cosine.values(), bestCosine);
  const wanted = query.among === null ? null : new Set(query.among);
  const keys = [...new Set([...bm25.keys(), ...cosine.keys()])];
  const passages = (await store.search.passages(scope, keys))
    .filter(({ article }) => wanted === null || wanted.has(article))
    .map((passage) => {
      const byTerms = bestBm25 > 0 ? (bm25.get(passage.key) ?? 0) / bestBm25 : 0;
      const byVector = bestCosine > 0 ? (cosine.get(passage.key) ?? lowest) / bestCosine : 0;
      return { ...passage, bm25: byTerms, cosine: byVector, fused: byTerms + byVector };
    })
    .sort((a, b) => b.fused - a.fused || b.key - a.key);
  return { passages, bestBm25, bestCosine, idf: await inverseFrequencies(store, scope, query.terms) };
}

/** Passages by cosine: from the index, or exactly where few articles are left to search. */
async function nearest(
  store: Store,
  model: IndexedModel,
  scope: number,
  vector: Float32Array,
  among: readonly number[] | null,
): Promise<[number, number][]> {
  if (among !== null && among.length <= EXACT_ARTICLES) {
    const passages = await Promise.all(among.map((article) => store.search.passageVectors(article, model)));
    return passages
      .flat()
      .map((passage): [number, number] => [passage.key, dot(passage.vector, vector)])
      .sort((a, b) => b[1] - a[1])
      .slice(0, PASSAGES_PER_SEARCH);
  }
  const index = await store.index(scope, model);
  const k = among === null ? PASSAGES_PER_SEARCH : PASSAGES_PER_SEARCH * 10;
  return (await index.search(vector, k)).map(({ label, similarity }) => [label, similarity]);
}

async function inverseFrequencies(
  store: Store,
  scope: number,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const frequencies = await store.search.documentFrequencies(scope, terms);
  const passages = await store.search.passageCount(scope);
  return new Map(
    terms.map((term) => {
      const df = frequencies.get(term) ?? 0;
      return [term, Math.log(1 + (passages - df + 0.5) / (df + 0.5))];
    }),
  );
}
