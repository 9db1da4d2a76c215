import type { TransferListItem } from 'node:worker_threads';

const lists = new WeakMap<object, readonly TransferListItem[]>();

/**
 * Marks buffers in `value` to be moved to the other thread instead of copied, when `value` is the result or an
 * argument of a call. They become unusable in this thread.
 */
export function transfer<T extends object>(value: T, buffers: readonly TransferListItem[]): T {
  lists.set(value, buffers);
  return value;
}

/** All buffers that `transfer` marked in these values. */
export function transferList(values: readonly unknown[]): TransferListItem[] {
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null ? (lists.get(value) ?? []) : [],
  );
}
