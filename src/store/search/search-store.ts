import type Database from 'better-sqlite3';
import type { Sentence } from '../../domain/article.js';
import {
  type Corpus,
  corpusOf,
  type Narrowing,
  narrowedArticles,
  newestArticles,
  passagesByKey,
  passagesIn,
  passageVectorsOf,
  type StoredPassage,
  searchedArticles,
  sentencesIn,
  sentencesOf,
} from './candidates.js';
import { type Bm25Hit, documentFrequencies, searchFullText, vocabularyNear } from './full-text.js';
import type { IndexedModel } from './vector-index.js';

/** Everything that is read to answer a question, but for the vector index. Scopes and articles go by their keys. */
export class SearchStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** See `narrowedArticles`. */
  narrow(scope: number, narrowing: Narrowing, now: Date): number[] | null {
    return narrowedArticles(this.#db, scope, narrowing, now);
  }

  /** Counts of a scope, or of the articles that a narrowing leaves. */
  corpus(scope: number, among: readonly number[] | null): Corpus {
    return corpusOf(this.#db, scope, among);
  }

  passageCount(scope: number): number {
    return passagesIn(this.#db, scope);
  }

  /** Counts every sentence of the scope, so not for every question. */
  sentenceCount(scope: number): number {
    return sentencesIn(this.#db, scope);
  }

  /** The searched articles of a scope. */
  articles(scope: number): { key: number; id: string }[] {
    return searchedArticles(this.#db, scope);
  }

  /** Keys of the newest searched articles, newest first. */
  newest(scope: number, among: readonly number[] | null, limit: number): number[] {
    return newestArticles(this.#db, scope, among, limit);
  }

  /** The sentences of an article in order; empty if the article is not searched. */
  sentences(article: number): Sentence[] {
    return sentencesOf(this.#db, article);
  }

  /** The passages of these keys that still exist, in the order of the keys. */
  passages(scope: number, keys: readonly number[]): StoredPassage[] {
    return passagesByKey(this.#db, scope, keys);
  }

  /** The passages of an article with their vectors; empty if the model has embedded none. */
  passageVectors(
    article: number,
    model: IndexedModel,
  ): (StoredPassage & { readonly vector: Float32Array })[] {
    return passageVectorsOf(this.#db, article, model);
  }

  /** See `searchFullText`. */
  bm25(scope: number, terms: readonly string[], limit: number, among: readonly number[] | null): Bm25Hit[] {
    return searchFullText(this.#db, scope, terms, limit, among);
  }

  /** The number of passages that contain each term; terms in none are left out. */
  documentFrequencies(scope: number, terms: readonly string[]): ReadonlyMap<string, number> {
    return documentFrequencies(this.#db, scope, terms);
  }

  /** The scope's terms that begin like `term` and have about its length, the most frequent first. */
  vocabularyNear(scope: number, term: string): string[] {
    return vocabularyNear(this.#db, scope, term);
  }
}
