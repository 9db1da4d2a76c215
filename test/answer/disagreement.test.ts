import { expect, test } from 'vitest';
import { findDisagreement } from '../../src/answer/disagreement.js';
import { RANK_FEATURES } from '../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import {
  SHORT_ANSWER_SIGNALS,
  type ShortAnswerModel,
  type ShortAnswerOption,
  type ShortAnswerSignals,
} from '../../src/answer/short-answer/short-answer.js';
import { zeros } from './zeros.js';

/** Without rivals, a value is probable from a span score of 0.8. */
const MODEL: ShortAnswerModel = {
  weights: { ...zeros(SHORT_ANSWER_SIGNALS), spanScore: 10, valueMargin: 5 },
  bias: -10,
  showFrom: 0.9,
};
const PROBABLE: ShortAnswerSignals = {
  ...zeros(SHORT_ANSWER_SIGNALS),
  spanScore: 1.5,
  sentenceCoverage: 0.5,
};

interface Report {
  readonly outlet?: string | null;
  /** Default: the same day. */
  readonly publishedAt?: string | null;
  readonly fetchedAt?: string;
  readonly signals?: Partial<ShortAnswerSignals>;
}

/** A value reported by an outlet, at the beginning of an article of its own. */
function option(text: string, report: Report = {}): ShortAnswerOption {
  const {
    outlet = text,
    publishedAt = '2025-10-31',
    fetchedAt = '2025-11-01T00:00:00.000Z',
    signals,
  } = report;
  const span = { start: 0, end: text.length };
  const article = {
    id: text,
    scope: 'one',
    revision: 1,
    title: 'Title',
    outlet,
    author: null,
    language: 'eng',
    publishedAt,
    fetchedAt,
    ingestedBy: null,
    contentHash: '',
    text,
    boilerplate: [],
    urls: [],
    provenance: 'fetched' as const,
    claimedUrl: null,
    words: 1,
  };
  const candidate = {
    from: { key: 1, article, sentences: [], titleTerms: new Set<string>() },
    sentence: { ordinal: 0, span, paragraph: 0 },
    text,
    terms: new Set<string>(),
    passage: { key: 1, article: 1, first: 0, last: 0, fused: 2 },
    spans: [],
  };
  return {
    ranked: { candidate, spans: [], features: zeros(RANK_FEATURES), score: 0 },
    spans: [span],
    antecedentSentence: null,
    text,
    signals: { ...PROBABLE, ...signals },
  };
}

/** The disagreeing values in the order shown. */
const differing = (question: string, ...options: readonly ShortAnswerOption[]): string[] | null =>
  findDisagreement(analyseQuestion(question), options, MODEL)?.map(({ text }) => text) ?? null;

const HOW_MANY = 'how many people died?';

test('two outlets with different numbers of the same unit on one day disagree', () => {
  expect(differing(HOW_MANY, option('12 people'), option('14 people'))).toEqual(['12 people', '14 people']);
});

test('the newer value comes first', () => {
  const morning = option('12 people', { publishedAt: '2025-10-31T06:00:00.000Z' });
  const noon = option('14 people', { publishedAt: '2025-10-31T11:30:00.000Z' });
  expect(differing(HOW_MANY, morning, noon)).toEqual(['14 people', '12 people']);
  expect(differing(HOW_MANY, noon, morning)).toEqual(['14 people', '12 people']);
});

test.for([
  ['$5bn', '$6 billion'],
  ['Rs 2 lakh', 'Rs 300,000'],
  ['40%', '45 per cent'],
  ['twelve', '14'],
  ['about 12 years', 'more than 14 years'],
])('%s and %s disagree', ([a, b]) => {
  expect(differing('how much did it cost?', option(a!), option(b!))).toEqual([a, b]);
});

test.for([
  ['1.28 million', '1,280,000'],
  ['$5bn', '$5 billion'],
  ['Rs 2 lakh', 'Rs 200,000'],
  ['40%', '40 per cent'],
  ['twelve', '12'],
  ['about 12 years', 'more than 12 years'],
])('%s and %s are equal', ([a, b]) => {
  expect(differing('how much did it cost?', option(a!), option(b!))).toBeNull();
});

test.for([
  ['12 people', '14 houses', 'of another unit'],
  ['$12 million', '€14 million', 'of another currency'],
  ['12 people', '14', 'without a unit'],
  ['12 people', '14 to 16 people', 'a range'],
  ['12 people', 'hundreds', 'no amount'],
])('%s and %s cannot be compared: %s', ([a, b]) => {
  expect(differing(HOW_MANY, option(a!), option(b!))).toBeNull();
  expect(differing(HOW_MANY, option(b!), option(a!))).toBeNull();
});

