import type { TransferListItem } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.js';

/** How a worker ended: the error that it did not catch, if any, and its exit in words. */
export interface Ending {
  readonly error?: unknown;
  /** "exit code 1", "SIGKILL" */
  readonly how: string;
  /** The signal that killed a process. */
  readonly signal?: string;
}

/** The messages to and from a worker, which is a thread or a process. It keeps its owner alive while referenced. */
export interface Channel {
  /** "thread", "process": for messages. */
  readonly kind: string;
  /** @throws DataCloneError if the message cannot be cloned. */
  post(message: ToWorker, transferred: readonly TransferListItem[]): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once. */
  onEnd(listener: (ending: Ending) => void): void;
  /** Ends the worker at once, whatever it is doing. */
  kill(): void;
  ref(): void;
  unref(): void;
}
