import { expect, test } from 'vitest';
import { normalisedWords, wordOverlap } from '../../src/text/terms/word-overlap.js';

test('words are compared without case, punctuation and articles', () => {
  expect(normalisedWords('The “Pact”, an OLD one.')).toEqual(['pact', 'old', 'one']);
});

test.each([
  ['a b', 'a b', 1],
  ['a b', 'b c', 0.5],
  ['a a', 'a', 2 / 3],
  ['a', 'b', 0],
  ['', '', 0],
])('F1 of "%s" and "%s"', (a, b, f1) => {
  const words = (text: string) => text.split(' ').filter(Boolean);
  expect(wordOverlap(words(a), words(b))).toBe(f1);
});