test('reports of another subject do not disagree, however alike they are', () => {
  const best = option('12 people');
  const { candidate } = best.ranked;
  const inHexley: ShortAnswerOption = {
    ...best,
    ranked: {
      ...best.ranked,
      candidate: {
        ...candidate,
        from: { ...candidate.from, titleTerms: new Set(['hexlei']) },
        terms: new Set(['hexlei']),
      },
    },
  };
  expect(differing('how many people died in Hexley?', inHexley, option('14 people'))).toBeNull();
  expect(differing('how many people died in Brandle?', inHexley, option('14 people'))).not.toBeNull();
});

test('a disagreement needs two known outlets', () => {
  const best = option('12 people', { outlet: 'The Post' });
  expect(differing(HOW_MANY, best, option('14 people', { outlet: 'the post' }))).toBeNull();
  expect(differing(HOW_MANY, best, option('14 people', { outlet: null }))).toBeNull();
  expect(differing(HOW_MANY, best, option('14 people', { outlet: 'The Guardian' }))).not.toBeNull();
});

test.for([
  ['2025-10-31T08:00:00.000Z', '2025-10-31T14:00:00.000Z', true],
  ['2025-10-31T08:00:00.000Z', '2025-10-31T14:00:00.001Z', false],
  ['2025-10-31T08:00:00.000Z', '2025-11-01T08:00:00.000Z', false],
  ['2025-10-31', '2025-11-01', true],
  ['2025-10-31', '2025-11-02', false],
  ['2025-10-31', '2025-10-31T20:00:00.000Z', true],
  [null, null, true],
  ['2025-10-31', null, false],
] as const)('reports from %s and %s are from the same time: %s', ([a, b, isSameTime]) => {
  const [one, other] = [option('12 people', { publishedAt: a }), option('14 people', { publishedAt: b })];
  expect(differing(HOW_MANY, one, other) !== null).toBe(isSameTime);
  expect(differing(HOW_MANY, other, one) !== null).toBe(isSameTime);
});

test('undated reports are ordered by fetch time', () => {
  const early = option('12 people', { publishedAt: null, fetchedAt: '2025-11-01T00:00:00.000Z' });
  const late = option('14 people', { publishedAt: null, fetchedAt: '2025-11-02T00:00:00.000Z' });
  expect(differing(HOW_MANY, early, late)).toEqual(['14 people', '12 people']);
});

test('both values must be probable, whatever the margin between them', () => {
  const best = option('12 people', { signals: { valueMargin: 2 } });
  expect(differing(HOW_MANY, best, option('14 people', { signals: { valueMargin: -2 } }))).not.toBeNull();
  for (const signals of [{ spanScore: 0.5 }, { spanScore: 0.7 }, { sentenceCoverage: 0.1 }]) {
    const improbable = option('14 people', { signals });
    expect(differing(HOW_MANY, best, improbable)).toBeNull();
    expect(differing(HOW_MANY, improbable, best)).toBeNull();
  }
});

test.each([
  [{ spanScore: 0.6, sentenceCoverage: 0.2 }, true],
  [{ spanScore: 0.59 }, false],
  [{ sentenceCoverage: 0.19 }, false],
])('a value needs its own evidence, whatever the model: %j', (signals, isEnough) => {
  const sure: ShortAnswerModel = { ...MODEL, weights: zeros(SHORT_ANSWER_SIGNALS), bias: 10 };
  const [best, other] = [option('12 people'), option('14 people', { signals })];
  expect(findDisagreement(analyseQuestion(HOW_MANY), [best, other], sure) !== null).toBe(isEnough);
  expect(findDisagreement(analyseQuestion(HOW_MANY), [other, best], sure) !== null).toBe(isEnough);
});

test('the most probable of several disagreeing values is shown', () => {
  const others = ['about 12 people', '14 people', '15 people'].map((text) => option(text));
  expect(differing(HOW_MANY, option('12 people'), ...others)).toEqual(['12 people', '14 people']);
});

test('only amounts disagree, and only two of them', () => {
  expect(differing('who signed it yesterday?', option('12 people'), option('14 people'))).toBeNull();
  expect(differing(HOW_MANY, option('12 people'))).toBeNull();
  expect(differing(HOW_MANY)).toBeNull();
});
