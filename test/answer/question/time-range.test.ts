import { expect, test } from 'vitest';
import { timeRangeOf } from '../../../src/answer/question/time-range.js';

/** A Wednesday. */
const NOW = new Date('2026-11-25T18:00:00Z');

test.each([
  ['what happened today?', '2026-11-25', '2026-11-25', 'what happened?'],
  ["what's new this morning", '2026-11-25', '2026-11-25', "what's new"],
  ["today's news", '2026-11-25', '2026-11-25', 'news'],
  ['what happened yesterday?', '2026-11-24', '2026-11-24', 'what happened?'],
  ['What happened last night', '2026-11-24', '2026-11-25', 'What happened'],
  ['what happened the day before yesterday', '2026-11-23', '2026-11-23', 'what happened'],
  ["what's new this week", '2026-11-23', '2026-11-29', "what's new"],
  ['what happened last week?', '2026-11-16', '2026-11-22', 'what happened?'],
  ['news from the weekend of last weekend', '2026-11-21', '2026-11-22', 'news from the weekend'],
  ['news this weekend', '2026-11-21', '2026-11-22', 'news'],
  ['what happened this month', '2026-11-01', '2026-11-30', 'what happened'],
  ['what happened last month', '2026-10-01', '2026-10-31', 'what happened'],
  ['news last year', '2025-01-01', '2025-12-31', 'news'],
  ['what happened on Friday?', '2026-11-20', '2026-11-20', 'what happened?'],
  ['what happened on wednesday', '2026-11-25', '2026-11-25', 'what happened'],
  ['what happened last Wednesday', '2026-11-18', '2026-11-18', 'what happened'],
  ['news since friday', '2026-11-20', '2026-11-25', 'news'],
  ['ferry news since this morning', '2026-11-25', '2026-11-25', 'ferry news'],
  ['updates on the ferry since November 20', '2026-11-20', '2026-11-25', 'updates on the ferry'],
  ['what happened on november 20', '2026-11-20', '2026-11-20', 'what happened'],
  ['what happened on the 20th of November 2025?', '2025-11-20', '2025-11-20', 'what happened?'],
  ['what happened on 2026-11-20', '2026-11-20', '2026-11-20', 'what happened'],
  ['what happened on the 20th?', '2026-11-20', '2026-11-20', 'what happened?'],
  ['news from the 27th', '2026-10-27', '2026-10-27', 'news'],
  ['what happened on December 20', '2025-12-20', '2025-12-20', 'what happened'],
  ['what happened in October', '2026-10-01', '2026-10-31', 'what happened'],
  ['what happened in December', '2025-12-01', '2025-12-31', 'what happened'],
  ['news from Monday to Tuesday', '2026-11-23', '2026-11-24', 'news'],
  ['what happened in the last three days', '2026-11-22', '2026-11-25', 'what happened'],
  ['what happened over the past 24 hours', '2026-11-24', '2026-11-25', 'what happened'],
  ['news of the past week', '2026-11-18', '2026-11-25', 'news of'],
  ['news from mid november', '2026-11-11', '2026-11-20', 'news'],
  ['what happened in early October?', '2026-10-01', '2026-10-10', 'what happened?'],
  ['news from the end of October', '2026-10-21', '2026-10-31', 'news'],
  ['what happened in late-October 2025', '2025-10-21', '2025-10-31', 'what happened'],
  ['what happened two days ago', '2026-11-23', '2026-11-23', 'what happened'],
  ['what happened an hour ago', '2026-11-25', '2026-11-25', 'what happened'],
  ['what happened two weeks ago', '2026-11-08', '2026-11-14', 'what happened'],
  ['what happened a month ago', '2026-10-01', '2026-10-31', 'what happened'],
  ['what happened eight years ago', '2018-01-01', '2018-12-31', 'what happened'],
  ['what happened in the last week', '2026-11-18', '2026-11-25', 'what happened'],
  ['news from the last month', '2026-10-25', '2026-11-25', 'news'],
  ['news of past month', '2026-10-25', '2026-11-25', 'news of'],
  ['what happened over the past year', '2025-11-24', '2026-11-25', 'what happened'],
  ['what happened from Monday to Friday?', '2026-11-16', '2026-11-20', 'what happened?'],
  ["show me the past month's news", '2026-10-25', '2026-11-25', 'show me news'],
  ['news from the last three days of fighting', '2026-11-22', '2026-11-25', 'news of fighting'],
  ['what happened from this Monday to Friday', '2026-11-23', '2026-11-23', 'what happened to Friday'],
  ['news between this month and last month', '2026-11-01', '2026-11-30', 'news between and last month'],
  ['what happened between Saturday and Monday', '2026-11-21', '2026-11-23', 'what happened'],
] as const)('%s', (question, from, to, rest) => {
  expect(timeRangeOf(question, NOW)).toMatchObject({ range: { from, to }, question: rest });
});

/** Discord does not tell where a member is. */
test.each([
  ['what happened today?', '2026-11-24', '2026-11-25'],
  ['what happened tonight', '2026-11-24', '2026-11-25'],
  ['what happened yesterday?', '2026-11-23', '2026-11-24'],
  ['what happened last night', '2026-11-23', '2026-11-25'],
  ['what happened on Tuesday', '2026-11-24', '2026-11-24'],
])('%s, asked at 3 in the morning of the 25th, which is the 24th in America', (question, from, to) => {
  expect(timeRangeOf(question, new Date('2026-11-25T03:00:00Z'))?.range).toEqual({ from, to });
});

test.each([
  'who signed the framework?',
  'what happened on Black Friday sales',
  'what happened in 1912',
  'may the mayor resign',
  'who is the monday.com chief',
  'what happened on 2026-13-45',
  'what happened on February 31',
  'yesterdayland news',
  'what happened on the last day of the strike',
  'what happened in the last week of the strike',
  'what happened in the past years',
])('%j names no time', (question) => {
  expect(timeRangeOf(question, NOW)).toBeNull();
});

test.each([
  'ships of the 20th century',
  'who scored on the 20th minute',
  'what happened on the 42nd',
  'the 3rd',
])('%s names no day of a month', (question) => {
  expect(timeRangeOf(question, NOW)).toBeNull();
});
