import { parentPort, type TransferListItem } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.js';
import { endProcess } from './native-calls.js';

/** The worker's end of its channel. */
export interface OwnerPort {
  post(message: FromWorker, transferred: readonly TransferListItem[]): void;
  onMessage(listener: (message: ToWorker) => void): void;
  /** Lets the worker end. */
  close(): void;
}

/** The port to the owner of this thread, or else of this process, which ends when its owner is gone. */
export function ownerPort(): OwnerPort {
  const thread = parentPort;
  if (thread) {
    return {
      post: (message, transferred) => thread.postMessage(message, transferred),
      onMessage: (listener) => thread.on('message', listener),
      close: () => thread.close(),
    };
  }
  if (!process.send) throw new Error('serve() was called outside a worker');
  process.once('disconnect', () => void endProcess());
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToWorker)),
    close: () => process.disconnect(),
  };
}
