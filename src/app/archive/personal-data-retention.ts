import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config/config.js';
import { DAY_MS, HOUR_MS } from '../../domain/units.js';
import type { Store } from '../../store/ports/store.js';

const CHECK_INTERVAL_MS = HOUR_MS;
const ROWS_PER_TRANSACTION = 200;

export interface PersonalDataRetentionDeps {
  readonly store: Pick<Store, 'personalData' | 'scrub'>;
  /** In days; 0 turns the part off. */
  readonly limits: Pick<Config, 'QUESTION_RETENTION_DAYS' | 'USER_ID_RETENTION_DAYS'>;
  /** The time, or null while the clock can't be trusted: nothing is deleted then. */
  readonly trustedNow: () => Date | null | Promise<Date>;
  /** Receives the error of a round that failed; the next one tries again. */
  readonly onFault: (error: unknown) => void;
}

/** Deletes old questions, and the ids of users from what stays: at the start and every hour. */
export class PersonalDataRetention {
  readonly #deps: PersonalDataRetentionDeps;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  constructor(deps: PersonalDataRetentionDeps) {
    this.#deps = deps;
    const { QUESTION_RETENTION_DAYS, USER_ID_RETENTION_DAYS } = deps.limits;
    const isOff = QUESTION_RETENTION_DAYS === 0 && USER_ID_RETENTION_DAYS === 0;
    this.#running = isOff ? Promise.resolve() : this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#round().catch(this.#deps.onFault);
      await sleep(CHECK_INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #round(): Promise<void> {
    const { store, limits } = this.#deps;
    const { personalData } = store;
    const questions = await this.#inBatches(limits.QUESTION_RETENTION_DAYS, (before) =>
      personalData.deleteQuestionsBefore(before, ROWS_PER_TRANSACTION),
    );
    const ids = await this.#inBatches(limits.USER_ID_RETENTION_DAYS, (before) =>
      personalData.removeUserIdsBefore(before, ROWS_PER_TRANSACTION),
    );
    if (questions + ids > 0) await store.scrub();
  }

  /** Repeats until nothing is older than `days`; between two transactions, waiting questions run. */
  async #inBatches(days: number, remove: (before: Date) => Promise<number>): Promise<number> {
    let total = 0;
    while (days > 0 && !this.#stop.signal.aborted) {
      const now = await this.#deps.trustedNow();
      const removed = now ? await remove(new Date(now.getTime() - days * DAY_MS)) : 0;
      if (removed === 0) break;
      total += removed;
      await setImmediate();
    }
    return total;
  }
}
