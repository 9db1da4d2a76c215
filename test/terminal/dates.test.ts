import { expect, test } from 'vitest';
import { longDate } from '../../src/terminal/dates.js';

test.each([
  ['2026-11-18', '18 November 2026'],
  ['2026-11-18T02:00:00+05:30', '18 November 2026'],
  ['2026-11-17T22:00:00-05:00', '17 November 2026'],
  ['2026-11-17T22:00:00.000Z', '17 November 2026'],
])('%s is %s', (date, words) => {
  expect(longDate(date)).toBe(words);
});
