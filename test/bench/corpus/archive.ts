/**
 * A data folder with as many made passages as wanted, stored as ingesting stores them, but with made vectors: the
 * model would take minutes, and how long a question takes does not depend on it.
 */

import type { Embedder } from '../../../src/domain/models.js';
import { embedArticle } from '../../../src/ingest/embed-article.js';
import { prepareArticle } from '../../../src/ingest/prepare.js';
import { indexProjection } from '../../../src/models/bundled/index-projection.js';
import type { PreparedArticle } from '../../../src/store/ports/article-store.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { drawArticles, type MadeArticle } from './made-articles.js';
import type { VectorMaker } from './made-vectors.js';

export const SENTENCES_EACH = 20;
const MAX_WORDS = 50_000;

export interface ArchiveOptions {
  readonly folder: string;
  readonly scope: string;
  readonly stock: readonly string[];
  readonly model: Pick<Embedder, 'id' | 'dimension'>;
  readonly vectors: VectorMaker;
  /** Whether `passageTexts` is kept; default: no. */
  readonly keepTexts?: boolean;
}

/** Grows as it is asked to, or stays as it is; not open in between, so that the bot can use the folder. */
export class Archive {
  readonly folder: string;
  readonly scope: string;
  readonly #articles: Generator<MadeArticle>;
  readonly #embedder: Embedder;
  /** What is embedded of each passage. */
  readonly passageTexts: string[] = [];
  passages = 0;
  articles = 0;
  /** Milliseconds that the last growth spent in the store, and until the index had caught up. */
  storeMs = 0;
  indexMs = 0;

  constructor({ folder, scope, stock, model, vectors, keepTexts = false }: ArchiveOptions) {
    this.folder = folder;
    this.scope = scope;
    this.#articles = drawArticles(SENTENCES_EACH, [...stock]);
    this.#embedder = {
      id: model.id,
      dimension: model.dimension,
      maxTokens: Number.POSITIVE_INFINITY,
      embedQuery: async () => vectors.next(),
      embedTexts: async (texts) => {
        if (keepTexts) this.passageTexts.push(...texts);
        return texts.map(() => vectors.next());
      },
      countTokens: async (texts) => texts.map(() => 0),
      close: async () => undefined,
    };
  }

  async growTo(passages: number): Promise<void> {
    const store = SqliteStore.open(this.folder, { projectionOf: indexProjection });
    [this.storeMs, this.indexMs] = [0, 0];
    try {
      if (!(await store.activeModel())) {
        const { id: model, dimension } = this.#embedder;
        await store.activate({ model, dimension, settings: {} });
      }
      if (this.articles === 0) await this.#resume(store);
      while (this.passages < passages) await this.#add(store);
      const began = performance.now();
      await (await store.index(await store.articles.scopeKey(this.scope), this.#embedder)).settled();
      this.indexMs = performance.now() - began;
    } finally {
      await store.close();
    }
  }

  /** Goes on where an earlier run, which was kept, had ended. */
  async #resume(store: SqliteStore): Promise<void> {
    const { articles, passages } = await store.search.corpus(await store.articles.scopeKey(this.scope), null);
    for (let drawn = 0; drawn < articles; drawn += 1) this.#articles.next();
    for (let drawn = 0; drawn < passages; drawn += 1) await this.#embedder.embedQuery('');
    [this.articles, this.passages] = [articles, passages];
  }

  async #add(store: SqliteStore): Promise<void> {
    const article = await this.next();
    const began = performance.now();
    await store.articles.save(this.scope, article, null);
    this.storeMs += performance.now() - began;
    this.passages += article.passages.length;
    this.articles += 1;
  }

  /** The next article, not stored. */
  async next(): Promise<PreparedArticle> {
    const { title, text } = this.#articles.next().value as MadeArticle;
    const now = new Date();
    const document = {
      title,
      text,
      outlet: null,
      author: null,
      publishedAt: now.toISOString(),
      boilerplate: [],
      provenance: 'uploaded',
      url: null,
      alternativeUrls: [],
    } as const;
    const article = prepareArticle(document, MAX_WORDS, now);
    return { ...article, ...(await embedArticle(this.#embedder, article)) };
  }
}
