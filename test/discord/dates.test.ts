import { expect, test } from 'vitest';
import { longDate, timestamp } from '../../src/discord/reply/markdown/dates.js';
import { duration } from '../../src/discord/strings/amounts.js';

test('dates and waits in words', () => {
  expect(longDate('2025-10-31T23:59:59.000Z', 'en')).toBe('31 October 2025');
  expect(longDate('soon', 'en')).toBeUndefined();
  expect(longDate(null, 'en')).toBeUndefined();
  expect(longDate('2026-11-18T02:00:00+05:30', 'en')).toBe('18 November 2026');
  expect(longDate('2026-11-17T22:00:00-05:00', 'en')).toBe('17 November 2026');
  expect([1, 1000, 1001, 89_000, 89_001, 3_600_000].map(duration)).toEqual([
    '1 second',
    '1 second',
    '2 seconds',
    '89 seconds',
    '2 minutes',
    '60 minutes',
  ]);
  expect(timestamp('2025-11-01T08:00:00.000Z', 'R')).toBe('<t:1761984000:R>');
  expect(timestamp('soon', 'R')).toBeUndefined();
});
