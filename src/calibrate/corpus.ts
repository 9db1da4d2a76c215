import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import type { Embedder, Reader } from '../domain/models.js';
import { type IngestDeps, ingestSource } from '../ingest/ingest.js';
import { threadParser } from '../ingest/parse/thread-parser.js';
import type { Store } from '../store/ports/store.js';
import { SqliteStore } from '../store/sqlite/store.js';
import type { EvalArticle, EvalSet } from './eval-set.js';

const SCOPE = 'eval';

/** The articles of an evaluation set in a temporary store; articles can be left out temporarily. */
export class Corpus {
  readonly scope = SCOPE;
  readonly tools: IngestDeps & { readonly reader: Reader | null; readonly passages: number };
  readonly #folder: string;
  readonly #articles: ReadonlyMap<string, EvalArticle>;
  /** Maps the set's article ids to the store's; articles with the same text share one. */
  readonly #ids = new Map<string, string>();

  private constructor(tools: Corpus['tools'], folder: string, set: EvalSet) {
    this.tools = tools;
    this.#folder = folder;
    this.#articles = new Map(set.articles.map((article) => [article.id, article]));
  }

  /**
   * Ingests the articles of a set into a temporary folder.
   * @param models Closed together with the corpus.
   * @param openStore Opens an empty store; default: SQLite in that folder.
   */
  static async open(
    set: EvalSet,
    config: Config,
    models: { readonly embedder: Embedder; readonly reader: Reader | null },
    onProgress: (done: number, total: number) => void = () => undefined,
    openStore: (folder: string) => Store | Promise<Store> = (folder) => SqliteStore.open(folder),
  ): Promise<Corpus> {
    const folder = mkdtempSync(join(tmpdir(), 'byline-eval-'));
    const store = await openStore(folder);
    const tools = { config, store, parser: threadParser, ...models, passages: config.READER_PASSAGES };
    const corpus = new Corpus(tools, folder, set);
    for (const [at, article] of set.articles.entries()) {
      await corpus.#ingest(article);
      onProgress(at + 1, set.articles.length);
    }
    return corpus;
  }

  /** The store's id of an article of the set. */
  id(article: string): string {
    return this.#ids.get(article)!;
  }

  /** Store keys of all articles except those given. */
  async keysWithout(articles: readonly string[]): Promise<number[]> {
    const excluded = new Set(articles.map((article) => this.id(article)));
    const { store } = this.tools;
    return (await store.search.articles(await store.articles.scopeKey(SCOPE)))
      .filter(({ id }) => !excluded.has(id))
      .map(({ key }) => key);
  }

  async #ingest({ id, title, text, outlet, publishedAt, url }: EvalArticle): Promise<void> {
    const metadata = { ...(outlet && { outlet }), ...(publishedAt && { publishedAt }), ...(url && { url }) };
    const source = { kind: 'text' as const, text, title, ...metadata };
    const outcome = await ingestSource(this.tools, { scope: SCOPE, source });
    this.#ids.set(id, outcome.article.id);
  }

  /** Runs `during` without the articles, or, if a paragraph is given, with the articles but without it. */
  async without<Result>(
    articles: readonly string[],
    paragraph: number | null,
    during: () => Promise<Result>,
  ): Promise<Result> {
    const { store } = this.tools;
    for (const id of new Set(articles.map((article) => this.id(article))))
      await store.articles.forget(SCOPE, id);
    const shortened = articles.map((id) => this.#articles.get(id)!);
    if (paragraph !== null) {
      for (const article of shortened) {
        const text = article.text.split('\n\n').toSpliced(paragraph, 1).join('\n\n');
        await this.#ingest({ ...article, text });
      }
    }
    // As deletion in the app does: the index catches up before the next question.
    await store.index(await store.articles.scopeKey(SCOPE), this.tools.embedder);
    try {
      return await during();
    } finally {
      if (paragraph !== null) for (const { id } of shortened) await store.articles.forget(SCOPE, this.id(id));
      for (const article of this.#articles.values()) {
        if (articles.includes(article.id) || !(await store.articles.find(SCOPE, this.id(article.id))))
          await this.#ingest(article);
      }
    }
  }

  /** Runs `during` with one more article. */
  async with<Result>(article: EvalArticle, during: () => Promise<Result>): Promise<Result> {
    await this.#ingest(article);
    try {
      return await during();
    } finally {
      await this.tools.store.articles.forget(SCOPE, this.id(article.id));
    }
  }

  async close(): Promise<void> {
    await this.tools.embedder.close();
    await this.tools.reader?.close();
    await this.tools.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
