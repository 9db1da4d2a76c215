import type Database from 'better-sqlite3';
import type { Sentence } from '../../../domain/article.js';
import type { Bm25Hit, Corpus, Narrowing, SearchStore, StoredPassage } from '../../ports/search-store.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import {
  corpusOf,
  narrowedArticles,
  newestArticles,
  passagesByKey,
  passagesIn,
  passageVectorsOf,
  searchedArticles,
  sentencesIn,
  sentencesOf,
} from './candidates.js';
import { documentFrequencies, searchFullText, vocabularyNear } from './full-text.js';

/** Everything that is read to answer a question, but for the vector index. Scopes and articles go by their keys. */
export class SqliteSearchStore implements SearchStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** See `narrowedArticles`. */
  async narrow(scope: number, narrowing: Narrowing, now: Date): Promise<number[] | null> {
    return narrowedArticles(this.#db, scope, narrowing, now);
  }

  /** Counts of a scope, or of the articles that a narrowing leaves. */
  async corpus(scope: number, among: readonly number[] | null): Promise<Corpus> {
    return corpusOf(this.#db, scope, among);
  }

  async passageCount(scope: number): Promise<number> {
    return passagesIn(this.#db, scope);
  }

  /** Counts every sentence of the scope, so not for every question. */
  async sentenceCount(scope: number): Promise<number> {
    return sentencesIn(this.#db, scope);
  }

  /** The searched articles of a scope. */
  async articles(scope: number): Promise<{ key: number; id: string }[]> {
    return searchedArticles(this.#db, scope);
  }

  /** Keys of the newest searched articles, newest first. */
  async newest(scope: number, among: readonly number[] | null, limit: number): Promise<number[]> {
    return newestArticles(this.#db, scope, among, limit);
  }

  /** The sentences of an article in order; empty if the article is not searched. */
  async sentences(article: number): Promise<Sentence[]> {
    return sentencesOf(this.#db, article);
  }

  /** The passages of these keys that still exist, in the order of the keys. */
  async passages(scope: number, keys: readonly number[]): Promise<StoredPassage[]> {
    return passagesByKey(this.#db, scope, keys);
  }

  /** The passages of an article with their vectors; empty if the model has embedded none. */
  async passageVectors(
    article: number,
    model: IndexedModel,
  ): Promise<(StoredPassage & { readonly vector: Float32Array })[]> {
    return passageVectorsOf(this.#db, article, model);
  }

  /** See `searchFullText`. */
  async bm25(
    scope: number,
    terms: readonly string[],
    limit: number,
    among: readonly number[] | null,
  ): Promise<Bm25Hit[]> {
    return searchFullText(this.#db, scope, terms, limit, among);
  }

  /** The number of passages that contain each term; terms in none are left out. */
  async documentFrequencies(scope: number, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return documentFrequencies(this.#db, scope, terms);
  }

  /** The scope's terms that begin like `term` and have about its length, the most frequent first. */
  async vocabularyNear(scope: number, term: string): Promise<string[]> {
    return vocabularyNear(this.#db, scope, term);
  }
}
