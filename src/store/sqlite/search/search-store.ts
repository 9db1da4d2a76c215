import type Database from 'better-sqlite3';
import type { DamageWatch } from '../../articles/damage-watch.js';
import type {
  ArticleFilter,
  Bm25Hit,
  Corpus,
  EmbeddedPassage,
  LoadedArticle,
  SearchStore,
  StoredPassage,
} from '../../ports/search-store.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import { currentRows, toArticle } from '../articles/article-rows.js';
import { storiesOf } from '../articles/stories.js';
import {
  articlesOfScope,
  corpusOf,
  filteredArticles,
  newestArticles,
  searchedArticles,
} from './article-queries.js';
import { searchFullText } from './full-text/search.js';
import { passagesByKey, passageVectorsOf, sentencesByArticle, sentencesIn } from './passage-queries.js';
import { ScopeCounts } from './scope-counts.js';

export class SqliteSearchStore implements SearchStore {
  readonly #db: Database.Database;
  readonly #damage: DamageWatch;
  readonly #counts: ScopeCounts;

  constructor(db: Database.Database, damage: DamageWatch) {
    this.#db = db;
    this.#damage = damage;
    this.#counts = new ScopeCounts(db);
  }

  async narrow(scope: number, filter: ArticleFilter, now: Date): Promise<number[] | null> {
    return filteredArticles(this.#db, scope, filter, now);
  }

  async corpus(scope: number, among: readonly number[] | null): Promise<Corpus> {
    return among === null ? this.#counts.corpus(scope) : corpusOf(this.#db, scope, among);
  }

  async passageCount(scope: number): Promise<number> {
    return this.#counts.passages(scope);
  }

  async sentenceCount(scope: number): Promise<number> {
    return sentencesIn(this.#db, scope);
  }

  async articles(scope: number): Promise<{ key: number; id: string }[]> {
    return searchedArticles(this.#db, scope);
  }

  async newest(scope: number, among: readonly number[] | null, limit: number): Promise<number[]> {
    return newestArticles(this.#db, scope, among, limit);
  }

  async stories(articles: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return storiesOf(this.#db, articles);
  }

  async loadArticles(scope: number, keys: readonly number[]): Promise<ReadonlyMap<number, LoadedArticle>> {
    const read = this.#db.transaction(() => {
      const sentences = sentencesByArticle(this.#db, keys);
      return currentRows(this.#db, scope, keys).flatMap((row): [number, LoadedArticle][] => {
        const article = this.#damage.read(row, (intact) => toArticle(this.#db, intact));
        return article ? [[row.key, { article, sentences: sentences.get(row.key) ?? [] }]] : [];
      });
    });
    return new Map(read());
  }

  async passages(scope: number, keys: readonly number[]): Promise<StoredPassage[]> {
    return passagesByKey(this.#db, scope, keys);
  }

  async passageVectors(
    scope: number,
    articles: readonly number[],
    model: IndexedModel,
  ): Promise<EmbeddedPassage[]> {
    return articlesOfScope(this.#db, scope, articles).flatMap((key) =>
      passageVectorsOf(this.#db, key, model),
    );
  }

  async bm25(
    scope: number,
    terms: readonly string[],
    limit: number,
    among: readonly number[] | null,
  ): Promise<Bm25Hit[]> {
    return searchFullText(this.#db, scope, terms, limit, among);
  }

  async documentFrequencies(scope: number, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#counts.documentFrequencies(scope, terms);
  }
}
