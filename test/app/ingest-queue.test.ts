import { expect, test } from 'vitest';
import { IngestQueue } from '../../src/app/ingest-queue.js';

/** A job that runs until it is told to end. */
function job(name = 'done') {
  let end = (): void => undefined;
  let began = false;
  const ended = new Promise<string>((resolve) => {
    end = () => resolve(name);
  });
  const run = (): Promise<string> => {
    began = true;
    return ended;
  };
  return { run, end, began: () => began };
}

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who waits is told the place in the line, and each step forward', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const jobs = Array.from({ length: 5 }, () => job());
  const told: number[][] = jobs.map(() => []);
  const results = jobs.map(({ run }, at) =>
    queue.add(run, { scope: 'a', onPosition: (position) => told[at]!.push(position) }),
  );
  expect(told).toEqual([[], [], [1], [2], [3]]);
  jobs[1]!.end();
  await results[1];
  await turnOfTheLoop();
  expect(told).toEqual([[], [], [1], [2, 1], [3, 2]]);
  for (const { end } of jobs) end();
  await Promise.all(results);
  expect(told).toEqual([[], [], [1], [2, 1], [3, 2, 1]]);
});

test('refuses who comes when the line is full, and takes the next when there is room', async () => {
  const queue = new IngestQueue({ all: 1, scope: 10 });
  const jobs = Array.from({ length: 3 }, () => job());
  const results = jobs.map(({ run }) => queue.add(run, { scope: 'a' }));
  await expect(queue.add(job().run, { scope: 'a' })).rejects.toMatchObject({
    code: 'queue.full',
    facts: { count: 1, own: false, setting: 'INGEST_QUEUE_LIMIT' },
  });
  jobs[0]!.end();
  await results[0];
  await turnOfTheLoop();
  const last = job('last');
  const added = queue.add(last.run, { scope: 'a' });
  for (const { end } of [...jobs, last]) end();
  expect(await added).toBe('last');
});

test('a scope that has its share waiting is refused, and others come in', async () => {
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

test('who gives up while waiting leaves at once and never begins', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const running = [job(), job()];
  const results = running.map(({ run }) => queue.add(run, { scope: 'a' }));
  const [gone, behind] = [job(), job()];
  const giveUp = new AbortController();
  const told: number[] = [];
  const given = queue.add(gone.run, { scope: 'a', signal: giveUp.signal });
  const next = queue.add(behind.run, { scope: 'a', onPosition: (position) => told.push(position) });
  giveUp.abort();
  await expect(given).rejects.toMatchObject({ code: 'cancelled', message: 'Cancelled; nothing was stored.' });
  expect(told).toEqual([2, 1]);
  for (const { end } of [...running, behind]) end();
  await Promise.all([...results, next]);
  expect(gone.began()).toBe(false);
});

test('who gives up before coming never begins', async () => {
  const never = job();
  await expect(
    new IngestQueue({ all: 10, scope: 10 }).add(never.run, { scope: 'a', signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(never.began()).toBe(false);
});

test('a running job is not abandoned when its caller gives up: it decides what became of it', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const giveUp = new AbortController();
  const past = job('kept');
  const kept = queue.add(past.run, { scope: 'a', signal: giveUp.signal });
  const heeding = queue.add(
    async () => {
      await past.run();
      giveUp.signal.throwIfAborted();
    },
    { scope: 'a', signal: giveUp.signal },
  );
  giveUp.abort();
  let idle = false;
  const whenIdle = queue.idle().then(() => {
    idle = true;
  });
  await turnOfTheLoop();
  expect(idle).toBe(false);
  past.end();
  expect(await kept).toBe('kept');
  await expect(heeding).rejects.toMatchObject({ code: 'cancelled' });
  await whenIdle;
});

test('a job that fails fails alone, for its own reason', async () => {
  const queue = new IngestQueue({ all: 10, scope: 10 });
  const fault = new Error('out of paper');
  await expect(queue.add(() => Promise.reject(fault), { scope: 'a' })).rejects.toBe(fault);
  expect(await queue.add(async () => 'fine', { scope: 'a' })).toBe('fine');
});
