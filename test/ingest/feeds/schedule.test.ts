import { expect, test } from 'vitest';
import { nextPollInterval } from '../../../src/ingest/feeds/schedule.js';

test('a feed rests as long as it asks, longer after failures, and at most a day', () => {
  const rest = (failures: number, minIntervalMinutes: number | null = null, random = 0) =>
    nextPollInterval({ pollMinutes: 30, minIntervalMinutes, failures }, random) / 60_000;
  expect([0, 1, 2, 3, 30].map((failures) => rest(failures))).toEqual([30, 60, 120, 240, 1440]);
  expect([rest(0, 10), rest(0, 90), rest(0, 100_000)]).toEqual([30, 90, 1440]);
  expect(rest(0, null, 1)).toBeCloseTo(33);
  expect(
    nextPollInterval({ pollMinutes: 30, minIntervalMinutes: null, failures: 1, retryAfterS: 7200 }, 0),
  ).toBe(7_200_000);
});
