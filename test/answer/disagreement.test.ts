import { expect, test } from 'vitest';
import { disagreementOf } from '../../src/answer/disagreement.js';
import { RANK_FEATURES } from '../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import {
  SHORT_ANSWER_SIGNALS,
  type ShortAnswerModel,
  type ShortAnswerOption,
  type ShortAnswerSignals,
} from '../../src/answer/short-answer/short-answer.js';

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

/** Where the lead does not decide, a value is likely from a span score of 0.8 on. */
const MODEL: ShortAnswerModel = {
  weights: { ...zeros(SHORT_ANSWER_SIGNALS), span: 10, lead: 5 },
  bias: -10,
  showFrom: 0.9,
};
const LIKELY: ShortAnswerSignals = { ...zeros(SHORT_ANSWER_SIGNALS), span: 1.5, sentenceWords: 0.5 };

interface Said {
  readonly outlet?: string | null;
  /** Default: the same day. */
  readonly publishedAt?: string | null;
  readonly fetchedAt?: string;
  readonly signals?: Partial<ShortAnswerSignals>;
}

/** A value as an outlet gives it, at the front of an article of its own. */
function option(text: string, said: Said = {}): ShortAnswerOption {
  const { outlet = text, publishedAt = '2025-10-31', fetchedAt = '2025-11-01T00:00:00.000Z', signals } = said;
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
    words: 1,
  };
  const candidate = {
    from: { key: 1, article, sentences: [], titleTerms: new Set<string>() },
    sentence: { ordinal: 0, span, paragraph: 0 },
    text,
    terms: new Set<string>(),
    passage: { key: 1, article: 1, first: 0, last: 0, bm25: 1, cosine: 1, fused: 2 },
    spans: [],
  };
  return {
    ordered: { candidate, spans: [], features: zeros(RANK_FEATURES), score: 0 },
    spans: [span],
    naming: null,
    text,
    signals: { ...LIKELY, ...signals },
  };
}

/** The values that differ, as they are shown. */
const differing = (question: string, ...options: readonly ShortAnswerOption[]): string[] | null =>
  disagreementOf(analyseQuestion(question, 1000), options, MODEL)?.map(({ text }) => text) ?? null;

const HOW_MANY = 'how many people died?';

test('two outlets on one day that give different numbers of the same thing disagree', () => {
  expect(differing(HOW_MANY, option('12 people'), option('14 people'))).toEqual(['12 people', '14 people']);
});

test('the newer one is first', () => {
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
])('%s and %s differ', ([a, b]) => {
  expect(differing('how much did it cost?', option(a!), option(b!))).toEqual([a, b]);
});

test.for([
  ['1.28 million', '1,280,000'],
  ['$5bn', '$5 billion'],
  ['Rs 2 lakh', 'Rs 200,000'],
  ['40%', '40 per cent'],
  ['twelve', '12'],
  ['about 12 years', 'more than 12 years'],
])('%s and %s are one value', ([a, b]) => {
  expect(differing('how much did it cost?', option(a!), option(b!))).toBeNull();
});

test.for([
  ['12 people', '14 houses', 'of another unit'],
  ['$12 million', '€14 million', 'of another currency'],
  ['12 people', '14', 'without a unit'],
  ['12 people', '14 to 16 people', 'a range'],
  ['12 people', 'hundreds', 'no amount'],
])('%s and %s can not be compared: %s', ([a, b]) => {
  expect(differing(HOW_MANY, option(a!), option(b!))).toBeNull();
  expect(differing(HOW_MANY, option(b!), option(a!))).toBeNull();
});

test('an outlet does not disagree with itself, nor does one without a name', () => {
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
] as const)('reports of %s and %s are of one time: %s', ([a, b, isOneTime]) => {
  const [one, other] = [option('12 people', { publishedAt: a }), option('14 people', { publishedAt: b })];
  expect(differing(HOW_MANY, one, other) !== null).toBe(isOneTime);
  expect(differing(HOW_MANY, other, one) !== null).toBe(isOneTime);
});

test('undated reports are told apart by when they were fetched', () => {
  const early = option('12 people', { publishedAt: null, fetchedAt: '2025-11-01T00:00:00.000Z' });
  const late = option('14 people', { publishedAt: null, fetchedAt: '2025-11-02T00:00:00.000Z' });
  expect(differing(HOW_MANY, early, late)).toEqual(['14 people', '12 people']);
});

test('both values must be likely; the lead of one over the other does not count', () => {
  const best = option('12 people', { signals: { lead: 2 } });
  expect(differing(HOW_MANY, best, option('14 people', { signals: { lead: -2 } }))).not.toBeNull();
  for (const signals of [{ span: 0.5 }, { span: 0.7 }, { sentenceWords: 0.1 }]) {
    const unlikely = option('14 people', { signals });
    expect(differing(HOW_MANY, best, unlikely)).toBeNull();
    expect(differing(HOW_MANY, unlikely, best)).toBeNull();
  }
});

test('the likeliest of the other values that differ is shown', () => {
  const others = ['about 12 people', '14 people', '15 people'].map((text) => option(text));
  expect(differing(HOW_MANY, option('12 people'), ...others)).toEqual(['12 people', '14 people']);
});

test('only amounts disagree, and it takes two', () => {
  expect(differing('who signed it yesterday?', option('12 people'), option('14 people'))).toBeNull();
  expect(differing(HOW_MANY, option('12 people'))).toBeNull();
  expect(differing(HOW_MANY)).toBeNull();
});
