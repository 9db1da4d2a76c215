import { expect, test } from 'vitest';
import { type CandidatePassage, candidatesOf, readable } from '../../../src/answer/evidence/candidates.js';
import { articleOf, spanOf } from '../evidence-of.js';

const ARTICLE = articleOf('Rain fell. Ana Torres paid 12 crowns. It ended.', { title: 'Storm' });
const TEXT = ARTICLE.article.text;

function passage(first: number, last: number): CandidatePassage {
  const retrieved = { key: first, article: ARTICLE.key, first, last, fused: 2 - first };
  return { from: ARTICLE, retrieved, sentences: ARTICLE.sentences.slice(first, last + 1) };
}

test('the reader gets the title and the sentences, with their spans', () => {
  const { text, sentences } = readable(passage(1, 2));
  expect(text).toBe('Storm. Ana Torres paid 12 crowns. It ended.');
  expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Ana Torres paid 12 crowns.',
    'It ended.',
  ]);
});

test('a sentence of two passages is one candidate, with the best passage and the best spans', () => {
  const passages = [passage(0, 1), passage(1, 2)];
  const amount = (at: number, score: number) => ({
    ...spanOf(readable(passages[at]!).text, '12 crowns'),
    score,
  });
  const candidates = candidatesOf(passages, [
    [[], [amount(0, 1)]],
    [[amount(1, 4)], []],
  ]);
  expect(candidates.map(({ text }) => text)).toEqual([
    'Rain fell.',
    'Ana Torres paid 12 crowns.',
    'It ended.',
  ]);
  const [, candidate] = candidates;
  expect(candidate?.passage.first).toBe(0);
  expect(candidate?.spans).toEqual([{ ...spanOf(TEXT, '12 crowns'), score: 4 }]);
});

test('candidates of an unread passage have no spans, unless another passage was read', () => {
  const passages = [passage(0, 1), passage(1, 2)];
  expect(candidatesOf(passages, null).map(({ spans }) => spans)).toEqual([null, null, null]);
  expect(candidatesOf(passages, [[[], []], null]).map(({ spans }) => spans)).toEqual([[], [], null]);
});
