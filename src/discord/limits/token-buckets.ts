/** With more buckets than this, full ones are dropped: they carry no state. */
const SWEEP_ABOVE = 1000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets by key, each with `capacity` tokens, refilled evenly over `periodMs`. A clock that is set back takes
 * no tokens away, and nobody waits longer than a whole refill for one.
 */
export class TokenBuckets {
  readonly #capacity: number;
  readonly #periodMs: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now Milliseconds; by default of a clock that nobody can set. */
  constructor(capacity: number, periodMs: number, now: () => number = () => performance.now()) {
    this.#capacity = capacity;
    this.#periodMs = periodMs;
    this.#now = now;
  }

  /** Buckets in memory. */
  get size(): number {
    return this.#buckets.size;
  }

  /** Milliseconds until `key` has a token; 0 if it has one now. */
  waitMs(key: string): number {
    const missing = 1 - this.#filled(key).tokens;
    return missing <= 0 ? 0 : (missing * this.#periodMs) / this.#capacity;
  }

  /** @throws Error (a fault) if `waitMs` is not 0. */
  take(key: string): void {
    const bucket = this.#filled(key);
    if (bucket.tokens < 1) throw new Error(`No token left for ${key}.`);
    if (this.#buckets.size > SWEEP_ABOVE) this.#sweep();
    this.#buckets.set(key, { ...bucket, tokens: bucket.tokens - 1 });
  }

  /** Takes a token, or what is left of one. */
  takeIfThere(key: string): void {
    const bucket = this.#filled(key);
    if (this.#buckets.size > SWEEP_ABOVE) this.#sweep();
    this.#buckets.set(key, { ...bucket, tokens: Math.max(0, bucket.tokens - 1) });
  }

  #filled(key: string): Bucket {
    const at = this.#now();
    const bucket = this.#buckets.get(key);
    if (!bucket) return { tokens: this.#capacity, at };
    // Negative if the clock was set back: the bucket then refills by the new time.
    const gained = Math.max(0, ((at - bucket.at) * this.#capacity) / this.#periodMs);
    const filled = { tokens: Math.min(this.#capacity, bucket.tokens + gained), at };
    this.#buckets.set(key, filled);
    return filled;
  }

  #sweep(): void {
    for (const key of this.#buckets.keys()) {
      if (this.#filled(key).tokens >= this.#capacity) this.#buckets.delete(key);
    }
  }
}
