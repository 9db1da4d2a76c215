/**
 * Groups articles that report the same into stories. None is dropped: each stays searched and quoted. An article
 * joins the story of the article it is most similar to, which need not be similar to all others in it.
 */
import type { Sentence } from '../../domain/article.js';
import { type Report, reportOf, sameStory } from '../../text/same-story.js';
import { matrixRows } from '../codecs.js';
import type { ArticleVectors } from '../ports/derived.js';
import type { Bm25Hit } from '../ports/search-store.js';

/** The rarest names and numbers find an article's copies; common ones cost time and discriminate little. */
const MAX_TERMS = 16;
/** Passages that are looked up by these. */
export const MAX_PASSAGES = 60;
const MAX_COMPARED_ARTICLES = 5;

/** An article to be placed. */
export interface StoryArticle {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly vectors: ArticleVectors;
}

export const reportOfArticle = ({ text, sentences, vectors }: StoryArticle): Report =>
  reportOf(text, sentences, matrixRows(vectors.passages, vectors.dimension));

/** @param frequencies How many passages have each fact. */
export const rarestFacts = (frequencies: ReadonlyMap<string, number>): string[] =>
  [...frequencies]
    .sort(([one, n], [other, m]) => n - m || (one < other ? -1 : 1))
    .slice(0, MAX_TERMS)
    .map(([term]) => term);

/** The articles whose passages share the rarest facts, best match first. */
export function candidatesOf(hits: readonly Pick<Bm25Hit, 'article' | 'score'>[]): number[] {
  const scores = new Map<number, number>();
  for (const { article, score } of hits) scores.set(article, (scores.get(article) ?? 0) + score);
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_COMPARED_ARTICLES)
    .map(([article]) => article);
}

/** The key of the article that reports the same, the most similar of several; null if none does. */
export function mostSimilar(
  own: Report,
  others: readonly { readonly key: number; readonly report: Report }[],
): number | null {
  let best: { readonly key: number; readonly similarity: number } | null = null;
  for (const { key, report } of others) {
    const similarity = sameStory(own, report);
    if (similarity !== null && similarity > (best?.similarity ?? 0)) best = { key, similarity };
  }
  return best?.key ?? null;
}
