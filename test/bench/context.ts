import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/config/config.js';
import type { Embedder } from '../../src/domain/models.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { cachingEmbedder } from '../eval/caching.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { SENTENCES_EACH } from './corpus/archive.js';
import { drawArticles, type MadeArticle, sentencesOf, textsOf } from './corpus/made-articles.js';
import { type VectorMaker, vectorMaker } from './corpus/made-vectors.js';
import { realVectors } from './corpus/real-vectors.js';
import type { Report } from './report.js';

export interface Options {
  readonly runs: number;
  /** Numbers of passages, ascending. */
  readonly sizes: readonly number[];
  /** A folder of texts, instead of the sample articles. */
  readonly corpus?: string;
  /** Folder of the archive of `scale`, kept for later runs. */
  readonly archive?: string;
  /** Seconds that `memory` waits idle. */
  readonly idle?: number;
}

/** Real vectors that made ones are modelled on. */
const REAL_VECTORS = 600;

/** What the parts share. Expensive things are made when they are first needed. */
export class Context {
  readonly options: Options;
  readonly report: Report;
  readonly folder = mkdtempSync(join(tmpdir(), 'byline-bench-'));
  readonly stock: readonly string[];
  #embedder: Promise<Embedder> | undefined;
  #vectors: Promise<{ readonly real: readonly Float32Array[]; readonly maker: VectorMaker }> | undefined;

  constructor(options: Options, report: Report) {
    this.options = options;
    this.report = report;
    this.stock = sentencesOf(options.corpus);
  }

  config(settings: Readonly<Record<string, string>> = {}): Config {
    return readConfig({ DATA_DIR: this.folder, ...settings });
  }

  embedder(): Promise<Embedder> {
    this.#embedder ??= openEmbedder(bundledModelSettings());
    return this.#embedder;
  }

  /** Articles as in the corpus, or made of its sentences if there are not enough. */
  articles(count: number): MadeArticle[] {
    const own = this.options.corpus ? textsOf(this.options.corpus) : [];
    return [...own, ...drawArticles(SENTENCES_EACH, [...this.stock], Math.max(0, count - own.length))].slice(
      0,
      count,
    );
  }

  /** The vectors of the corpus's own passages, embedded once and kept for later runs. */
  async real(count = REAL_VECTORS): Promise<Float32Array[]> {
    const embedder = cachingEmbedder({ ...borrowed(await this.embedder()) });
    const vectors = await realVectors(embedder, this.articles(count), count);
    await embedder.close();
    return vectors;
  }

  vectors(): Promise<{ readonly real: readonly Float32Array[]; readonly maker: VectorMaker }> {
    this.#vectors ??= this.real().then((real) => ({ real, maker: vectorMaker(real) }));
    return this.#vectors;
  }

  async close(): Promise<void> {
    await (await this.#embedder)?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The same embedder, which stays open when the borrower closes it. */
export const borrowed = (embedder: Embedder): Embedder => ({
  id: embedder.id,
  dimension: embedder.dimension,
  maxTokens: embedder.maxTokens,
  embedQuery: (text) => embedder.embedQuery(text),
  embedTexts: (texts, options) => embedder.embedTexts(texts, options),
  countTokens: (texts) => embedder.countTokens(texts),
  close: async () => undefined,
});
