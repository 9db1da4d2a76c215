import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readConfig } from '../../src/config.js';
import { modelSettings, openEmbedder } from '../../src/embed/embedder.js';
import { openReranker, rerankerSettings } from '../../src/embed/reranker.js';
import { type IngestTools, ingestSource } from '../../src/ingest/ingest.js';
import { decodeVectors, encodeVectors, sha256 } from '../../src/store/rows.js';
import { Store } from '../../src/store/store.js';
import type { Embedder, Reranker } from '../../src/types.js';
import type { EvalArticle, EvalSet } from './data.js';

const SCOPE = 'eval';

/** A set's articles in a store of their own, each of which can be left out for a while. */
export class Corpus {
  readonly scope = SCOPE;
  readonly tools: IngestTools & { readonly reranker?: Reranker };
  readonly #folder: string;
  readonly #articles: ReadonlyMap<string, EvalArticle>;
  /** From the set's article ids to the store's; articles with one text share one. */
  readonly #ids = new Map<string, string>();

  private constructor(tools: Corpus['tools'], folder: string, set: EvalSet) {
    this.tools = tools;
    this.#folder = folder;
    this.#articles = new Map(set.articles.map((article) => [article.id, article]));
  }

  /** @param env Settings over the defaults: another model, say. */
  static async open(set: EvalSet, env: Record<string, string | undefined> = {}): Promise<Corpus> {
    const folder = mkdtempSync(join(tmpdir(), 'byline-eval-'));
    const config = readConfig({ ...env, DATA_DIR: folder });
    const settings = { ...modelSettings(config), modelsDir: join(tmpdir(), 'byline-eval-models') };
    const embedder = remembering(await openEmbedder(settings));
    const wanted = rerankerSettings(config);
    const reranker = wanted && (await openReranker(wanted, { onTrouble: (reason) => console.error(reason) }));
    const store = Store.open(folder);
    const corpus = new Corpus({ config, embedder, store, ...(reranker ? { reranker } : {}) }, folder, set);
    for (const article of set.articles) await corpus.#ingest(article);
    return corpus;
  }

  /** The store's id of an article. */
  id(article: string): string {
    return this.#ids.get(article)!;
  }

  async #ingest({ id, title, text }: EvalArticle): Promise<void> {
    const outcome = await ingestSource(this.tools, { scope: SCOPE, source: { kind: 'text', text, title } });
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

  async close(): Promise<void> {
    await this.tools.embedder.close();
    await this.tools.reranker?.close();
    this.tools.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * An embedder that does no text twice, in this run or a later one, so that an article can be taken out and put
 * back quickly. Vectors are kept by model and text in the system's temporary folder.
 */
function remembering(embedder: Embedder): Embedder {
  const db = new Database(join(tmpdir(), 'byline-eval-vectors.db'));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE IF NOT EXISTS vector (hash TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID');
  const hashOf = (text: string): string => sha256(`${embedder.id}\n${text}`);
  const find = db.prepare<[string], { value: Buffer }>('SELECT value FROM vector WHERE hash = ?');
  const add = db.prepare('INSERT OR IGNORE INTO vector VALUES (?, ?)');
  const remember = db.transaction((texts: readonly string[], vectors: readonly Float32Array[]) => {
    texts.forEach((text, at) => {
      add.run(hashOf(text), encodeVectors(vectors[at]!));
    });
  });
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    maxTokens: embedder.maxTokens,
    embedQuery: (text) => embedder.embedQuery(text),
    countTokens: (texts) => embedder.countTokens(texts),
    async close() {
      db.close();
      await embedder.close();
    },
    async embedTexts(texts, options) {
      const fresh = [...new Set(texts)].filter((text) => find.get(hashOf(text)) === undefined);
      if (fresh.length > 0) remember(fresh, await embedder.embedTexts(fresh, options));
      return texts.map((text) => decodeVectors(find.get(hashOf(text))!.value, embedder.dimension)[0]!);
    },
  };
}
