import { expect, test } from 'vitest';
import {
  daysBetween,
  isReportOf,
  namedTimeOf,
  withoutTime,
} from '../../../src/answer/question/named-time.js';
import { analyseTimedQuestion } from '../../../src/answer/question/question.js';

/** A Wednesday. */
const NOW = new Date('2026-11-25T18:00:00Z');

test.each([
  ['who resigned yesterday?', '2026-11-24', '2026-11-24', 'who resigned?'],
  ['Who scored for Harwick on Sunday?', '2026-11-22', '2026-11-22', 'Who scored for Harwick?'],
  ['how many marched on March 7?', '2026-03-07', '2026-03-07', 'how many marched?'],
  ['how many marched on the 7th of March', '2026-03-07', '2026-03-07', 'how many marched'],
  ['what did the minister sign two days ago', '2026-11-23', '2026-11-23', 'what did the minister sign'],
  ['which band reunited this week?', '2026-11-23', '2026-11-29', 'which band reunited?'],
  ['which band reunited last week?', '2026-11-16', '2026-11-22', 'which band reunited?'],
  ['who won last night', '2026-11-24', '2026-11-25', 'who won'],
  ["who won Tuesday's vote?", '2026-11-24', '2026-11-24', 'who won vote?'],
  ['did the ferry sail this morning?', '2026-11-25', '2026-11-25', 'did the ferry sail?'],
] as const)('%s', (question, from, to, rest) => {
  const time = namedTimeOf(question, NOW);
  expect(time?.range).toEqual({ from, to });
  expect(withoutTime(question, time!)).toBe(rest);
});

test.each([
  'who signed the framework?',
  // What is counted is limited, too.
  'how many strikes were there this year?',
  'how many strikes were there in October?',
  'how many were arrested since Friday?',
  'how many were arrested in the last three days?',
  'how many were arrested from Monday to Tuesday?',
  // Not the time of the event.
  'how many had died by Tuesday morning?',
  'what must be paid before Friday?',
  'which train leaves every Monday?',
  'who plays next Sunday?',
  // Nothing else to search for.
  'and yesterday?',
])('%j names no day or week of an event', (question) => {
  expect(namedTimeOf(question, NOW)).toBeNull();
});

test('in a question about the news in general, a time limits the days of publication instead', () => {
  const { time, published } = analyseTimedQuestion('what happened yesterday?', NOW);
  expect([time, published]).toEqual([null, { from: '2026-11-24', to: '2026-11-24' }]);
});

test.each([
  [null, false],
  ['2026-11-23', false],
  ['2026-11-24', true],
  ['2026-11-25T09:00:00Z', true],
  ['2026-11-26', false],
])('published on %s: a report of the day before the 25th: %s', (publishedAt, expected) => {
  expect(isReportOf(namedTimeOf('who resigned yesterday?', NOW)!, publishedAt)).toBe(expected);
});

test.each([
  ['2026-11-20', 2],
  ['2026-11-22T23:00:00Z', 0],
  ['2026-11-23', 0],
  ['2026-11-26', 2],
])('%s is %i days from the 22nd to the 24th', (publishedAt, expected) => {
  expect(daysBetween({ from: '2026-11-22', to: '2026-11-24' }, publishedAt)).toBe(expected);
});
