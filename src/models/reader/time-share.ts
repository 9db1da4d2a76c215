/**
 * The time from the arrival of a question within which it and those before it are read, if one alone may take less: each
 * gets an equal share of what is left of it, and at least one passage, so that the last of 50 simultaneous questions does
 * not wait long.
 */
const BURST_MS = 1500;

export interface Load {
  /** Maximum reading time of a question. */
  readonly timeMs: number;
  /** Questions that are read or wait. */
  readonly waiting: number;
  /** When the last question arrived and when the reading of this one began, in milliseconds. */
  readonly lastArrival: number;
  readonly startedAt: number;
}

/** Milliseconds for a question from when its reading began. */
export function timeShare({ timeMs, waiting, lastArrival, startedAt }: Load): number {
  const left = lastArrival + Math.max(BURST_MS, timeMs) - startedAt;
  return Math.min(timeMs, left / Math.max(1, waiting));
}
