import { passagesByKey, passageVectorsOf } from '../store/candidates.js';
import { documentFrequencies, searchFullText } from '../store/full-text.js';
import type { IndexedModel } from '../store/scope-index.js';
import type { Store } from '../store/store.js';
import { dot } from '../vectors.js';

/** How many passages each of the two searches brings. */
const PASSAGES_A_SEARCH = 80;
/** Articles whose sentences are looked at; more bring distractors (article@3 is 1.00 at 5 already). */
const ARTICLES_KEPT = 5;
/** A narrowed set up to so many articles is scored exactly, without the index. */
const EXACT_ARTICLES = 500;

export interface RetrievedPassage {
  readonly key: number;
  readonly first: number;
  readonly last: number;
  /** BM25 divided by the best passage's, 0 to 1. */
  readonly bm25: number;
  /** Cosine with the question divided by the best passage's, at most 1. */
  readonly cosine: number;
}

export interface RetrievedArticle {
  readonly key: number;
  /** Best passage's `bm25 + cosine`, 0 to 2. */
  readonly score: number;
  readonly passages: readonly RetrievedPassage[];
}

export interface Retrieval {
  /** Best first. */
  readonly articles: readonly RetrievedArticle[];
  /** Cosine of the nearest passage, undivided. */
  readonly bestCosine: number;
  /** Inverse document frequency of each question term in the scope, over its passages; natural logarithm. */
  readonly idf: ReadonlyMap<string, number>;
  /** That of a term that stands in none. */
  readonly unseenIdf: number;
}

/**
 * The articles that matter for a question: passages by BM25 and by vectors, each divided by its best and
 * summed (better here than reciprocal-rank fusion), an article as good as its best passage.
 */
export async function retrieve(
  store: Store,
  model: IndexedModel,
  scope: number,
  query: {
    readonly terms: readonly string[];
    readonly vector: Float32Array;
    readonly among: readonly number[] | null;
  },
): Promise<Retrieval> {
  const bm25 = new Map(
    searchFullText(store.db, scope, query.terms, PASSAGES_A_SEARCH, query.among).map((hit) => [
      hit.passage,
      hit.score,
    ]),
  );
  const cosine = new Map(await nearest(store, model, scope, query.vector, query.among));
  const best = { bm25: Math.max(...bm25.values(), 0), cosine: Math.max(...cosine.values(), 0) };
  const lowest = Math.min(...cosine.values(), best.cosine);
  const wanted = query.among === null ? null : new Set(query.among);
  const byArticle = new Map<number, RetrievedPassage[]>();
  for (const { key, article, first, last } of passagesByKey(store.db, scope, [
    ...new Set([...bm25.keys(), ...cosine.keys()]),
  ])) {
    if (wanted && !wanted.has(article)) continue;
    const passages = byArticle.get(article) ?? [];
    passages.push({
      key,
      first,
      last,
      bm25: best.bm25 > 0 ? (bm25.get(key) ?? 0) / best.bm25 : 0,
      cosine: best.cosine > 0 ? (cosine.get(key) ?? lowest) / best.cosine : 0,
    });
    byArticle.set(article, passages);
  }
  const articles = [...byArticle]
    .map(([key, passages]) => ({ key, passages, score: Math.max(...passages.map((p) => p.bm25 + p.cosine)) }))
    .sort((a, b) => b.score - a.score || b.key - a.key)
    .slice(0, ARTICLES_KEPT);
  return { articles, bestCosine: best.cosine, ...inverseFrequencies(store, scope, query.terms) };
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
    return among
      .flatMap((article) => passageVectorsOf(store.db, article, model))
      .map((passage): [number, number] => [passage.key, dot(passage.vector, vector)])
      .sort((a, b) => b[1] - a[1])
      .slice(0, PASSAGES_A_SEARCH);
  }
  const index = await store.index(scope, model);
  const k = among === null ? PASSAGES_A_SEARCH : PASSAGES_A_SEARCH * 10;
  return index.search(vector, k).map(({ label, similarity }) => [label, similarity]);
}

function inverseFrequencies(
  store: Store,
  scope: number,
  terms: readonly string[],
): Pick<Retrieval, 'idf' | 'unseenIdf'> {
  const frequencies = documentFrequencies(store.db, scope, terms);
  const { passages } = store.db
    .prepare<[number], { passages: number }>(
      'SELECT count(*) AS passages FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = ?',
    )
    .get(scope)!;
  const idfOf = (df: number): number => Math.log(1 + (passages - df + 0.5) / (df + 0.5));
  return {
    idf: new Map(terms.map((term) => [term, idfOf(frequencies.get(term) ?? 0)])),
    unseenIdf: idfOf(0),
  };
}
