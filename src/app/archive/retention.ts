import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Scope } from '../../domain/scope.js';
import { DAY_MS, HOUR_MS } from '../../domain/units.js';
import type { Store } from '../../store/ports/store.js';
import type { TrustedClock } from './trusted-clock.js';

const CHECK_INTERVAL_MS = HOUR_MS;
const ARTICLES_PER_QUERY = 20;

/** Deletes articles whose latest revision is too old, by a time that can be trusted: at the start and every hour. */
export class Retention {
  readonly #store: Store;
  readonly #days: number;
  readonly #clock: TrustedClock;
  readonly #onDeleted: (scope: Scope) => Promise<void>;
  readonly #onFault: (error: unknown) => void;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  /**
   * @param days 0 turns retention off.
   * @param onDeleted Updates a scope's index after articles were deleted.
   * @param onFault Receives the error of a round that failed; the next one tries again.
   */
  constructor(
    store: Store,
    days: number,
    clock: TrustedClock,
    onDeleted: (scope: Scope) => Promise<void>,
    onFault: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#days = days;
    this.#clock = clock;
    this.#onDeleted = onDeleted;
    this.#onFault = onFault;
    this.#running = days === 0 ? Promise.resolve() : this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#deleteExpired(signal).catch(this.#onFault);
      await sleep(CHECK_INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #deleteExpired(signal: AbortSignal): Promise<void> {
    const scopes = new Set<Scope>();
    while (!signal.aborted) {
      const now = await this.#clock.earliest();
      const before = new Date(now.getTime() - this.#days * DAY_MS);
      const expired = await this.#store.articles.fetchedBefore(before, ARTICLES_PER_QUERY, now);
      if (expired.length === 0) break;
      for (const { scope, id } of expired) {
        await this.#store.articles.retire(scope, id);
        scopes.add(scope);
        // Lets waiting questions run.
        await setImmediate();
      }
    }
    if (scopes.size > 0) await this.#store.scrub();
    for (const scope of scopes) await this.#onDeleted(scope);
  }
}
