import type { TransferListItem } from 'node:worker_threads';

const lists = new WeakMap<object, readonly TransferListItem[]>();

/**
 * Marks buffers inside `value` to be moved to the other thread rather than copied, when `value` is returned
 * from a method or stands among the arguments of a call. They are unusable on this side afterwards.
 */
export function transfer<T extends object>(value: T, buffers: readonly TransferListItem[]): T {
  lists.set(value, buffers);
  return value;
}

/** The buffers that `transfer` marked in any of these values. */
export function transferList(values: readonly unknown[]): TransferListItem[] {
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null ? (lists.get(value) ?? []) : [],
  );
}
