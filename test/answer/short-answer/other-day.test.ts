import { expect, test } from 'vitest';
import { isOfOtherDay } from '../../../src/answer/short-answer/other-day.js';

test.each([
  ['how many left on Friday?', 'On Thursday four left.', '2026-11-19T12:00:00Z', true],
  ['how many left on Friday?', 'On Friday four left.', '2026-11-19T12:00:00Z', false],
  ['how many left on Friday?', 'On Thursday four left.', '2026-11-20', false],
  // Its day is that of the place.
  ['how many left on Friday?', 'On Thursday four left.', '2026-11-20T20:30:00-05:00', false],
  ['how many left on Saturday?', 'On Thursday four left.', '2026-11-20T20:30:00-05:00', true],
  ['how many left?', 'On Thursday four left.', '2026-11-20', false],
] as const)('%s %s (%s): %s', (question, sentence, publishedAt, isOther) => {
  expect(isOfOtherDay(question, sentence, { publishedAt })).toBe(isOther);
});
