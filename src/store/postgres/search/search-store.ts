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
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import {
  corpusAmong,
  corpusOf,
  filteredArticles,
  newestArticles,
  passagesIn,
  searchedArticles,
  storiesOf,
} from './article-queries.js';
import { searchBm25 } from './bm25.js';
import { passagesByKey, passageVectorsOf, sentencesByArticle, sentencesIn } from './passage-queries.js';
import { documentFrequencies } from './vocabulary.js';

export class PostgresSearchStore implements SearchStore {
  readonly #database: Database;
  readonly #damage: DamageWatch;

  constructor(database: Database, damage: DamageWatch) {
    this.#database = database;
    this.#damage = damage;
  }

  narrow(scope: number, filter: ArticleFilter, now: Date): Promise<number[] | null> {
    return this.#database.read(scope, (session) => filteredArticles(session, scope, filter, now));
  }

  corpus(scope: number, among: readonly number[] | null): Promise<Corpus> {
    return this.#database.read(scope, (session) =>
      among === null ? corpusOf(session, scope) : corpusAmong(session, scope, among),
    );
  }

  passageCount(scope: number): Promise<number> {
    return this.#database.read(scope, (session) => passagesIn(session, scope));
  }

  sentenceCount(scope: number): Promise<number> {
    return this.#database.read(scope, (session) => sentencesIn(session, scope));
  }

  articles(scope: number): Promise<{ key: number; id: string }[]> {
    return this.#database.read(scope, (session) => searchedArticles(session, scope));
  }

  newest(scope: number, among: readonly number[] | null, limit: number): Promise<number[]> {
    return this.#database.read(scope, (session) => newestArticles(session, scope, among, limit));
  }

  stories(articles: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return this.#database.read(EVERY_SCOPE, (session) => storiesOf(session, articles));
  }

  loadArticles(scope: number, keys: readonly number[]): Promise<ReadonlyMap<number, LoadedArticle>> {
    return this.#database.read(scope, async (session) => {
      const rows = await currentRows(session, scope, keys);
      const sentences = await sentencesByArticle(session, scope, keys);
      const loaded = rows.flatMap((row): [number, LoadedArticle][] => {
        const article = this.#damage.read(row, toArticle);
        return article ? [[row.key, { article, sentences: sentences.get(row.key) ?? [] }]] : [];
      });
      return new Map(loaded);
    });
  }

  passages(scope: number, keys: readonly number[]): Promise<StoredPassage[]> {
    return this.#database.read(scope, (session) => passagesByKey(session, scope, keys));
  }

  passageVectors(
    scope: number,
    articles: readonly number[],
    model: IndexedModel,
  ): Promise<EmbeddedPassage[]> {
    return this.#database.read(scope, (session) => passageVectorsOf(session, scope, articles, model.id));
  }

  bm25(
    scope: number,
    terms: readonly string[],
    limit: number,
    among: readonly number[] | null,
  ): Promise<Bm25Hit[]> {
    return this.#database.read(scope, (session) => searchBm25(session, scope, terms, limit, among));
  }

  documentFrequencies(scope: number, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#database.read(scope, (session) => documentFrequencies(session, scope, terms));
  }
}
