import { expect, test } from 'vitest';
import { IngestQueue } from '../../src/app/ingest/ingest-queue.js';

/** A job that runs until `end` is called. */
function job(name = 'done') {
  let end = (): void => undefined;
  let isStarted = false;
  const ended = new Promise<string>((resolve) => {
    end = () => resolve(name);
  });
  const run = (): Promise<string> => {
    isStarted = true;
    return ended;
  };
  return { run, end, started: () => isStarted };
}

const eventLoopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a waiting job receives its position and every change of it', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const jobs = Array.from({ length: 5 }, () => job());
  const positions: number[][] = jobs.map(() => []);
  const results = jobs.map(({ run }, at) =>
    queue.add(run, { scope: 'a', onPosition: (position) => positions[at]!.push(position) }),
  );
  expect(positions).toEqual([[], [], [1], [2], [3]]);
  jobs[1]!.end();
  await results[1];
  await eventLoopTurn();
  expect(positions).toEqual([[], [], [1], [2, 1], [3, 2]]);
  for (const { end } of jobs) end();
  await Promise.all(results);
  expect(positions).toEqual([[], [], [1], [2, 1], [3, 2, 1]]);
});

test('a full queue refuses a job, and accepts one when there is room', async () => {
  const queue = new IngestQueue({ all: 1, scope: 10 });
  const jobs = Array.from({ length: 3 }, () => job());
  const results = jobs.map(({ run }) => queue.add(run, { scope: 'a' }));
  await expect(queue.add(job().run, { scope: 'a' })).rejects.toMatchObject({
    code: 'queue.full',
    facts: { count: 1, own: false, setting: 'INGEST_QUEUE_LIMIT' },
  });
  jobs[0]!.end();
  await results[0];
  await eventLoopTurn();
  const last = job('last');
  const added = queue.add(last.run, { scope: 'a' });
  for (const { end } of [...jobs, last]) end();
  expect(await added).toBe('last');
});

test('a scope that has used its share is refused, and others are not', async () => {
  const queue = new IngestQueue({ all: 10, scope: 1 });
  const jobs = Array.from({ length: 3 }, () => job());
  const results = jobs.map(({ run }) => queue.add(run, { scope: 'a' }));
  await expect(queue.add(job().run, { scope: 'a' })).rejects.toMatchObject({
    code: 'queue.full',
    facts: { count: 1, own: true, setting: 'half of INGEST_QUEUE_LIMIT' },
  });
  const other = job('other');
  const added = queue.add(other.run, { scope: 'b' });
  for (const { end } of [...jobs, other]) end();
  expect(await added).toBe('other');
  await Promise.all(results);
});

test('scopes take turns: the one with fewer jobs before it does not wait for all of another', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const order: string[] = [];
  const positions: number[] = [];
  const added: Promise<unknown>[] = [];
  const add = (name: string, scope: string, onPosition?: (position: number) => void) => {
    const started = async () => {
      order.push(name);
      await eventLoopTurn();
    };
    added.push(queue.add(started, { scope, ...(onPosition && { onPosition }) }));
  };
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) {
    add(name, 'a', name === 'a3' ? (position) => positions.push(position) : undefined);
  }
  add('b1', 'b');
  add('b2', 'b');
  add('c1', 'c');
  await Promise.all(added);
  expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4', 'a5']);
  expect(positions.slice(0, 3)).toEqual([1, 2, 3]);
});

test('a job that is cancelled while waiting leaves at once and never starts', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const running = [job(), job()];
  const results = running.map(({ run }) => queue.add(run, { scope: 'a' }));
  const [cancelled, next] = [job(), job()];
  const controller = new AbortController();
  const positions: number[] = [];
  const rejected = queue.add(cancelled.run, { scope: 'a', signal: controller.signal });
  const added = queue.add(next.run, { scope: 'a', onPosition: (position) => positions.push(position) });
  controller.abort();
  await expect(rejected).rejects.toMatchObject({
    code: 'cancelled',
    message: 'Cancelled; nothing was stored.',
  });
  expect(positions).toEqual([2, 1]);
  for (const { end } of [...running, next]) end();
  await Promise.all([...results, added]);
  expect(cancelled.started()).toBe(false);
});

test('a job that was cancelled before it was added never starts', async () => {
  const never = job();
  await expect(
    new IngestQueue({ all: 10, scope: 10 }).add(never.run, { scope: 'a', signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(never.started()).toBe(false);
});

test('a running job is not abandoned when it is cancelled: it decides the outcome itself', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const controller = new AbortController();
  const running = job('finished');
  const finished = queue.add(running.run, { scope: 'a', signal: controller.signal });
  const aborting = queue.add(
    async () => {
      await running.run();
      controller.signal.throwIfAborted();
    },
    { scope: 'a', signal: controller.signal },
  );
  controller.abort();
  let idle = false;
  const whenIdle = queue.idle().then(() => {
    idle = true;
  });
  await eventLoopTurn();
  expect(idle).toBe(false);
  running.end();
  expect(await finished).toBe('finished');
  await expect(aborting).rejects.toMatchObject({ code: 'cancelled' });
  await whenIdle;
});

test('a failing job rejects with its own error and does not affect others', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const fault = new Error('out of memory');
  await expect(queue.add(() => Promise.reject(fault), { scope: 'a' })).rejects.toBe(fault);
  expect(await queue.add(async () => 'fine', { scope: 'a' })).toBe('fine');
});

test('a job that was accepted before ignores the limits', async () => {
  const queue = new IngestQueue({ all: 1, scope: 1 });
  const jobs = Array.from({ length: 3 }, () => job());
  const results = jobs.map(({ run }) => queue.add(run, { scope: 'a' }));
  const resumed = job('resumed');
  const added = queue.add(resumed.run, { scope: 'a', isUnlimited: true });
  for (const { end } of [...jobs, resumed]) end();
  expect(await added).toBe('resumed');
  await Promise.all(results);
});
