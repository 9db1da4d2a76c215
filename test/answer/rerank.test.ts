import { describe, expect, test } from 'vitest';
import type { Ranked } from '../../src/answer/rank.js';
import { rerank } from '../../src/answer/rerank.js';
import type { Reranker } from '../../src/types.js';

const ranked = (count: number): Ranked[] =>
  Array.from({ length: count }, (_, at) => ({
    candidate: { text: `sentence ${at}` } as Ranked['candidate'],
    features: [],
    score: -at / 100,
    share: 1 / count,
  }));
const reranker = (score: Reranker['score']): Reranker => ({ score, close: async () => undefined });
const order = (of: readonly Ranked[]) => of.map(({ candidate }) => candidate.text);

describe('a cross-encoder beside the fitted features', () => {
  test('moves what it likes up, whatever the scale of its scores, and shares add up to one', async () => {
    const likesTheThird = reranker(async (_, sentences) => sentences.map((_, at) => (at === 2 ? 900 : 1)));
    const moved = (await rerank(likesTheThird, 'who?', ranked(5), 0.5))!;
    expect(order(moved)[0]).toBe('sentence 2');
    expect(moved.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  test('reads thirty; the others keep their place behind them', async () => {
    let read = 0;
    const reverses = reranker(async (_, sentences) => {
      read = sentences.length;
      return sentences.map((_, at) => at);
    });
    const moved = order((await rerank(reverses, 'who?', ranked(40), 5))!);
    expect(read).toBe(30);
    expect(moved[0]).toBe('sentence 29');
    expect(moved.slice(30)).toEqual(order(ranked(40)).slice(30));
  });

  test('says nothing in time: there is no such ranking', async () => {
    expect(
      await rerank(
        reranker(async () => null),
        'who?',
        ranked(3),
        1,
      ),
    ).toBeNull();
  });

  test('finds all alike: the ranking stays', async () => {
    const indifferent = reranker(async (_, sentences) => sentences.map(() => 3));
    expect(order((await rerank(indifferent, 'who?', ranked(3), 1))!)).toEqual(order(ranked(3)));
  });
});
