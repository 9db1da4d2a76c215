import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import { spawnWorker, type WorkerClient, WorkerGoneError } from '../../src/worker/spawn.js';
import { transfer } from '../../src/worker/transfer.js';
import { untilTrouble } from '../../src/worker/watch.js';
import type { EchoContract } from './echo-contract.js';
import type { NestContract } from './nest-worker.js';

const ECHO = new URL('./echo-worker.js', import.meta.url);

/** The error of a rejected promise; fails the test if it resolves. */
const rejection = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    (value) => Promise.reject(new Error(`expected a rejection, got ${String(value)}`)),
    (error: Error) => error,
  );

describe('a running worker', () => {
  let worker: WorkerClient<EchoContract>;
  beforeAll(async () => {
    worker = await spawnWorker<EchoContract>(ECHO, {});
  });
  afterAll(() => worker.close());

  test('returns values that survive a structured clone', async () => {
    const value = {
      text: 'naïve 🎉',
      list: [1, null, undefined],
      date: new Date(0),
      map: new Map([['a', 1]]),
    };
    expect(await worker.call('echo', [value])).toEqual(value);
  });

  test('runs calls concurrently, each with its own result and its own events in order', async () => {
    const reports: number[][] = [[], []];
    const counts = [3, 5].map((to, i) => worker.call('count', [to], { onEvent: (n) => reports[i]!.push(n) }));
    expect(await Promise.all(counts)).toEqual([3, 5]);
    expect(reports).toEqual([
      [1, 2, 3],
      [1, 2, 3, 4, 5],
    ]);
  });

  test('an error thrown by a listener rejects its call only', async () => {
    const onEvent = () => {
      throw new Error('listener');
    };
    const bad = worker.call('count', [3], { onEvent });
    const good = worker.call('count', [3]);
    await expect(bad).rejects.toThrow('listener');
    await expect(good).resolves.toBe(3);
  });

  test('a UserError keeps code, id, facts, message, cause and stack', async () => {
    const error = await rejection(worker.call('fail', ['user']));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      name: 'UserError',
      code: 'question.empty',
      id: 'echo.empty',
      facts: { length: 0 },
      message: 'Ask something.',
    });
    expect(error.cause).toMatchObject({ name: 'RangeError', message: 'deep down' });
    expect(error.stack).toContain('echo-worker');
  });

  test('another error keeps name, message, cause and stack', async () => {
    const error = await rejection(worker.call('fail', ['fault']));
    expect(error).not.toBeInstanceOf(UserError);
    expect(error).toMatchObject({ name: 'TypeError', message: 'oops', cause: { message: 'deep down' } });
    expect(error.stack).toContain('echo-worker');
  });

  test('a thrown value that is not an error becomes one', async () => {
    expect(await rejection(worker.call('fail', ['string']))).toMatchObject({ message: 'not even an error' });
  });

  test('a value that cannot be cloned rejects its call, in either direction', async () => {
    await expect(worker.call('fail', ['uncloneable'])).rejects.toThrow(/could not be cloned/);
    await expect(worker.call('echo', [() => 1])).rejects.toThrow(/could not be cloned/);
    await expect(worker.call('echo', [1])).resolves.toBe(1);
  });

  test('an unknown method rejects', async () => {
    const untyped = worker as unknown as { call(method: string, args: unknown[]): Promise<unknown> };
    await expect(untyped.call('constructor', [])).rejects.toThrow('no method "constructor"');
  });

  test('buffers marked for transfer move instead of being copied', async () => {
    const { buffer } = await worker.call('buffer', [1000]);
    expect(buffer.byteLength).toBe(1000);
    expect((await worker.call('buffer', [1])).left).toBe(0);

    const values = Float32Array.of(1, 2, 3);
    expect(await worker.call('sum', [transfer(values, [values.buffer])])).toBe(6);
    expect(values.byteLength).toBe(0);
  });

  test('an abort reaches the worker, and the call rejects with the same reason object', async () => {
    const abort = new AbortController();
    const waiting = worker.call('wait', [false], { signal: abort.signal });
    const reason = new UserError('cancelled', 'Stopped.');
    abort.abort(reason);
    expect(await rejection(waiting)).toBe(reason);
  });

  test('a call that it is too late to stop returns its result', async () => {
    const abort = new AbortController();
    const waiting = worker.call('wait', [true], { signal: abort.signal });
    abort.abort();
    expect(await waiting).toBe('late');
  });

  test('an already aborted signal rejects without calling the worker', async () => {
    const call = worker.call('count', [1], {
      signal: AbortSignal.abort('early'),
      onEvent: () => expect.fail(),
    });
    await expect(call).rejects.toBe('early');
  });
});

