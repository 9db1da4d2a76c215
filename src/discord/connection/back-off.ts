import { MINUTE_MS } from '../../domain/units.js';

const FIRST_MS = 1000;
const LONGEST_MS = 5 * MINUTE_MS;

/**
 * Milliseconds to wait after the `failures`-th failure in a row: twice as long each time, up to five minutes. Half of
 * it is random, so that bots that lost Discord together do not come back together.
 */
export function backOffMs(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return longest * (0.5 + random() / 2);
}
