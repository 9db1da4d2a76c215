import { expect, test } from 'vitest';
import { timeShare } from '../../../src/models/reader/time-share.js';

const load = (timeMs: number, waiting: number, startedAt = 0) =>
  timeShare({ timeMs, waiting, lastArrival: 0, startedAt });

test('a question alone may take the whole time', () => {
  expect(load(400, 1)).toBe(400);
  expect(load(5000, 1)).toBe(5000);
});

test('several share the time from the last arrival on, which is a second and a half or a longer limit', () => {
  expect(load(400, 3)).toBe(400);
  expect(load(400, 30)).toBe(50);
  expect(load(400, 10, 1000)).toBe(50);
  expect(load(6000, 30)).toBe(200);
});