describe('a worker that ends', () => {
  let worker: WorkerClient<EchoContract>;
  beforeEach(async () => {
    worker = await spawnWorker<EchoContract>(ECHO, {});
  });
  afterEach(() => worker.close());

  test('an uncaught exception rejects pending and later calls with its cause', async () => {
    const pending = worker.call('wait', [false]);
    const crashing = worker.call('crash', []);
    for (const call of [pending, crashing]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(WorkerGoneError);
      expect(error.message).toBe('The worker thread echo-worker ended unexpectedly (exit code 1).');
      expect(error.cause).toMatchObject({ message: 'crashed on purpose' });
    }
    expect(worker.alive).toBe(false);
    await expect(worker.call('echo', [1])).rejects.toBeInstanceOf(WorkerGoneError);
  });

  test('a worker that exits rejects pending calls', async () => {
    await expect(worker.call('exit', [3])).rejects.toThrow('ended unexpectedly (exit code 3)');
  });

  test('closing aborts pending calls, lets them settle and rejects later ones', async () => {
    const stopped = rejection(worker.call('wait', [false]));
    const finished = worker.call('wait', [true]);
    const closed = worker.close();
    await expect(worker.call('echo', [1])).rejects.toThrow('was closed');
    await closed;
    expect(await stopped).toBeInstanceOf(WorkerGoneError);
    expect(await finished).toBe('late');
    expect(worker.alive).toBe(false);
    await worker.close();
  });
});

describe('starting', () => {
  test('notices arrive before the worker is ready', async () => {
    const notices: string[] = [];
    const worker = await spawnWorker<EchoContract>(ECHO, {}, { onNotice: (notice) => notices.push(notice) });
    expect(notices).toEqual(['starting']);
    await worker.close();
  });

  test('a worker that cannot open rejects with its own error', async () => {
    const error = await rejection(spawnWorker<EchoContract>(ECHO, { refuse: true }));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'model.invalid', cause: { message: 'the reason' } });
  });

  test('a worker that dies or does not exist rejects', async () => {
    await expect(spawnWorker<EchoContract>(ECHO, { die: true })).rejects.toThrow(
      'unexpectedly (exit code 7)',
    );
    const nowhere = spawnWorker<EchoContract>(new URL('./no-such-worker.js', import.meta.url), {});
    expect(await rejection(nowhere)).toMatchObject({
      name: 'WorkerGoneError',
      cause: { code: 'ERR_MODULE_NOT_FOUND' },
    });
  });

  test('can be aborted', async () => {
    const abort = new AbortController();
    const starting = spawnWorker<EchoContract>(ECHO, {}, { signal: abort.signal });
    abort.abort();
    expect(await rejection(starting)).toBe(abort.signal.reason);
  });
});

test('closing rejects with the error of the worker’s own close', async () => {
  const worker = await spawnWorker<EchoContract>(ECHO, { closeFails: true });
  await expect(worker.close()).rejects.toThrow('could not close');
});

test('workers nest: calls, events and errors pass through', async () => {
  const worker = await spawnWorker<NestContract>(new URL('./nest-worker.js', import.meta.url), null);
  const reports: number[] = [];
  expect(await worker.call('count', [3], { onEvent: (n) => reports.push(n) })).toBe(3);
  expect(reports).toEqual([1, 2, 3]);
  expect(await rejection(worker.call('relay', ['user']))).toMatchObject({ code: 'question.empty' });
  await worker.close();
});

