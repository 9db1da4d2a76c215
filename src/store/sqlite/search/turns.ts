import { setImmediate } from 'node:timers/promises';

/** Points changed before waiting questions get their turn; one takes up to 3 ms. */
const POINTS_PER_SLICE = 16;

/** Long work in slices, between which everything else of the thread has its turn. */
export class Turns {
  #points = 0;

  /** After each point. */
  async next(): Promise<void> {
    this.#points = (this.#points + 1) % POINTS_PER_SLICE;
    if (this.#points === 0) await setImmediate();
  }
}
