import { describe, expect, test } from 'vitest';
import { compose } from '../../src/answer/answer.js';
import type { Calibration } from '../../src/answer/confidence/calibration.js';
import { CONFIDENCE_SIGNALS, SEARCH_SIGNALS } from '../../src/answer/confidence/confidence.js';
import type { CandidateArticle } from '../../src/answer/evidence/candidates.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../src/answer/evidence/rank.js';
import { SHORT_ANSWER_SIGNALS } from '../../src/answer/short-answer/short-answer.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { articleOf, evidenceOf, type Found } from './evidence-of.js';
import { openArticles } from './open-articles.js';
import { zeros } from './zeros.js';

/** Everything follows from span scores: the ranking in logits, and probabilities of 0.5 at a score of 5 logits. */
const CALIBRATION: Calibration = {
  provenance: { date: '2025-11-01', command: 'test', folders: [], reader: null },
  ranking: { read: { ...zeros(RANK_FEATURES), spanScore: 5 }, search: zeros(SEARCH_FEATURES) },
  shortAnswer: {
    weights: { ...zeros(SHORT_ANSWER_SIGNALS), spanScore: 5 },
    bias: -5,
    showFrom: 0.5,
  },
  confidence: {
    read: {
      weights: { ...zeros(CONFIDENCE_SIGNALS), bestSpanScore: 5 },
      bias: -5,
      answeredFrom: 0.5,
      closestFrom: 0.25,
    },
    search: { weights: zeros(SEARCH_SIGNALS), bias: 0, answeredFrom: 0.5, closestFrom: 0.25 },
  },
};

async function composed(
  question: string,
  articles: readonly CandidateArticle[],
  found: readonly Found[],
  calibration = CALIBRATION,
) {
  const { store } = (await openArticles([])).tools;
  const evidence = evidenceOf(question, articles, found);
  const ranked = rankSentences(evidence, calibration.ranking, new Date(0));
  return compose({ calibration, store, embedder: fakeEmbedder() }, evidence, ranked);
}

const HOW_MANY = 'how many houses did the storm damage?';
const POLICE = articleOf('Police counted 12 houses.', { outlet: 'One', publishedAt: '2025-11-01' });
const MAYOR = articleOf('The mayor counted 14 houses.', { outlet: 'Two', publishedAt: '2025-11-01' });

describe('the kind follows from the confidence', () => {
  test.each([
    ['answered', 5],
    ['closest', 4.9],
    // sigmoid(−1.1) = 0.2497
    ['closest', 3.91],
    ['nothing', 3.9],
  ])('%s for a span score of %f', async (kind, score) => {
    const content = await composed(HOW_MANY, [POLICE], [{ '12': score }]);
    expect(content.kind).toBe(kind);
    expect(content.statements).toHaveLength(kind === 'nothing' ? 0 : 1);
  });

  test('nothing without candidates', async () => {
    expect(await composed(HOW_MANY, [], [])).toEqual({
      kind: 'nothing',
      statements: [],
      confidence: 0,
      read: false,
    });
  });
});

describe('a short answer', () => {
  const withShowFrom = (showFrom: number): Calibration => ({
    ...CALIBRATION,
    shortAnswer: { ...CALIBRATION.shortAnswer, showFrom },
  });

  test.each([
    [0.5, '12'],
    [0.51, undefined],
  ])('is shown from its threshold: %f', async (showFrom, text) => {
    const { shortAnswer } = await composed(HOW_MANY, [POLICE], [{ '12': 5 }], withShowFrom(showFrom));
    expect(shortAnswer?.text).toBe(text);
  });

  test('is not shown without confidence in the quotes', async () => {
    const { kind, shortAnswer } = await composed(HOW_MANY, [POLICE], [{ '12': 4.9 }], withShowFrom(0));
    expect(kind).toBe('closest');
    expect(shortAnswer).toBeUndefined();
  });

  test('is not shown for unread passages', async () => {
    const { shortAnswer, read } = await composed(HOW_MANY, [POLICE], [null], withShowFrom(0));
    expect(read).toBe(false);
    expect(shortAnswer).toBeUndefined();
  });
});

test('a disagreement replaces the short answer', async () => {
  const calibration = { ...CALIBRATION, shortAnswer: { ...CALIBRATION.shortAnswer, bias: 0 } };
  const articles = [POLICE, MAYOR].map(({ article: { text, ...fields } }) =>
    articleOf(text, { ...fields, title: 'Storm damage' }),
  );
  const found = [{ '12 houses': 6 }, { '14 houses': 5 }];
  const { disagreement, shortAnswer } = await composed(HOW_MANY, articles, found, calibration);
  expect(disagreement?.values.map(({ text }) => text)).toEqual(articles.map(({ article }) => article.text));
  expect(shortAnswer).toBeUndefined();
});

describe('selects sentences', () => {
  test('at most five, four with a short answer; copies once', async () => {
    const texts = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Six.'].map(
      (end) => `It hit 12 houses ${end}`,
    );
    const articles = texts.map((text) => articleOf(text));
    const found = articles.map(() => ({ '12': 5 }));
    const shown = await composed(HOW_MANY, articles, found);
    expect(shown.statements.map(({ text }) => text)).toEqual(texts.slice(0, 4));
    const unsure = await composed(
      HOW_MANY,
      articles,
      found.map(() => ({ '12': 4.5 })),
    );
    expect(unsure.statements.map(({ text }) => text)).toEqual(texts.slice(0, 5));
    const copies = await composed(HOW_MANY, articles.slice(5), found.slice(5));
    expect(copies.statements).toHaveLength(1);
  });

  test('not those that are 2,000 times less probable than the first', async () => {
    const near = await composed(HOW_MANY, [POLICE, MAYOR], [{ '12': 4.9 }, { '14': -2.6 }]);
    expect(near.statements).toHaveLength(2);
    const far = await composed(HOW_MANY, [POLICE, MAYOR], [{ '12': 4.9 }, { '14': -2.8 }]);
    expect(far.statements).toHaveLength(1);
  });

  test('the sentence that names the subject comes second', async () => {
    const article = articleOf('Ana Torres met Lars Holm in Oslo. Rain fell. Both leaders signed the pact.');
    const { statements, shortAnswer } = await composed(
      'who signed the pact?',
      [article],
      [{ 'Both leaders': 6 }],
    );
    expect(shortAnswer?.text).toBe('Ana Torres and Lars Holm');
    expect(statements.map(({ text }) => text)).toEqual([
      'Both leaders signed the pact.',
      'Ana Torres met Lars Holm in Oslo.',
    ]);
  });
});
