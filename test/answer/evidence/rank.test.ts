import { expect, test } from 'vitest';
import {
  previousTerms,
  RANK_FEATURES,
  type RankWeights,
  rankSentences,
  SEARCH_FEATURES,
  scaledSpanScore,
} from '../../../src/answer/evidence/rank.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const NOW = new Date('2025-11-01T00:00:00.000Z');
const ones = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 1])) as Record<Name, number>;
const WEIGHTS: RankWeights = { read: ones(RANK_FEATURES), search: ones(SEARCH_FEATURES) };

const STORM = 'A storm came. How many houses did the storm damage? It damaged 12 houses.';
const features = (question: string, ...given: Parameters<typeof articleOf>) =>
  rankSentences(evidenceOf(question, [articleOf(...given)]), WEIGHTS, NOW)
    .toSorted((a, b) => a.candidate.sentence.ordinal - b.candidate.sentence.ordinal)
    .map((ranked) => ranked.features);

test('a sentence has the terms of the question that it or the previous one contains', () => {
  expect(features('storm damaged houses?', STORM).map(({ termCoverage }) => termCoverage)).toEqual([
    1 / 3,
    1,
    1,
  ]);
  expect(features('storm damaged houses?', STORM, { title: 'Houses' })[0]?.titleCoverage).toBe(1 / 3);
});

test('a page has the place of a text that a user gave, where both have the same sentence', () => {
  const page = articleOf('The storm hit Vik. It rained.');
  const pasted = { provenance: 'pasted', publishedAt: '2025-11-01' } as const;
  const given = articleOf('The storm hit Vik. It snowed.', pasted);
  const ranked = (...articles: readonly ReturnType<typeof articleOf>[]) =>
    rankSentences(evidenceOf('storm in Vik?', articles), WEIGHTS, NOW);
  const [first, second, ...others] = ranked(given, page);
  expect([first, second].map((one) => one?.candidate.from)).toEqual([page, given]);
  expect(first?.score).toBeGreaterThan(second!.score);
  expect(first?.score).toBe(ranked(given)[0]?.score);
  expect(others.map(({ candidate }) => candidate.text)).toEqual(['It snowed.', 'It rained.']);
  const other = articleOf(given.article.text, { publishedAt: '2025-11-01' });
  expect(ranked(other, page)[0]?.candidate.from).toBe(other);
});

test('a page of something else with the same sentence does not take its place', () => {
  const question = 'did Ida Berg resign after the storm in Vik?';
  const page = articleOf('Bo Lind is a cook. He resigned on Friday.');
  const pasted = { provenance: 'pasted', publishedAt: '2025-11-01' } as const;
  const first = (given: Parameters<typeof articleOf>) =>
    rankSentences(evidenceOf(question, [page, articleOf(...given)]), WEIGHTS, NOW).find(
      ({ candidate }) => candidate.text === 'He resigned on Friday.',
    )?.candidate.from.article.provenance;
  expect(first(['Ida Berg left. He resigned on Friday.', pasted])).toBe('pasted');
  expect(first(['It rained. He resigned on Friday.', { ...pasted, title: 'Storm in Vik' }])).toBe('pasted');
  expect(first(['It rained. He resigned on Friday.', pasted])).toBe('fetched');
});

test('the length of a sentence counts up to 300 characters', () => {
  const long = `A storm damaged ${'very '.repeat(80)}many houses.`;
  expect(features('storm?', `${long} It rained.`).map(({ length }) => length)).toEqual([1, 10 / 300]);
});

test('the first sentence is the lead, and one that asks is a question', () => {
  expect(features('storm?', STORM).map(({ isLead }) => isLead)).toEqual([1, 0, 0]);
  expect(features('storm?', STORM).map(({ isQuestion }) => isQuestion)).toEqual([0, 1, 0]);
});

test.each([
  ['2025-11-01', 1],
  ['2025-10-25', Math.exp(-1)],
  ['2025-11-08', Math.exp(-1)],
  [null, 0],
])('recency of %s', (publishedAt, recency) => {
  expect(features('storm?', STORM, { publishedAt })[0]?.recency).toBeCloseTo(recency, 10);
});

test('recency counts from the time that a question names', () => {
  const recencies = ['2025-10-02', '2025-10-09', '2025-11-01'].map((publishedAt) => {
    const evidence = evidenceOf('storm?', [articleOf(STORM, { publishedAt })]);
    const time = { range: { from: '2025-10-01', to: '2025-10-02' }, words: 'last night' };
    const [first] = rankSentences({ ...evidence, question: { ...evidence.question, time } }, WEIGHTS, NOW);
    return first?.features.recency;
  });
  expect(recencies).toEqual([1, Math.exp(-1), Math.exp(-30 / 7)]);
});

test('a span of another type than expected counts 12 logits less', () => {
  const article = articleOf('The storm damaged 12 houses in Oslo.');
  const [first] = rankSentences(evidenceOf('how many houses?', [article], [{ Oslo: 7 }]), WEIGHTS, NOW);
  expect(first?.features.spanScore).toBe(scaledSpanScore(7 - 12));
  const [better] = rankSentences(
    evidenceOf('how many houses?', [article], [{ Oslo: 7, '12': 3 }]),
    WEIGHTS,
    NOW,
  );
  expect(better?.features.spanScore).toBe(scaledSpanScore(3));
  expect(better?.spans).toHaveLength(1);
});

test('span scores are bounded from below', () => {
  expect(scaledSpanScore(-Infinity)).toBe(-3);
  expect(scaledSpanScore(5)).toBe(1);
});

test('unread sentences follow all read ones and are ranked without a span score', () => {
  const [read, unread] = [articleOf('Nothing of that.'), articleOf('A storm came.')];
  const ranked = rankSentences(evidenceOf('storm?', [unread, read], [null, {}]), WEIGHTS, NOW);
  expect(ranked.map(({ candidate }) => candidate.text)).toEqual(['Nothing of that.', 'A storm came.']);
  expect(ranked[0]!.score).toBeLessThan(ranked[1]!.score);
  // Retrieval 2, term coverage 1, lead 1 and its length; the span score is −3.
  expect(ranked[1]!.score).toBeCloseTo(4 + 'A storm came.'.length / 300, 10);
  expect(ranked[1]).toMatchObject({ features: { spanScore: -3 } });
});

test('the first sentence has no previous terms', () => {
  const from = articleOf(STORM);
  expect([...previousTerms({ from, sentence: from.sentences[0]! }, new Map())]).toEqual([]);
  expect([...previousTerms({ from, sentence: from.sentences[1]! }, new Map())]).toEqual(['storm', 'came']);
});

test('a fragment prefers the articles of the answer before it, but not against a far better sentence', () => {
  const [ferry, bridge] = [articleOf('The repair took a week.'), articleOf('The repair took a week there.')];
  const clear = articleOf('The tower repair took a week.', { title: 'Tower repair took week' });
  const first = (asked: string, articles: Parameters<typeof evidenceOf>[1], ids: readonly string[]) => {
    const evidence = evidenceOf(asked, articles);
    const question = { ...evidence.question, topicArticles: new Set(ids) };
    return rankSentences({ ...evidence, question }, WEIGHTS, NOW)[0]?.candidate.from;
  };
  expect(first('repair took?', [ferry, bridge], [])).toBe(bridge);
  expect(first('repair took?', [ferry, bridge], [ferry.article.id])).toBe(ferry);
  expect(first('tower repair took week?', [ferry, clear], [ferry.article.id])).toBe(clear);
});
