import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectWhenIdle } from '../../src/worker/idle-collection.js';

const IDLE_MS = 1000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('garbage is collected once, when the thread has been idle for long enough', () => {
  const gc = vi.fn();
  vi.stubGlobal('gc', gc);
  const collection = collectWhenIdle(IDLE_MS);
  collection.idle();
  vi.advanceTimersByTime(IDLE_MS - 1);
  collection.busy();
  vi.advanceTimersByTime(10 * IDLE_MS);
  expect(gc).not.toHaveBeenCalled();
  collection.idle();
  vi.advanceTimersByTime(10 * IDLE_MS);
  expect(gc).toHaveBeenCalledTimes(1);
});

test('nothing happens in a process without --expose-gc', () => {
  vi.stubGlobal('gc', undefined);
  collectWhenIdle(IDLE_MS).idle();
  expect(() => vi.advanceTimersByTime(IDLE_MS)).not.toThrow();
});
