import type { WireError } from './wire-error.js';

/** From the owner to the worker; `open` is the first. Ids are unique per worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly data: unknown }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

/** From the worker to its owner. Only notices precede `ready` or `failed`. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'notice'; readonly notice: unknown }
  | { readonly kind: 'event'; readonly id: number; readonly event: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  /** The call stopped because of an abort. */
  | { readonly kind: 'aborted'; readonly id: number }
  /** The event loop of the worker is running. */
  | { readonly kind: 'pong' };
