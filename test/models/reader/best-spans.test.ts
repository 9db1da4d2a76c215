import { expect, test } from 'vitest';
import type { Span } from '../../../src/domain/article.js';
import { bestSpans, type PassageLogits } from '../../../src/models/reader/best-spans.js';
import fc from '../../fixtures/properties.js';

const MAX_TOKENS = 24;

interface Token {
  /** Empty if the token was not found in the text. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens joined by spaces, and a model's outputs for them. */
function passage(tokens: readonly Token[], noAnswer = 0): { text: string; logits: PassageLogits } {
  let text = '';
  const spans = tokens.map(({ word }) => {
    const span = { start: text.length, end: text.length + word.length };
    if (word !== '') text += `${word} `;
    return span;
  });
  const start = Float32Array.from(tokens, (token) => token.start);
  const end = Float32Array.from(tokens, (token) => token.end);
  return { text, logits: { start, end, noAnswer, tokens: spans } };
}

/** Tokens with logits of 0, except those in `logits`. */
const tokensOf = (words: string, logits: Record<string, readonly [number, number]> = {}): Token[] =>
  words.split(' ').map((word) => ({ word, start: logits[word]?.[0] ?? 0, end: logits[word]?.[1] ?? 0 }));

const numbered = (count: number): string => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');

test('the likeliest span of each sentence stays within it, even if a longer one scores higher', () => {
  const { text, logits } = passage(tokensOf('a b c d e f', { a: [1, 0], b: [9, 0], c: [0, 2], e: [5, 8] }));
  const sentences = [
    { start: 0, end: 5 },
    { start: 6, end: 11 },
  ];
  const best = bestSpans(logits, sentences).map(([span]) => span!);
  expect(best.map(({ start, end }) => text.slice(start, end))).toEqual(['b c', 'e']);
  expect(best.map(({ score }) => score)).toEqual([11, 13]);
});

test('the score is start plus end minus the no-answer score', () => {
  const { logits } = passage(tokensOf('a b', { a: [3, 0], b: [0, 4] }), 5.5);
  expect(bestSpans(logits, [{ start: 0, end: 3 }])[0]![0]).toEqual({ start: 0, end: 3, score: 1.5 });
});

test.for([
  [23, 20],
  [24, 10],
])('from token 0 to token %i the best score is %i: a span has at most 24 tokens', ([last, score]) => {
  const words = numbered(30);
  const { text, logits } = passage(tokensOf(words, { w0: [10, 0], [`w${last}`]: [0, 10] }));
  expect(bestSpans(logits, [{ start: 0, end: text.length }])[0]![0]!.score).toBe(score);
});

test('a sentence without tokens has no spans', () => {
  const { logits } = passage(tokensOf('a b'));
  const sentences = [
    { start: 0, end: 3 },
    { start: 4, end: 30 },
  ];
  expect(bestSpans(logits, sentences).map((spans) => spans.length)).toEqual([2, 0]);
  const unknown = passage([
    { word: '', start: 9, end: 9 },
    { word: '', start: 9, end: 9 },
  ]);
  expect(bestSpans(unknown.logits, [{ start: 0, end: 3 }])).toEqual([[]]);
  expect(bestSpans({ ...logits, tokens: [] }, sentences)).toEqual([[], []]);
});

test('no span begins or ends at an unknown token, but it may contain one', () => {
  const tokens = tokensOf('a b');
  const { logits } = passage([
    { word: '', start: 9, end: 9 },
    tokens[0]!,
    { word: '', start: 9, end: 9 },
    tokens[1]!,
  ]);
  expect(bestSpans({ ...logits, end: Float32Array.of(9, 0, 9, 1) }, [{ start: 0, end: 3 }])[0]![0]).toEqual({
    start: 0,
    end: 3,
    score: 1,
  });
});

/** Tokens, some of them unknown, split into sentences anywhere. */
const logit = fc.integer({ min: -40, max: 40 }).map((quarters) => quarters / 4);
const token = fc.record({ word: fc.constantFrom('', 'a', 'bc', 'def', 'ghij'), start: logit, end: logit });
const cutPassage = fc
  .record({
    tokens: fc.array(token, { maxLength: 70 }),
    cuts: fc.array(fc.nat(200), { maxLength: 3 }),
    noAnswer: logit,
  })
  .map(({ tokens, cuts, noAnswer }) => {
    const { text, logits } = passage(tokens, noAnswer);
    const edges = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
    const sentences = edges.slice(1).map((end, at) => ({ start: edges[at]!, end }));
    return { logits, sentences };
  });

const isIn = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** The best score over all pairs of tokens in a sentence. */
function bestOfAll({ start, end, noAnswer, tokens }: PassageLogits, sentence: Span): number | undefined {
  const scores: number[] = [];
  tokens.forEach((from, i) => {
    tokens.slice(i, i + MAX_TOKENS).forEach((to, offset) => {
      const located = from.end > from.start && to.end > to.start;
      if (located && isIn(from, sentence) && isIn(to, sentence))
        scores.push(start[i]! + end[i + offset]! - noAnswer);
    });
  });
  return scores.length > 0 ? Math.max(...scores) : undefined;
}

test('the first span has the best score over all pairs of tokens', () => {
  fc.assert(
    fc.property(cutPassage, ({ logits, sentences }) => {
      const expected = sentences.map((sentence) => bestOfAll(logits, sentence));
      expect(bestSpans(logits, sentences).map(([first]) => first?.score)).toEqual(expected);
    }),
  );
});

test('a sentence has at most four spans, within it, disjoint and best first', () => {
  fc.assert(
    fc.property(cutPassage, ({ logits, sentences }) => {
      bestSpans(logits, sentences).forEach((spans, at) => {
        expect(spans.length).toBeLessThanOrEqual(4);
        const scores = spans.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(spans.every((span) => span.start < span.end && isIn(span, sentences[at]!))).toBe(true);
        const inOrder = spans.toSorted((a, b) => a.start - b.start);
        inOrder.slice(1).forEach((span, i) => {
          expect(span.start).toBeGreaterThanOrEqual(inOrder[i]!.end);
        });
      });
    }),
  );
});
