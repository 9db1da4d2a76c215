import { dot } from '../../domain/vectors.js';
import type { SearchStore } from '../../store/ports/search-store.js';
import type { IndexedModel } from '../../store/ports/vector-index.js';
import type { CandidateArticle } from './candidates.js';

/** Cosine of the summed passage vectors of two articles; null if the model has not embedded one of them. */
export type VectorSimilarity = (a: CandidateArticle, b: CandidateArticle) => number | null;

export async function vectorSimilarityOf(
  search: Pick<SearchStore, 'passageVectors'>,
  model: IndexedModel,
  scope: number,
  articles: readonly CandidateArticle[],
): Promise<VectorSimilarity> {
  const keys = articles.map(({ key }) => key);
  const sums = new Map<number, Float32Array>();
  for (const { article, vector } of await search.passageVectors(scope, keys, model)) {
    const before = sums.get(article);
    sums.set(article, before ? vector.map((value, at) => value + before[at]!) : vector);
  }
  return (a, b) => {
    const [one, other] = [sums.get(a.key), sums.get(b.key)];
    return one && other ? dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other)) : null;
  };
}
