import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { ClosingError } from '../domain/errors.js';
import type { Handlers, WorkerContract } from './contract.js';
import type { FromWorker, ToWorker } from './messages.js';
import { transferList } from './transfer.js';
import { toWireError } from './wire-error.js';

export interface Service<C extends WorkerContract> {
  readonly handlers: Handlers<C>;
  /** Called once when the owner closes the worker, after all calls have settled. */
  readonly close?: () => void | Promise<void>;
}

type Handler = (...args: unknown[]) => unknown;

/**
 * Handles calls in this worker thread; the only statement of a worker's entry module. `open` receives the data of
 * `spawnWorker`, which rejects with the same error if `open` fails. Calls run concurrently; a worker that needs them
 * in sequence queues them itself.
 */
export function serve<C extends WorkerContract>(
  open: (data: C['data'], notify: (notice: C['notice']) => void) => Service<C> | Promise<Service<C>>,
): void {
  const port = parentPort;
  if (!port) throw new Error('serve() was called outside a worker thread');
  const send = (message: FromWorker) => port.postMessage(message);
  // `async` turns a synchronous exception of `open` into a rejection.
  const opened = (async () => open(workerData, (notice) => send({ kind: 'notice', notice })))();
  opened.then(
    ({ handlers, close }) => {
      listen(port, new Map(Object.entries(handlers) as [string, Handler][]), close);
      send({ kind: 'ready' });
    },
    (error: unknown) => {
      send({ kind: 'failed', error: toWireError(error) });
    },
  );
}

function listen(
  port: MessagePort,
  handlers: ReadonlyMap<string, Handler>,
  close: Service<WorkerContract>['close'],
) {
  const running = new Map<
    number,
    { readonly controller: AbortController; readonly settled: Promise<void> }
  >();

  const closeDown = async () => {
    const calls = [...running.values()];
    for (const { controller } of calls) controller.abort(new ClosingError());
    await Promise.all(calls.map(({ settled }) => settled));
    await close?.();
    port.close();
  };

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'call') {
      const controller = new AbortController();
      const settled = handleCall(port, handlers, message, controller.signal);
      running.set(message.id, { controller, settled });
      void settled.then(() => running.delete(message.id));
    } else if (message.kind === 'abort') {
      running.get(message.id)?.controller.abort();
    } else {
      // A rejection ends the thread, and the owner's `close` reports its error.
      void closeDown();
    }
  });
}

/** Runs one call and sends the outcome. Rejects only if the outcome cannot be sent. */
async function handleCall(
  port: MessagePort,
  handlers: ReadonlyMap<string, Handler>,
  { id, method, args }: ToWorker & { kind: 'call' },
  signal: AbortSignal,
): Promise<void> {
  const send = (message: FromWorker, value?: unknown) => port.postMessage(message, transferList([value]));
  try {
    const handler = handlers.get(method);
    if (!handler) throw new TypeError(`This worker has no method ${JSON.stringify(method)}`);
    const report = (event: unknown) => send({ kind: 'event', id, event });
    const value = await handler(...args, { signal, report });
    send({ kind: 'result', id, value }, value);
  } catch (error) {
    const stopped = signal.aborted && error === signal.reason;
    send(stopped ? { kind: 'aborted', id } : { kind: 'error', id, error: toWireError(error) });
  }
}
