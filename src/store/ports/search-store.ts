import type { Since } from '../../domain/answer.js';
import type { Sentence } from '../../domain/article.js';
import type { StoredArticle } from './article-store.js';
import type { IndexedModel } from './vector-index.js';

/** Restricts a search to some articles. */
export interface ArticleFilter {
  /** By publish date, or by the time of ingestion where that is unknown. */
  readonly since: Since;
  /**
   * Days of publication, both included (`2026-11-20`); null for all. Articles without a date are in no range.
   */
  readonly published: { readonly from: string; readonly to: string } | null;
  /** Ignoring ASCII case; null for all. */
  readonly outlet: string | null;
}

export interface Corpus {
  readonly articles: number;
  readonly passages: number;
  /** Date of the newest article; null if there is none. */
  readonly newest: string | null;
}

export interface StoredPassage {
  /** Label of its vector in the index. */
  readonly key: number;
  readonly article: number;
  /** Ordinals of its first and last sentence, inclusive. */
  readonly first: number;
  readonly last: number;
}

export interface EmbeddedPassage extends StoredPassage {
  /** Of length 1. */
  readonly vector: Float32Array;
}

export interface Bm25Hit {
  readonly passage: number;
  readonly article: number;
  /** Higher is better, above 0. */
  readonly score: number;
}

export interface LoadedArticle {
  readonly article: StoredArticle;
  /** In order, of the same revision. */
  readonly sentences: readonly Sentence[];
}

/**
 * The data that answering reads, except the vector index. Scopes and articles are given by key; `among` restricts a
 * search to some articles, null to none.
 */
export interface SearchStore {
  /** Keys of the searched articles that match a filter; null if it matches all. */
  narrow(scope: number, filter: ArticleFilter, now: Date): Promise<number[] | null>;

  corpus(scope: number, among: readonly number[] | null): Promise<Corpus>;

  passageCount(scope: number): Promise<number>;

  /** Scans every sentence of the scope: not for use in every question. */
  sentenceCount(scope: number): Promise<number>;

  /** The searched articles of a scope. */
  articles(scope: number): Promise<{ key: number; id: string }[]>;

  /** Keys of the newest searched articles, newest first. */
  newest(scope: number, among: readonly number[] | null, limit: number): Promise<number[]>;

  /**
   * Story numbers by article key: articles with the same number report the same. Articles alone in their story are
   * absent.
   */
  stories(articles: readonly number[]): Promise<ReadonlyMap<number, number>>;

  /**
   * The searched articles of these keys with their sentences; those that do not exist or whose text is damaged are
   * absent. Read as one, so that a revision saved meanwhile cannot mix old text with new spans.
   */
  loadArticles(scope: number, keys: readonly number[]): Promise<ReadonlyMap<number, LoadedArticle>>;

  /** The passages of these keys that still exist, in the order of the keys. */
  passages(scope: number, keys: readonly number[]): Promise<StoredPassage[]>;

  /** The passages of these articles with their vectors, in order, without articles that the model has not embedded. */
  passageVectors(scope: number, articles: readonly number[], model: IndexedModel): Promise<EmbeddedPassage[]>;

  /** The passages with the highest BM25 score, best first. `terms` are search terms (src/text/terms/tokens.ts). */
  bm25(
    scope: number,
    terms: readonly string[],
    limit: number,
    among: readonly number[] | null,
  ): Promise<Bm25Hit[]>;

  /** The number of passages that contain each term; terms in none are absent. */
  documentFrequencies(scope: number, terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
