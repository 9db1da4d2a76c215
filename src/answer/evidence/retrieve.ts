import { dot } from '../../domain/vectors.js';
import type { StoredPassage } from '../../store/ports/search-store.js';
import type { Store } from '../../store/ports/store.js';
import type { IndexedModel } from '../../store/ports/vector-index.js';
import { type Alternatives, withAlternatives } from '../question/alternatives.js';

/** Maximum number of passages from each of the two searches. */
const PASSAGES_PER_SEARCH = 80;
/** Up to this many selected articles are scored exactly, without the vector index. */
const MAX_EXACT_ARTICLES = 500;

export interface RetrievedPassage extends StoredPassage {
  /** BM25 score plus cosine similarity, each divided by the highest one; 0 to 2. */
  readonly fused: number;
}

export interface Retrieval {
  /** Best first. */
  readonly passages: readonly RetrievedPassage[];
  /** Highest BM25 score; 0 if no passage contains a term. */
  readonly bestBm25: number;
  /** Inverse document frequency of each question term over the scope's passages; natural logarithm. */
  readonly idf: ReadonlyMap<string, number>;
}

/** Hybrid retrieval: BM25 and cosine scores, each divided by its maximum, are added (better here than RRF). */
export async function retrieve(
  store: Store,
  model: IndexedModel,
  scope: number,
  query: {
    readonly terms: readonly string[];
    readonly alternatives: Alternatives;
    readonly vector: Float32Array;
    /** Articles to search; null means all. */
    readonly articleKeys: readonly number[] | null;
  },
): Promise<Retrieval> {
  const terms = withAlternatives(query.terms, query.alternatives);
  const hits = await store.search.bm25(scope, terms, PASSAGES_PER_SEARCH, query.articleKeys);
  const bm25 = new Map(hits.map(({ passage, score }) => [passage, score]));
  const cosine = new Map(await nearest(store, model, scope, query.vector, query.articleKeys));
  const selected = query.articleKeys === null ? null : new Set(query.articleKeys);
  const keys = [...new Set([...bm25.keys(), ...cosine.keys()])];
  const found = (await store.search.passages(scope, keys)).filter(
    ({ article }) => selected === null || selected.has(article),
  );
  const bestBm25 = Math.max(...bm25.values(), 0);
  const cosines = found.flatMap(({ key }) => cosine.get(key) ?? []);
  const bestCosine = Math.max(...cosines, 0);
  // A passage found by its terms only is at most as similar as the last one found by vector search.
  const lowestCosine = Math.min(...cosines, bestCosine);
  const passages = found
    .map((passage) => {
      const bm25Share = bestBm25 > 0 ? (bm25.get(passage.key) ?? 0) / bestBm25 : 0;
      const cosineShare = bestCosine > 0 ? (cosine.get(passage.key) ?? lowestCosine) / bestCosine : 0;
      return { ...passage, fused: bm25Share + cosineShare };
    })
    .sort((a, b) => b.fused - a.fused || b.key - a.key);
  return { passages, bestBm25, idf: await inverseFrequencies(store, scope, query) };
}

/** Passages by cosine similarity, from the vector index, or exactly if few articles are selected. */
async function nearest(
  store: Store,
  model: IndexedModel,
  scope: number,
  vector: Float32Array,
  articleKeys: readonly number[] | null,
): Promise<[number, number][]> {
  if (articleKeys !== null && articleKeys.length <= MAX_EXACT_ARTICLES) {
    const passages = await store.search.passageVectors(scope, articleKeys, model);
    return passages
      .map((passage): [number, number] => [passage.key, dot(passage.vector, vector)])
      .sort((a, b) => b[1] - a[1])
      .slice(0, PASSAGES_PER_SEARCH);
  }
  const index = await store.index(scope, model);
  const k = articleKeys === null ? PASSAGES_PER_SEARCH : PASSAGES_PER_SEARCH * 10;
  return (await index.search(vector, k)).map(({ label, similarity }) => [label, similarity]);
}

async function inverseFrequencies(
  store: Store,
  scope: number,
  { terms, alternatives }: { readonly terms: readonly string[]; readonly alternatives: Alternatives },
): Promise<Map<string, number>> {
  const frequencies = await store.search.documentFrequencies(scope, withAlternatives(terms, alternatives));
  const passages = await store.search.passageCount(scope);
  const idf = (term: string): number => {
    const df = frequencies.get(term) ?? 0;
    return Math.log(1 + (passages - df + 0.5) / (df + 0.5));
  };
  // What is written in several ways is as rare as the most frequent of them.
  const rarest = (written: readonly string[]): number => Math.max(...written.map(idf));
  return new Map(
    terms.map((term) => [term, Math.min(idf(term), ...(alternatives.get(term) ?? []).map(rarest))]),
  );
}
