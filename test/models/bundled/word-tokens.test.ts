import { AutoTokenizer, type PreTrainedTokenizer } from '@xenova/transformers';
import { beforeAll, expect, test } from 'vitest';
import { ensureBundledModel } from '../../../src/models/bundled/export.js';
import { WordTokens } from '../../../src/models/bundled/word-tokens.js';
import { SHARED_MODELS_DIR } from '../../fixtures/bundled-model.js';
import fc from '../../fixtures/properties.js';

let tokenizer: PreTrainedTokenizer;
beforeAll(async () => {
  const { folder } = await ensureBundledModel(SHARED_MODELS_DIR);
  tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
});

const asWhole = (text: string): readonly number[] => tokenizer(text, { return_tensor: false }).input_ids;

/** Words, and what decomposes into spaces, joins what is before it, is unknown, or has no score. */
const PARTS = [
  ...['Both', 'leaders', 'signed', 'US-India', '$1,000.50', '2:40', 'https://example.org/a', '.', '"', ':'],
  ...['\u00a8', '\u00b4', '\u0301', '\u0345', '\u00a0', '\u3000', '\u2003', '\u2581', '\t', '\n', '\ufdfa'],
  ...['語', '日本の首相', '\u1100', '\u1161', '\u11a8', '📉', '\ud83d', 'e\u0301', '</s>', 'x'.repeat(40)],
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PARTS, ' ', ' ', ' '), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 25,
  })
  .map((parts) => parts.join(''));

test('the words of a text have the tokens that it has as a whole', () => {
  const words = new WordTokens(asWhole);
  fc.assert(
    fc.property(texts, (text) => {
      expect(words.of(text)).toEqual(asWhole(text));
      // Once more, from what is kept.
      expect(words.of(text)).toEqual(asWhole(text));
    }),
    { numRuns: 2000 },
  );
});

test('a word is split only once', () => {
  const split: string[] = [];
  const words = new WordTokens((text) => {
    split.push(text);
    return asWhole(text);
  });
  const text = 'the ship and the crew';
  expect(words.of(text)).toEqual(asWhole(text));
  words.of('the crew');
  expect(split).toEqual(['the', 'ship', 'and', 'crew']);
});
