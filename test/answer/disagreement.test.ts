import { describe, expect, test } from 'vitest';
import { findDisagreement, type Reports } from '../../src/answer/disagreement.js';
import { NO_EVENTS } from '../../src/answer/evidence/event.js';
import { RANK_FEATURES } from '../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import {
  SHORT_ANSWER_SIGNALS,
  type ShortAnswerModel,
  type ShortAnswerOption,
  type ShortAnswerSignals,
} from '../../src/answer/short-answer/short-answer.js';
import type { Provenance } from '../../src/domain/article.js';
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
  /** Default: fetched. */
  readonly provenance?: Provenance;
  readonly outlet?: string | null;
  /** Default: the same day. */
  readonly publishedAt?: string | null;
  readonly fetchedAt?: string;
  readonly signals?: Partial<ShortAnswerSignals>;
}

const ONE_EVENT: Reports = {
  events: { areSame: () => true, areOneRunningStory: () => true },
  stories: new Map(),
};
const NO_EVENT: Reports = { ...ONE_EVENT, events: NO_EVENTS };

/** A value reported by an outlet, at the beginning of an article of its own. */
function option(text: string, report: Report = {}): ShortAnswerOption {
  const {
    outlet = text,
    publishedAt = '2025-10-31',
    fetchedAt = '2025-11-01T00:00:00.000Z',
    signals,
    provenance = 'fetched',
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
    provenance,
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
  findDisagreement(analyseQuestion(question), options, MODEL, ONE_EVENT)?.map(({ text }) => text) ?? null;

const HOW_MANY = 'how many people died?';

test('two outlets with different numbers of the same unit on one day disagree', () => {
  expect(differing(HOW_MANY, option('12 people'), option('14 people'))).toEqual(['12 people', '14 people']);
});

test('the newer value comes first', () => {
  const morning = option('12 people', { publishedAt: '2025-10-31T06:00:00.000Z' });
  const noon = option('14 people', { publishedAt: '2025-10-31T08:30:00.000Z' });
  expect(differing(HOW_MANY, morning, noon)).toEqual(['14 people', '12 people']);
  expect(differing(HOW_MANY, noon, morning)).toEqual(['14 people', '12 people']);
});

test('where the hour of one is not known, the next day is near enough, and no later one', () => {
  const day = option('12 people', { publishedAt: '2025-10-30' });
  const at = (publishedAt: string): ShortAnswerOption => option('14 people', { publishedAt });
  expect(differing(HOW_MANY, day, at('2025-10-31T20:00:00.000Z'))).toEqual(['14 people', '12 people']);
  expect(differing(HOW_MANY, day, at('2025-11-01T00:30:00.000Z'))).toBeNull();
});

describe('a text that a user gave, and a report that was fetched', () => {
  const fetched = option('12 people', { outlet: 'A', publishedAt: '2025-10-20' });
  const given = (publishedAt: string, text = '14 people'): ShortAnswerOption =>
    option(text, { outlet: 'A', publishedAt, provenance: 'pasted' });

  test('disagree where the text says that it is later, whoever it says it is from', () => {
    const later = given('2025-10-31');
    expect(differing(HOW_MANY, fetched, later)).toEqual(['12 people', '14 people']);
    expect(differing(HOW_MANY, later, fetched)).toEqual(['12 people', '14 people']);
  });

  test('also if the text says that the amount has changed', () => {
    const corrected = given('2025-10-31', 'It was corrected to 3 people');
    expect(differing(HOW_MANY, fetched, corrected)).toEqual(['12 people', 'It was corrected to 3 people']);
  });

  test('but not where the report is the later one, nor do two texts', () => {
    expect(differing(HOW_MANY, fetched, given('2025-10-10'))).toBeNull();
    expect(differing(HOW_MANY, given('2025-10-20'), given('2025-10-31', '12 people'))).toBeNull();
  });
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
        from: {
          ...candidate.from,
          article: { ...candidate.from.article, text: '12 people died in Hexley.' },
          titleTerms: new Set(['hexlei']),
        },
        terms: new Set(['hexlei']),
      },
    },
  };
  expect(differing('how many people died in Hexley?', inHexley, option('14 people'))).toBeNull();
  expect(differing('how many people died in Brandle?', inHexley, option('14 people'))).not.toBeNull();
});

/** A value in the sentence of an article. */
function stated(
  value: string,
  sentence: string,
  report: Report & { readonly key?: number } = {},
): ShortAnswerOption {
  const { key = 1, ...fields } = report;
  const whole = option(sentence, { publishedAt: '2025-10-31T08:00:00.000Z', ...fields });
  const start = sentence.indexOf(value);
  const { candidate, features } = whole.ranked;
  return {
    ...whole,
    ranked: {
      ...whole.ranked,
      candidate: { ...candidate, from: { ...candidate.from, key } },
      features: { ...features, termCoverage: 1 },
    },
    spans: [{ start, end: start + value.length }],
    text: value,
  };
}

/** Whether two statements disagree, whichever is ranked first. */
function disagree(
  a: ShortAnswerOption,
  b: ShortAnswerOption,
  { question = HOW_MANY, reports = ONE_EVENT }: { question?: string; reports?: Reports } = {},
): boolean {
  const both = [
    [a, b],
    [b, a],
  ].map((options) => findDisagreement(analyseQuestion(question), options, MODEL, reports));
  expect(both[0] === null).toBe(both[1] === null);
  return both[0] !== null;
}

