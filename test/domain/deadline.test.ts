import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withDeadline } from '../../src/domain/deadline.js';

const late = new Error('late');
const endless = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

test('work in time gives its result, and nothing stays behind', async () => {
  const outer = new AbortController();
  let own: AbortSignal | undefined;
  const result = await withDeadline({ ms: 20, reason: late, outer: outer.signal }, async (signal) => {
    own = signal;
    return 7;
  });
  expect(result).toBe(7);
  expect(getEventListeners(outer.signal, 'abort')).toEqual([]);
  await sleep(40);
  expect(own?.aborted).toBe(false);
});

test('late work is aborted with the reason', async () => {
  await expect(withDeadline({ ms: 10, reason: late }, endless)).rejects.toBe(late);
});

test('the outer signal aborts with its own reason, also if it was aborted before', async () => {
  const outer = new AbortController();
  const stopped = new Error('stopped');
  const working = withDeadline({ ms: 60_000, reason: late, outer: outer.signal }, endless);
  outer.abort(stopped);
  await expect(working).rejects.toBe(stopped);
  await expect(withDeadline({ ms: 60_000, reason: late, outer: outer.signal }, endless)).rejects.toBe(
    stopped,
  );
});
