import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ThrottledProgress } from '../../src/discord/reply/progress.js';

describe('ThrottledProgress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('writes only the latest report, at most one per interval', async () => {
    const written: [number, string][] = [];
    const began = Date.now();
    const progress = new ThrottledProgress(async (text) => {
      written.push([Date.now() - began, text]);
    });
    for (let n = 0; n < 40; n++) {
      progress.report(`step ${n}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    await progress.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written).toEqual([
      [1500, 'step 14'],
      [3000, 'step 29'],
    ]);
  });

  test('quick work writes nothing; stop waits for the current write', async () => {
    const write = vi.fn(async (_: string) => {});
    const quick = new ThrottledProgress(write);
    quick.report('quick');
    await quick.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(write).not.toHaveBeenCalled();

    let written = () => {};
    const slow = new ThrottledProgress(() => new Promise((resolve) => (written = resolve)));
    slow.report('slow');
    await vi.advanceTimersByTimeAsync(1500);
    let stopped = false;
    const stopping = slow.stop().then(() => (stopped = true));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stopped).toBe(false);
    written();
    await stopping;
  });
});
