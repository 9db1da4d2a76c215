/** One pipeline over one corpus in this process: tsx ingest-pipelines.ts <pipeline> <articles> [<folder of texts>] */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { Embeddings } from '@langchain/core/embeddings';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readConfig } from '../../../src/config/config.js';
import type { Embedder } from '../../../src/domain/models.js';
import { embedArticle } from '../../../src/ingest/embed-article.js';
import { prepareArticle } from '../../../src/ingest/prepare.js';
import { EmbedderEmbeddings } from '../../../src/langchain/embeddings.js';
import { indexProjection } from '../../../src/models/bundled/index-projection.js';
import { embedderSettings, openEmbedder } from '../../../src/models/embedder/embedder.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { SHARED_MODELS_DIR } from '../../fixtures/bundled-model.js';
import { readSource } from '../../ingest/read-source.js';
import { madeArticles, sentencesOf, textsOf } from '../corpus/made-articles.js';
import { pagesOf } from '../corpus/pages.js';
import { DefaultEmbeddings } from './default-embeddings.js';
import { type IngestFigures, Stopwatch } from './ingest-figures.js';

const SCOPE = 'bench';
const config = readConfig({});

interface Pipeline {
  take(page: string): Promise<void>;
  close(): Promise<Pick<IngestFigures, 'words' | 'texts' | 'indexed'>>;
}

function byline(embedder: Embedder, folder: string, watch: Stopwatch): Pipeline {
  const store = SqliteStore.open(folder, { projectionOf: indexProjection });
  let [words, texts, indexed] = [0, 0, 0];
  return {
    async take(page) {
      const bytes = Buffer.from(page);
      const now = new Date();
      const draft = await watch.time('read', () =>
        readSource({ kind: 'file', name: 'page.html', bytes }, { limits: config, now }),
      );
      const article = await watch.time('analyse', () => prepareArticle(draft, config.MAX_ARTICLE_WORDS, now));
      const embedded = await watch.time('embed', () => embedArticle(embedder, article));
      await watch.time('store', () => store.articles.save(SCOPE, { ...article, ...embedded }, null));
      await watch.time('index', async () =>
        (await store.index(await store.articles.scopeKey(SCOPE), embedder)).settled(),
      );
      words += article.words;
      texts += embedded.passages.length;
      indexed += embedded.passages.length;
    },
    async close() {
      await watch.time('index', () => store.close());
      return { words, texts, indexed };
    },
  };
}

function langchain(embeddings: Embeddings, folder: string, watch: Stopwatch): Pipeline {
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 1000, chunkOverlap: 200 });
  const store = new HNSWLib(embeddings, { space: 'cosine' });
  let [words, texts] = [0, 0];
  return {
    async take(page) {
      const text = await watch.time('read', () => {
        const { document } = parseHTML(page);
        return new Readability(document as never).parse()?.textContent ?? '';
      });
      const chunks = await watch.time('analyse', () => splitter.createDocuments([text]));
      const vectors = await watch.time('embed', () =>
        embeddings.embedDocuments(chunks.map(({ pageContent }) => pageContent)),
      );
      await watch.time('index', () => store.addVectors(vectors, chunks));
      words += text.match(/\S+/g)?.length ?? 0;
      texts += chunks.length;
    },
    async close() {
      await watch.time('store', () => store.save(join(folder, 'hnswlib')));
      return { words, texts, indexed: texts };
    },
  };
}

const [which, count = '100', corpus] = process.argv.slice(2);
const articles = corpus
  ? textsOf(corpus).slice(0, Number(count))
  : madeArticles(Number(count), 20, sentencesOf());
const pages = pagesOf(articles);
const folder = mkdtempSync(join(tmpdir(), 'byline-bench-'));
const embedder = await openEmbedder({ ...embedderSettings(config), modelsDir: SHARED_MODELS_DIR });
const embeddings =
  which === 'langchain-default' ? await DefaultEmbeddings.open() : new EmbedderEmbeddings(embedder);
const make = (at: string, watch: Stopwatch): Pipeline =>
  which === 'byline' ? byline(embedder, at, watch) : langchain(embeddings, at, watch);
try {
  const warmUp = make(join(folder, 'warm-up'), new Stopwatch());
  for (const page of pages.slice(0, 20)) await warmUp.take(page);
  const watch = new Stopwatch();
  const pipeline = make(join(folder, 'measured'), watch);
  for (const page of pages) await pipeline.take(page);
  const counts = await pipeline.close();
  const { stages, totalMs, cpuMs, peakMib } = watch;
  const figures: IngestFigures = { articles: pages.length, ...counts, totalMs, cpuMs, stages, peakMib };
  console.log(JSON.stringify(figures));
} finally {
  await embedder.close();
  rmSync(folder, { recursive: true, force: true });
}
