import { expect, test } from 'vitest';
import { ParseQueue } from '../../../src/app/parsing/parse-queue.js';

const eventLoopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Adds texts by name and scope, in capitals for those in the background, and gives the order in which they start. */
async function startedOf(added: readonly string[]): Promise<string[]> {
  const queue = new ParseQueue();
  const started: string[] = [];
  const jobs = added.map((name) => {
    const scope = name.charAt(0).toLowerCase();
    const job = async () => {
      started.push(name);
      await eventLoopTurn();
    };
    return queue.add(job, { scope, isBackground: name !== name.toLowerCase() }, undefined);
  });
  await Promise.all(jobs);
  return started;
}

test('scopes take turns', async () => {
  expect(await startedOf(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'])).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('what somebody waits for is parsed before feeds, in which scopes take turns, too', async () => {
  expect(await startedOf(['A1', 'A2', 'A3', 'B1', 'a1', 'b1', 'b2'])).toEqual([
    'A1',
    'a1',
    'b1',
    'b2',
    'B1',
    'A2',
    'A3',
  ]);
});

test('a text that is abandoned while it waits leaves at once and is never parsed', async () => {
  const queue = new ParseQueue();
  let end = (): void => undefined;
  const first = queue.add(() => new Promise<void>((resolve) => (end = resolve)), { scope: 'a' }, undefined);
  const abort = new AbortController();
  let isStarted = false;
  const abandoned = queue.add(
    async () => {
      isStarted = true;
    },
    { scope: 'b' },
    abort.signal,
  );
  const reason = new Error('stopped by its user');
  abort.abort(reason);
  expect(await abandoned.catch((error: unknown) => error)).toBe(reason);
  end();
  await first;
  await eventLoopTurn();
  expect(isStarted).toBe(false);
});

test('a text that is abandoned while it is parsed keeps its place until it has ended', async () => {
  const queue = new ParseQueue();
  const started: string[] = [];
  const abort = new AbortController();
  let end = (): void => undefined;
  const running = queue.add(() => new Promise<void>((resolve) => (end = resolve)), {}, abort.signal);
  const next = queue.add(async () => void started.push('next'), {}, undefined);
  await eventLoopTurn();
  abort.abort(new Error('stopped by its user'));
  await eventLoopTurn();
  expect(started).toEqual([]);
  end();
  await Promise.all([running, next]);
  expect(started).toEqual(['next']);
});
