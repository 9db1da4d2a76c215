/**
 * Discord lets the shards of a bot log in one after another, or several at once: a shard has to wait for those with the
 * same remainder of their number.
 */
export class LoginTurns {
  readonly #atOnce: number;
  readonly #intervalMs: number;
  readonly #now: () => number;
  readonly #next = new Map<number, number>();

  /** @param atOnce `max_concurrency` of the gateway. */
  constructor(atOnce: number, intervalMs: number, now: () => number = () => performance.now()) {
    this.#atOnce = atOnce;
    this.#intervalMs = intervalMs;
    this.#now = now;
  }

  /** Takes the next turn. @returns milliseconds until it comes. */
  take(shard: number): number {
    const row = shard % this.#atOnce;
    const now = this.#now();
    const at = Math.max(now, this.#next.get(row) ?? now);
    this.#next.set(row, at + this.#intervalMs);
    return at - now;
  }
}
