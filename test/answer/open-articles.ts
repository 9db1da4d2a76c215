import { onTestFinished } from 'vitest';
import { Corpus } from '../../src/calibrate/corpus.js';
import type { EvalArticle } from '../../src/calibrate/eval-set.js';
import { readConfig } from '../../src/config/config.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';

/** Articles in a real store with the fake embedder and without a reader, until the test ends. */
export async function openArticles(articles: readonly EvalArticle[]): Promise<Corpus> {
  const set = { folder: 'test', articles, questions: [], squad: false };
  const corpus = await Corpus.open(set, readConfig({}), { embedder: fakeEmbedder(), reader: null });
  onTestFinished(() => corpus.close());
  return corpus;
}
