import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import { spawnWorker, type WorkerClient, WorkerGoneError } from '../../src/worker/spawn.js';
import { transfer } from '../../src/worker/transfer.js';
import type { EchoContract } from './echo-contract.js';
import type { NestContract } from './nest-worker.js';

const ECHO = new URL('./echo-worker.js', import.meta.url);

/** What a promise rejects with; fails the test when it does not. */
const rejection = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    (value) => Promise.reject(new Error(`expected a rejection, got ${String(value)}`)),
    (error: Error) => error,
  );

describe('a running worker', () => {
  let worker: WorkerClient<EchoContract>;
  beforeEach(async () => {
    worker = await spawnWorker<EchoContract>(ECHO, {});
  });
  afterEach(() => worker.close());

  test('answers calls with what survives a structured clone', async () => {
    const value = {
      text: 'naïve 🎉',
      list: [1, null, undefined],
      date: new Date(0),
      map: new Map([['a', 1]]),
    };
    expect(await worker.call('echo', [value])).toEqual(value);
  });

  test('runs calls concurrently and gives each its own result and its own events in order', async () => {
    const heard: number[][] = [[], []];
    const counts = [3, 5].map((to, i) => worker.call('count', [to], { onEvent: (n) => heard[i]!.push(n) }));
    expect(await Promise.all(counts)).toEqual([3, 5]);
    expect(heard).toEqual([
      [1, 2, 3],
      [1, 2, 3, 4, 5],
    ]);
  });

  test('a listener that throws ends its call with that error, and no other', async () => {
    const onEvent = () => {
      throw new Error('listener');
    };
    const bad = worker.call('count', [3], { onEvent });
    const good = worker.call('count', [3]);
    await expect(bad).rejects.toThrow('listener');
    await expect(good).resolves.toBe(3);
  });

  test('a UserError crosses with code, message, cause and stack', async () => {
    const error = await rejection(worker.call('fail', ['user']));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ name: 'UserError', code: 'question.empty', message: 'Ask something.' });
    expect(error.cause).toMatchObject({ name: 'RangeError', message: 'deep down' });
    expect(error.stack).toContain('echo-worker');
  });

  test('another error crosses with name, message, cause and stack', async () => {
    const error = await rejection(worker.call('fail', ['fault']));
    expect(error).not.toBeInstanceOf(UserError);
    expect(error).toMatchObject({ name: 'TypeError', message: 'oops', cause: { message: 'deep down' } });
    expect(error.stack).toContain('echo-worker');
  });

  test('what is no error crosses as one', async () => {
    expect(await rejection(worker.call('fail', ['string']))).toMatchObject({ message: 'not even an error' });
  });

  test('what cannot be cloned rejects its call, in either direction', async () => {
    await expect(worker.call('fail', ['uncloneable'])).rejects.toThrow(/could not be cloned/);
    await expect(worker.call('echo', [() => 1])).rejects.toThrow(/could not be cloned/);
    await expect(worker.call('echo', [1])).resolves.toBe(1);
  });

  test('a method that the worker lacks rejects', async () => {
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

  test('an abort reaches the worker, and the call rejects with the very reason', async () => {
    const abort = new AbortController();
    const waiting = worker.call('wait', [false], { signal: abort.signal });
    const reason = new UserError('cancelled', 'Stopped.');
    abort.abort(reason);
    expect(await rejection(waiting)).toBe(reason);
  });

  test('a call that was past stopping gives its result', async () => {
    const abort = new AbortController();
    const waiting = worker.call('wait', [true], { signal: abort.signal });
    abort.abort();
    expect(await waiting).toBe('late');
  });

  test('a signal that is aborted already rejects without asking the worker', async () => {
    const asked = worker.call('count', [1], {
      signal: AbortSignal.abort('early'),
      onEvent: () => expect.fail(),
    });
    await expect(asked).rejects.toBe('early');
  });

  test('an uncaught exception rejects what is pending and what comes later, and names its cause', async () => {
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

  test('a worker that exits rejects what is pending', async () => {
    await expect(worker.call('exit', [3])).rejects.toThrow('ended unexpectedly (exit code 3)');
  });

  test('closing aborts what is pending, lets it settle, and refuses what comes later', async () => {
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
  test('notices arrive from before the worker is ready', async () => {
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

  test('a worker that dies, or was never there, rejects', async () => {
    await expect(spawnWorker<EchoContract>(ECHO, { die: true })).rejects.toThrow(
      'unexpectedly (exit code 7)',
    );
    const nowhere = spawnWorker<EchoContract>(new URL('./no-such-worker.js', import.meta.url), {});
    expect(await rejection(nowhere)).toMatchObject({
      name: 'WorkerGoneError',
      cause: { code: 'ERR_MODULE_NOT_FOUND' },
    });
  });

  test('can be given up', async () => {
    const abort = new AbortController();
    const starting = spawnWorker<EchoContract>(ECHO, {}, { signal: abort.signal });
    abort.abort();
    expect(await rejection(starting)).toBe(abort.signal.reason);
  });
});

test('closing reports what the worker could not close', async () => {
  const worker = await spawnWorker<EchoContract>(ECHO, { closeFails: true });
  await expect(worker.close()).rejects.toThrow('could not close');
});

test('workers nest: calls, events and errors pass through', async () => {
  const worker = await spawnWorker<NestContract>(new URL('./nest-worker.js', import.meta.url), null);
  const heard: number[] = [];
  expect(await worker.call('count', [3], { onEvent: (n) => heard.push(n) })).toBe(3);
  expect(heard).toEqual([1, 2, 3]);
  expect(await rejection(worker.call('relay', ['user']))).toMatchObject({ code: 'question.empty' });
  await worker.close();
});

test('a process waits for pending calls, and ends with an idle worker', async () => {
  const program = fileURLToPath(new URL('./idle-owner.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program], {
    timeout: 20_000,
  });
  expect(stdout).toBe('50\n');
});
