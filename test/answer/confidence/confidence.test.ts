import { expect, test } from 'vitest';
import {
  CONFIDENCE_SIGNALS,
  confidenceFrom,
  confidenceSignals,
  SEARCH_SIGNALS,
} from '../../../src/answer/confidence/confidence.js';
import { sigmoid } from '../../../src/answer/confidence/logistic.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import { articleOf, evidenceOf } from '../evidence-of.js';
import { zeros } from '../zeros.js';

const NOW = new Date('2025-11-01T00:00:00.000Z');
/** Ranks by span score alone, in logits. */
const WEIGHTS = { read: { ...zeros(RANK_FEATURES), spanScore: 5 }, search: zeros(SEARCH_FEATURES) };

const STORM = articleOf(
  'The storm damaged 12 houses. It killed 3 people. Then 5 trees fell. It closed 7 roads.',
  {
    publishedAt: '2025-10-25',
  },
);
const FLOOD = articleOf('A flood damaged 20 farms.');
const evidence = evidenceOf(
  'how many houses did the storm damage?',
  [STORM, FLOOD],
  [{ '12': 10, '3': 8, '5': 0, '7': -5 }, { '20': 7 }],
);
const signals = confidenceSignals(evidence, rankSentences(evidence, WEIGHTS, NOW));

test('span scores: best, first, mean of three and fourth', () => {
  expect(signals).toMatchObject({ bestSpanScore: 2, firstSpanScore: 2, fourthSpanScore: 0 });
  expect(signals.meanSpanScore).toBeCloseTo((2 + 1.6 + 1.4) / 3, 10);
});

test('coverage of the first sentence, of the best of five and of the passage', () => {
  expect(signals).toMatchObject({ firstCoverage: 1, bestCoverage: 1, passageCoverage: 1 });
  const reversed = evidenceOf('how many houses did the storm damage?', [STORM, FLOOD], [{ '7': 10 }, {}]);
  const { firstCoverage, bestCoverage } = confidenceSignals(reversed, rankSentences(reversed, WEIGHTS, NOW));
  expect(firstCoverage).toBe(0);
  expect(bestCoverage).toBe(1);
});

test('the margin is over the best sentence of another article, at most 2', () => {
  expect(signals.margin).toBe(1);
  const alone = evidenceOf('how many houses?', [STORM], [{ '12': 10 }]);
  expect(confidenceSignals(alone, rankSentences(alone, WEIGHTS, NOW)).margin).toBe(2);
});

test('softmax, BM25 and recency', () => {
  const total = 1 + Math.exp(-2) + Math.exp(-3) + Math.exp(-10) + Math.exp(-15);
  expect(signals.firstProbability).toBeCloseTo(1 / total, 10);
  expect(signals.bm25Ratio).toBeCloseTo(1 / evidence.question.terms.length / 2.2, 10);
  expect(signals.recency).toBeCloseTo(Math.exp(-1), 10);
});

test('without a reader, the model without span scores is used', () => {
  const thresholds = { answeredFrom: 0, closestFrom: 0 };
  const models = {
    read: { weights: { ...zeros(CONFIDENCE_SIGNALS), bestSpanScore: 1 }, bias: 0, ...thresholds },
    search: { weights: zeros(SEARCH_SIGNALS), bias: -1, ...thresholds },
  };
  expect(confidenceFrom(signals, models, true)).toBe(sigmoid(2));
  expect(confidenceFrom(signals, models, false)).toBe(sigmoid(-1));
});
