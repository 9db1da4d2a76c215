import type { Since } from '../../domain/answer.js';
import type { Sentence } from '../../domain/article.js';
import type { IndexedModel } from './vector-index.js';

export interface Narrowing {
  readonly since: Since;
  readonly outlet: string | null;
}

export interface Corpus {
  readonly articles: number;
  readonly passages: number;
  /** Date of the newest article; null when there is none. */
  readonly newest: string | null;
}

export interface StoredPassage {
  readonly key: number;
  readonly article: number;
  readonly first: number;
  readonly last: number;
}

export interface Bm25Hit {
  readonly passage: number;
  readonly article: number;
  /** Higher is better, above 0. */
  readonly score: number;
}

/** Everything that is read to answer a question, except the vector index. Scopes and articles are given by key. */
export interface SearchStore {
  /** See `narrowedArticles`. */
  narrow(scope: number, narrowing: Narrowing, now: Date): Promise<number[] | null>;

  /** Counts of a scope, or of the articles that a narrowing leaves. */
  corpus(scope: number, among: readonly number[] | null): Promise<Corpus>;

  passageCount(scope: number): Promise<number>;

  /** Counts every sentence of the scope, so not for every question. */
  sentenceCount(scope: number): Promise<number>;

  /** The searched articles of a scope. */
  articles(scope: number): Promise<{ key: number; id: string }[]>;

  /** Keys of the newest searched articles, newest first. */
  newest(scope: number, among: readonly number[] | null, limit: number): Promise<number[]>;

  /** The sentences of an article in order; empty if the article is not searched. */
  sentences(article: number): Promise<Sentence[]>;

  /** The passages of these keys that still exist, in the order of the keys. */
  passages(scope: number, keys: readonly number[]): Promise<StoredPassage[]>;

  /** The passages of an article with their vectors; empty if the model has embedded none. */
  passageVectors(
    article: number,
    model: IndexedModel,
  ): Promise<(StoredPassage & { readonly vector: Float32Array })[]>;

  /** See `searchFullText`. */
  bm25(
    scope: number,
    terms: readonly string[],
    limit: number,
    among: readonly number[] | null,
  ): Promise<Bm25Hit[]>;

  /** The number of passages that contain each term; terms in none are left out. */
  documentFrequencies(scope: number, terms: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** The scope's terms that begin like `term` and have about its length, the most frequent first. */
  vocabularyNear(scope: number, term: string): Promise<string[]>;
}