describe('two reports are compared if they are of one event', () => {
  const HEXLEY = stated('12 people', 'A bus crash killed 12 people near Hexley.', { key: 1 });
  const NORBY = stated('30 people', 'A bus crash killed 30 people in Norby, Kestria.', { key: 2 });
  const oneStory = new Map([
    [1, 7],
    [2, 7],
  ]);

  test.for([
    ['by its names and days', ONE_EVENT, true],
    ['by its words', { ...NO_EVENT, stories: oneStory }, true],
    ['not otherwise', NO_EVENT, false],
    [
      'not in different stories',
      {
        ...NO_EVENT,
        stories: new Map([
          [1, 7],
          [2, 8],
        ]),
      },
      false,
    ],
  ] as const)('%s', ([, reports, expected]) => {
    expect(disagree(HEXLEY, NORBY, { reports })).toBe(expected);
  });

  test.for([
    ['how many people marched in France on March 7?', true],
    ['how many people marched in france on 7 march', true],
    ['how many people marched on March 7?', false],
    ['how many people marched in France on March 8?', false],
    ['how many people marched in France?', false],
  ] as const)('by a day and a name: %s', ([question, expected]) => {
    const one = stated('200 people', 'Some 200 people marched in France on March 7, the ministry said.');
    const other = stated('900 people', 'The union said 900 people marched in France on 7 March.');
    expect(disagree(one, other, { question, reports: NO_EVENT })).toBe(expected);
  });
});

describe('a limit', () => {
  test.for([
    ['At least nine people died.', 'nine people', 'The fire killed 14 people.', '14 people'],
    ['More than 90 people died.', '90 people', 'The fire killed 140 people.', '140 people'],
    ['No fewer than nine people died.', 'nine people', 'The fire killed 14 people.', '14 people'],
    ['Nine people or more died.', 'Nine people', 'The fire killed 14 people.', '14 people'],
    ['Up to 20 people died.', '20 people', 'The fire killed 14 people.', '14 people'],
    ['Fewer than 20 people died.', '20 people', 'The fire killed 14 people.', '14 people'],
    ['At least nine people died.', 'nine people', 'At least 14 people died.', '14 people'],
  ] as const)('agrees with what is within it: %s / %s', ([a, valueA, b, valueB]) => {
    expect(disagree(stated(valueA, a), stated(valueB, b))).toBe(false);
  });

  test.for([
    ['At least 20 people died.', '20 people', 'The fire killed 14 people.', '14 people'],
    ['No more than nine people died.', 'nine people', 'The fire killed 14 people.', '14 people'],
    ['At least 20 people died.', '20 people', 'At most 14 people died.', '14 people'],
    ['The fire killed nine people.', 'nine people', 'The fire killed 14 people.', '14 people'],
  ] as const)('excludes what is beyond it: %s / %s', ([a, valueA, b, valueB]) => {
    expect(disagree(stated(valueA, a), stated(valueB, b))).toBe(true);
  });
});

describe('a stated update is no disagreement', () => {
  const NINE = stated('nine people', 'The fire killed nine people.');
  test.for([
    'The number of dead rose to 14 people from nine.',
    'The number of dead rose from nine to 14 people.',
    'Police have revised the toll to 14 people.',
    'The toll had climbed overnight to at least 14 people.',
  ])('%s', (sentence) => {
    const later = stated('14 people', sentence, { publishedAt: '2025-10-31T11:00:00.000Z' });
    expect(disagree(NINE, later)).toBe(false);
  });
  test('other statements of the later report are', () => {
    const later = stated('14 people', 'Police went to the house and found 14 people dead.', {
      publishedAt: '2025-10-31T11:00:00.000Z',
    });
    expect(disagree(NINE, later)).toBe(true);
  });
});

test('a disagreement needs two known outlets', () => {
  const best = option('12 people', { outlet: 'The Post' });
  expect(differing(HOW_MANY, best, option('14 people', { outlet: 'the post' }))).toBeNull();
  expect(differing(HOW_MANY, best, option('14 people', { outlet: null }))).toBeNull();
  expect(differing(HOW_MANY, best, option('14 people', { outlet: 'The Guardian' }))).not.toBeNull();
});

test.for([
  ['2025-10-31T08:00:00.000Z', '2025-10-31T11:00:00.000Z', true],
  ['2025-10-31T08:00:00.000Z', '2025-10-31T11:00:00.001Z', false],
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
  [{ spanScore: -0.01 }, false],
  [{ sentenceCoverage: 0.19 }, false],
])('a value needs its own evidence, whatever the model: %j', (signals, isEnough) => {
  const sure: ShortAnswerModel = { ...MODEL, weights: zeros(SHORT_ANSWER_SIGNALS), bias: 10 };
  const [best, other] = [option('12 people'), option('14 people', { signals })];
  expect(findDisagreement(analyseQuestion(HOW_MANY), [best, other], sure, ONE_EVENT) !== null).toBe(isEnough);
  expect(findDisagreement(analyseQuestion(HOW_MANY), [other, best], sure, ONE_EVENT) !== null).toBe(isEnough);
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
