import { expect, test } from 'vitest';
import type { Events } from '../../../src/answer/evidence/event.js';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { asksForCause, statedCause } from '../../../src/answer/quotes/stated-cause.js';
import type { Provenance } from '../../../src/domain/article.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const FIRST = 'Two people died in the Orvik mill blast on Monday.';
const UNKNOWN = 'The cause of the blast was not known.';
const EARLY = 'The blast was caused by dust, the fire chief believed.';
const LATE = 'Inspectors told the court that it had begun in a worn bearing.';
/** Of one event, or reports that only follow each other: the last has nothing in common with the first. */
const ONE_EVENT: Events = { areSame: () => true, areOneRunningStory: () => true };
const CHAIN: Events = {
  ...ONE_EVENT,
  areSame: ({ article: a }, { article: b }) =>
    Math.abs(Number(a.publishedAt!.slice(-1)) - Number(b.publishedAt!.slice(-1))) <= 1,
};

interface Report {
  /** Default: fetched. */
  readonly provenance?: Provenance;
  readonly text: string;
  readonly day: number;
  readonly score?: number;
  readonly spanScore?: number;
}

/** @param reports Best first. */
function shownFirst(question: string, reports: readonly Report[], events = ONE_EVENT): string {
  const ranked = reports.flatMap(({ text, day, score = 0, spanScore = 0, provenance = 'fetched' }) => {
    const { candidates } = evidenceOf(question, [
      articleOf(text, { publishedAt: `2025-10-0${day}`, provenance }),
    ]);
    return candidates.map((candidate) => ({ candidate, score, features: { spanScore } }) as RankedSentence);
  });
  return statedCause(analyseQuestion(question), ranked, ranked[0]!, events).candidate.text;
}

const QUESTION = 'what caused the mill blast in orvik';
const REPORTS = [
  { text: FIRST, day: 1 },
  { text: UNKNOWN, day: 1, score: -1 },
  { text: EARLY, day: 2, score: -2 },
  { text: LATE, day: 3, score: -4 },
];

test('the cause that the latest report states comes first', () => {
  expect(shownFirst(QUESTION, REPORTS)).toBe(LATE);
  expect(shownFirst(QUESTION, REPORTS.slice(0, 3))).toBe(EARLY);
  expect(shownFirst(QUESTION, REPORTS.slice(0, 2))).toBe(FIRST);
});

test('the cause in a text that a user gave comes after that of a report', () => {
  const given = { text: LATE, day: 3, score: -1, provenance: 'pasted' } as const;
  expect(shownFirst(QUESTION, [REPORTS[0]!, given, REPORTS[2]!])).toBe(EARLY);
  expect(shownFirst(QUESTION, [REPORTS[0]!, given])).toBe(LATE);
});

test('reports that follow each other are of one event, others are not', () => {
  expect(shownFirst(QUESTION, REPORTS, CHAIN)).toBe(LATE);
  expect(shownFirst(QUESTION, [REPORTS[0]!, { text: LATE, day: 4 }], CHAIN)).toBe(FIRST);
});

test('a sentence in which the reader finds little, or far below the first one, is passed over', () => {
  const [first] = REPORTS;
  expect(shownFirst(QUESTION, [first!, { text: LATE, day: 3, spanScore: -0.6 }])).toBe(FIRST);
  expect(shownFirst(QUESTION, [first!, { text: LATE, day: 3, score: -6.1 }])).toBe(FIRST);
});

test.each([
  ['what was the cause of the orvik blast', true],
  ['how did the fire at the mill start', true],
  ['what actually triggered the avalanche', true],
  ['cause of death of Ida Moss', false],
  ['why did the minister resign', false],
  ['what did the mayor say', false],
  ['how did he find out', false],
])('“%s” asks for a cause: %s', (question, asks) => {
  expect(asksForCause(analyseQuestion(question))).toBe(asks);
  expect(shownFirst(question, REPORTS)).toBe(asks ? LATE : FIRST);
});

test.each([
  ['Police do not know whether it was caused by dust.', false],
  ['It is too early to say what it was caused by, but a leak caused fears.', false],
  ['The blast was traced to a valve.', true],
  ['The fire broke out in a store room.', true],
  ['The blast was heard in three villages.', false],
])('“%s” states a cause: %s', (text, states) => {
  expect(shownFirst(QUESTION, [REPORTS[0]!, { text, day: 2 }])).toBe(states ? text : FIRST);
});
