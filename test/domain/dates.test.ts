import { expect, test } from 'vitest';
import { compareDates, dayOf } from '../../src/domain/dates.js';

test('the day is that of the place, the order that of the moments', () => {
  const india = '2026-11-18T02:00:00+05:30';
  const york = '2026-11-17T22:00:00-05:00';
  expect([india, york, '2026-11-18', '2026-11-18T08:30:00.000Z'].map(dayOf)).toEqual([
    '2026-11-18',
    '2026-11-17',
    '2026-11-18',
    '2026-11-18',
  ]);
  expect([york, '2026-11-18', india].sort(compareDates)).toEqual([india, '2026-11-18', york]);
});
