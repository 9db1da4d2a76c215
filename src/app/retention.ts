import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, HOUR_MS } from '../domain/units.js';
import type { Store } from '../store/ports/store.js';

const LOOK_EVERY_MS = HOUR_MS;
/** Articles deleted in one go, before questions get their turn. */
const A_SLICE = 20;

/** Deletes articles whose latest text came in too long ago: at the start, and every hour. */
export class Retention {
  readonly #store: Store;
  readonly #days: number;
  readonly #clock: () => Date;
  readonly #onChange: (scope: string) => Promise<void>;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  /**
   * @param days 0 keeps everything.
   * @param onChange Brings a scope's index up to date after articles went.
   */
  constructor(store: Store, days: number, clock: () => Date, onChange: (scope: string) => Promise<void>) {
    this.#store = store;
    this.#days = days;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#running = days === 0 ? Promise.resolve() : this.#keep();
    // Whoever closes gets it.
    this.#running.catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#retireDue(signal);
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #retireDue(signal: AbortSignal): Promise<void> {
    const scopes = new Set<string>();
    while (!signal.aborted) {
      const before = new Date(this.#clock().getTime() - this.#days * DAY_MS);
      const due = await this.#store.articles.cameBefore(before, A_SLICE);
      if (due.length === 0) break;
      for (const { scope, id } of due) {
        await this.#store.articles.retire(scope, id);
        scopes.add(scope);
        await setImmediate();
      }
    }
    if (scopes.size > 0) await this.#store.scrub();
    for (const scope of scopes) await this.#onChange(scope);
  }
}
