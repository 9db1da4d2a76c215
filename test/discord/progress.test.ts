import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withProgress } from '../../src/discord/input/sources/ingest-article.js';
import { ThrottledProgress } from '../../src/discord/reply/progress.js';
import type { OutcomeReply } from '../../src/discord/reply/reply.js';
import { textsFor } from '../../src/discord/strings/texts.js';

const fail = (error: unknown) => {
  throw error;
};

describe('ThrottledProgress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('writes only the latest report, at most one per interval', async () => {
    const written: [number, string][] = [];
    const began = Date.now();
    const progress = new ThrottledProgress(async (text) => {
      written.push([Date.now() - began, text]);
    }, fail);
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

  test('a write that fails is reported, and does not stop the next', async () => {
    const write = vi.fn(async (_: string) => {});
    write.mockRejectedValueOnce(new Error('no permission'));
    const failures: unknown[] = [];
    const progress = new ThrottledProgress(write, (error) => failures.push(error));
    progress.report('first');
    await vi.advanceTimersByTimeAsync(1600);
    progress.report('second');
    await vi.advanceTimersByTimeAsync(1600);
    await progress.stop();
    expect(failures).toMatchObject([{ message: 'no permission' }]);
    expect(write.mock.calls).toEqual([['first'], ['second']]);
  });

  test('quick work writes nothing; stop waits for the current write', async () => {
    const write = vi.fn(async (_: string) => {});
    const quick = new ThrottledProgress(write, fail);
    quick.report('quick');
    await quick.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(write).not.toHaveBeenCalled();

    let written = () => {};
    const slow = new ThrottledProgress(() => new Promise((resolve) => (written = resolve)), fail);
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

describe('withProgress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('says that long work goes on while Discord still takes it, and nothing after that', async () => {
    const shown: string[] = [];
    const reply = { showProgress: async (text: string) => void shown.push(text) } as unknown as OutcomeReply;
    const context = { reply, texts: textsFor('en'), logger: pino({ enabled: false }) };
    let finish!: (outcome: string) => void;
    const outcome = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const working = withProgress(context, (report) => {
      const again = setInterval(() => report('still waiting'), 60_000);
      return outcome.finally(() => clearInterval(again));
    });
    await vi.advanceTimersByTimeAsync(14 * 60_000);
    expect(shown).toContain('still waiting');
    expect(shown.at(-1)).toBe(context.texts.ingest.goesOn);
    expect(shown.filter((text) => text === context.texts.ingest.goesOn)).toHaveLength(1);
    finish('done');
    expect(await working).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });
});
