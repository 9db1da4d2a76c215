import { ClosingError } from '../domain/errors.js';
import type { Handlers, WorkerContract } from './contract.js';
import { collectWhenIdle } from './idle-collection.js';
import type { FromWorker, ToWorker } from './messages.js';
import { endThreadsFirst } from './native-calls.js';
import { type OwnerPort, ownerPort } from './owner-port.js';
import { transferList } from './transfer.js';
import { toWireError } from './wire-error.js';

export interface Service<C extends WorkerContract> {
  readonly handlers: Handlers<C>;
  /** Called once when the owner closes the worker, after all calls have settled. */
  readonly close?: () => void | Promise<void>;
}

type Handler = (...args: unknown[]) => unknown;

/**
 * Handles calls in this worker thread or process; the only statement of a worker's entry module. `open` receives the
 * data of `spawnWorker`, which rejects with the same error if `open` fails. Calls run concurrently; a worker that
 * needs them in sequence queues them itself.
 */
export function serve<C extends WorkerContract>(
  open: (data: C['data'], notify: (notice: C['notice']) => void) => Service<C> | Promise<Service<C>>,
): void {
  endThreadsFirst();
  const port = ownerPort();
  const send = (message: FromWorker) => port.post(message, []);
  let serving: ((message: ToWorker) => void) | undefined;
  port.onMessage((message) => {
    if (message.kind !== 'open') {
      serving?.(message);
      return;
    }
    // `async` turns a synchronous exception of `open` into a rejection.
    const opened = (async () => open(message.data, (notice) => send({ kind: 'notice', notice })))();
    opened.then(
      ({ handlers, close }) => {
        serving = server(port, new Map(Object.entries(handlers) as [string, Handler][]), close);
        send({ kind: 'ready' });
      },
      (error: unknown) => {
        send({ kind: 'failed', error: toWireError(error) });
      },
    );
  });
}

/** Handles the messages that follow `open`. */
function server(
  port: OwnerPort,
  handlers: ReadonlyMap<string, Handler>,
  close: Service<WorkerContract>['close'],
): (message: ToWorker) => void {
  const running = new Map<
    number,
    { readonly controller: AbortController; readonly settled: Promise<void> }
  >();

  const collection = collectWhenIdle();
  collection.idle();

  const closeDown = async () => {
    const calls = [...running.values()];
    for (const { controller } of calls) controller.abort(new ClosingError());
    await Promise.all(calls.map(({ settled }) => settled));
    await close?.();
    port.close();
  };

  return (message) => {
    if (message.kind === 'call') {
      const controller = new AbortController();
      collection.busy();
      const settled = handleCall(port, handlers, message, controller.signal);
      running.set(message.id, { controller, settled });
      void settled.then(() => {
        running.delete(message.id);
        if (running.size === 0) collection.idle();
      });
    } else if (message.kind === 'abort') {
      running.get(message.id)?.controller.abort();
    } else if (message.kind === 'ping') {
      port.post({ kind: 'pong' }, []);
    } else if (message.kind === 'close') {
      // A rejection ends the worker, and the owner's `close` reports its error.
      void closeDown();
    }
  };
}

/** Runs one call and sends the outcome. Rejects only if the outcome cannot be sent. */
async function handleCall(
  port: OwnerPort,
  handlers: ReadonlyMap<string, Handler>,
  { id, method, args }: ToWorker & { kind: 'call' },
  signal: AbortSignal,
): Promise<void> {
  const send = (message: FromWorker, value?: unknown) => port.post(message, transferList([value]));
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
