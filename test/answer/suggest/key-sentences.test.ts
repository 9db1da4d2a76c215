import { expect, test } from 'vitest';
import { keySentences } from '../../../src/answer/suggest/key-sentences.js';
import { analyseText } from '../../../src/text/analyse.js';

const keyOf = (text: string, count: number): number[] =>
  keySentences(text, analyseText(text, []), count).map(({ ordinal }) => ordinal);

const PLAIN = 'The weather stayed the same over the whole of the country.';
const FACTS = 'Nordea Bank lost 12 million euros in three years, 5 per cent of it in Oslo.';

test('prefers early sentences and sentences with names and amounts, in text order', () => {
  expect(keyOf([PLAIN, PLAIN, FACTS, PLAIN].join('\n\n'), 2)).toEqual([0, 2]);
});

test('takes one sentence per paragraph', () => {
  expect(keyOf(`${FACTS} ${FACTS}\n\n${PLAIN}`, 3)).toEqual([0, 2]);
});

test.each([
  ['a short one', 'It rained.'],
  ['a long one', `The weather ${'stayed the same and '.repeat(20)}changed.`],
  [
    'one that needs the previous sentence',
    'However, the weather stayed the same over the whole of the country.',
  ],
])('skips %s', (_, sentence) => {
  expect(keyOf(`${sentence}\n\n${PLAIN}`, 2)).toEqual([1]);
});