test('a process waits for pending calls and ends with an idle worker', async () => {
  const program = fileURLToPath(new URL('./idle-owner.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
    timeout: 20_000,
  });
  expect(stdout).toBe('50\n');
});

describe('a watched worker', () => {
  const times = { checkMs: 50, silenceMs: 1000 };
  const watch = async (trouble: (worker: WorkerClient<EchoContract>) => void) => {
    const worker = await spawnWorker<EchoContract>(ECHO, {});
    const stop = new AbortController();
    const seen = untilTrouble(worker, times, stop.signal);
    trouble(worker);
    const timer = setTimeout(() => stop.abort(), 3000);
    const result = await seen;
    clearTimeout(timer);
    await worker.kill();
    return result;
  };

  test('answers while it works, twice at a time', async () => {
    const worker = await spawnWorker<EchoContract>(ECHO, {});
    const answers = [worker.responds(5000), worker.responds(5000)];
    await worker.call('count', [20]);
    expect(await Promise.all(answers)).toEqual([true, true]);
    await worker.close();
    expect(await worker.responds(5000)).toBe(false);
  });

  test('is found stuck, ended or well', async () => {
    expect(await watch((worker) => void worker.call('hang', []).catch(() => undefined))).toBe('stuck');
    expect(await watch((worker) => void worker.call('exit', [3]).catch(() => undefined))).toBe('ended');
    expect(await watch(() => undefined)).toBe('aborted');
  });

  test('rejects its calls when it is killed while it hangs', async () => {
    const worker = await spawnWorker<EchoContract>(ECHO, {});
    const hanging = rejection(worker.call('hang', []));
    await worker.kill();
    expect(await hanging).toBeInstanceOf(WorkerGoneError);
  });
});

describe('a worker in a process', () => {
  let worker: WorkerClient<EchoContract>;
  beforeEach(async () => {
    worker = await spawnWorker<EchoContract>(ECHO, {}, { in: 'process' });
  });
  afterEach(() => worker.close());

  test('answers like one in a thread', async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect(await worker.call('echo', [{ bytes, map: new Map([['a', 1]]) }])).toEqual({
      bytes,
      map: new Map([['a', 1]]),
    });
    const reports: number[] = [];
    await worker.call('count', [3], { onEvent: (n) => reports.push(n) });
    expect(reports).toEqual([1, 2, 3]);
    expect(await rejection(worker.call('fail', ['user']))).toMatchObject({ id: 'echo.empty' });
    await expect(worker.call('fail', ['uncloneable'])).rejects.toThrow(/could not be cloned/);
  });

  test('gets none of the environment but what it needs to run', async () => {
    process.env.BYLINE_TEST_SECRET = 'secret';
    const fresh = await spawnWorker<EchoContract>(ECHO, {}, { in: 'process' });
    delete process.env.BYLINE_TEST_SECRET;
    expect(await fresh.call('environment', ['BYLINE_TEST_SECRET'])).toBeUndefined();
    expect(await fresh.call('environment', ['PATH'])).toBe(process.env.PATH);
    await fresh.close();
  });

  test('that cannot be started says so', async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    try {
      const starting = spawnWorker<EchoContract>(ECHO, {}, { in: 'process' });
      expect(await rejection(starting)).toMatchObject({
        name: 'WorkerGoneError',
        message: expect.stringContaining('ENOENT'),
      });
    } finally {
      process.execPath = execPath;
    }
  });

  test('can be killed while it hangs, and says how it ended', async () => {
    const hanging = rejection(worker.call('hang', []));
    await worker.kill();
    expect(await hanging).toMatchObject({ name: 'WorkerGoneError', signal: 'SIGKILL' });
    expect(worker.alive).toBe(false);
  });
});
