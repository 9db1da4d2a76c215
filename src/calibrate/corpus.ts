import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import type { Embedder, Reader } from '../domain/models.js';
import { type IngestDeps, ingestSource } from '../ingest/ingest.js';
import { Store } from '../store/store.js';
import type { EvalArticle, EvalSet } from './eval-set.js';

const SCOPE = 'eval';

/** A set's articles in a store of their own, each of which can be left out for a while. */
export class Corpus {
  readonly scope = SCOPE;
  readonly tools: IngestDeps & { readonly reader: Reader | null; readonly passages: number };
  readonly #folder: string;
  readonly #articles: ReadonlyMap<string, EvalArticle>;
  /** From the set's article ids to the store's; articles with one text share one. */
  readonly #ids = new Map<string, string>();

  private constructor(tools: Corpus['tools'], folder: string, set: EvalSet) {
    this.tools = tools;
    this.#folder = folder;
    this.#articles = new Map(set.articles.map((article) => [article.id, article]));
  }

  /**
   * Ingests the articles of a set with a newsroom's own models, in a temporary folder.
   * @param models What embeds and reads; closed with the corpus.
   */
  static async open(
    set: EvalSet,
    config: Config,
    models: { readonly embedder: Embedder; readonly reader: Reader | null },
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<Corpus> {
    const folder = mkdtempSync(join(tmpdir(), 'byline-eval-'));
    const store = Store.open(folder);
    const tools = { config, store, ...models, passages: config.READER_PASSAGES };
    const corpus = new Corpus(tools, folder, set);
    for (const [at, article] of set.articles.entries()) {
      await corpus.#ingest(article);
      onProgress(at + 1, set.articles.length);
    }
    return corpus;
  }

  /** The store's id of an article. */
  id(article: string): string {
    return this.#ids.get(article)!;
  }

  /** Keys of all articles in the store but some of the set's. */
  keysWithout(articles: readonly string[]): number[] {
    const left = new Set(articles.map((article) => this.id(article)));
    const { store } = this.tools;
    return store.search
      .articles(store.articles.scopeKey(SCOPE))
      .filter(({ id }) => !left.has(id))
      .map(({ key }) => key);
  }

  async #ingest({ id, title, text, outlet, publishedAt, url }: EvalArticle): Promise<void> {
    const said = { ...(outlet && { outlet }), ...(publishedAt && { publishedAt }), ...(url && { url }) };
    const source = { kind: 'text' as const, text, title, ...said };
    const outcome = await ingestSource(this.tools, { scope: SCOPE, source });
    this.#ids.set(id, outcome.article.id);
  }

  /** Runs `during` while the articles are forgotten, or stand with a paragraph less. */
  async without<Result>(
    articles: readonly string[],
    paragraph: number | null,
    during: () => Promise<Result>,
  ): Promise<Result> {
    const { store } = this.tools;
    for (const id of new Set(articles.map((article) => this.id(article)))) store.articles.forget(SCOPE, id);
    const shortened = articles.map((id) => this.#articles.get(id)!);
    if (paragraph !== null) {
      for (const article of shortened) {
        const text = article.text.split('\n\n').toSpliced(paragraph, 1).join('\n\n');
        await this.#ingest({ ...article, text });
      }
    }
    // As forgetting through the newsroom does: the index has caught up before the next question.
    await store.index(store.articles.scopeKey(SCOPE), this.tools.embedder);
    try {
      return await during();
    } finally {
      if (paragraph !== null) for (const { id } of shortened) store.articles.forget(SCOPE, this.id(id));
      for (const article of this.#articles.values()) {
        if (articles.includes(article.id) || !store.articles.find(SCOPE, this.id(article.id)))
          await this.#ingest(article);
      }
    }
  }

  /** Runs `during` while one more article is there. */
  async with<Result>(article: EvalArticle, during: () => Promise<Result>): Promise<Result> {
    await this.#ingest(article);
    try {
      return await during();
    } finally {
      this.tools.store.articles.forget(SCOPE, this.id(article.id));
    }
  }

  async close(): Promise<void> {
    await this.tools.embedder.close();
    await this.tools.reader?.close();
    this.tools.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
