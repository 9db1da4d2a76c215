import PQueue from 'p-queue';
import type { Scope } from '../domain/scope.js';
import { appErrors } from './errors.js';

/** One article is fetched while another is embedded; more would only wait for the embedding worker. */
const CONCURRENCY = 2;

export interface QueueLimits {
  /** Jobs that may wait in all. */
  readonly all: number;
  /** Jobs of one scope that may wait. */
  readonly scope: number;
}

export interface QueueOptions {
  readonly scope: Scope;
  readonly signal?: AbortSignal;
  readonly onPosition?: (position: number) => void;
}

/** A bounded line in which every job knows its place. */
export class IngestQueue {
  readonly #queue = new PQueue({ concurrency: CONCURRENCY });
  readonly #waiting: { readonly scope: Scope; readonly told: QueueOptions['onPosition'] }[] = [];
  readonly #limits: QueueLimits;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** @throws UserError `queue.full` when as many jobs wait, in all or of the scope, as the limits allow. */
  requireRoom(scope: Scope): void {
    const own = this.#waiting.filter((place) => place.scope === scope).length;
    if (own >= this.#limits.scope)
      throw appErrors.queueFull({ count: own, own: true, setting: 'half of INGEST_QUEUE_LIMIT' });
    if (this.#waiting.length >= this.#limits.all)
      throw appErrors.queueFull({ count: this.#waiting.length, own: false, setting: 'INGEST_QUEUE_LIMIT' });
  }

  /**
   * Runs the job when its turn comes. `onPosition` is told its place in the line, from 1, whenever that
   * changes; never when it starts at once. A job that has begun heeds the signal by itself.
   * @throws UserError `queue.full` as `requireRoom`; `cancelled` when the signal
   *   fires before the job has begun, or the job ends with the signal's reason.
   */
  async add<Result>(
    job: () => Promise<Result>,
    { scope, signal, onPosition }: QueueOptions,
  ): Promise<Result> {
    this.requireRoom(scope);
    const place = { scope, told: onPosition };
    const leave = (): void => {
      const at = this.#waiting.indexOf(place);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      this.#tellPositions();
    };
    if (this.#queue.pending >= CONCURRENCY) {
      this.#waiting.push(place);
      onPosition?.(this.#waiting.length);
    }
    // The queue gets a signal of its own: it would abandon a running job at the caller's, and its slot with it.
    const whileWaiting = new AbortController();
    const giveUp = (): void => whileWaiting.abort(signal?.reason);
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
    try {
      return await this.#queue.add(
        () => {
          signal?.removeEventListener('abort', giveUp);
          leave();
          return job();
        },
        { signal: whileWaiting.signal },
      );
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw appErrors.cancelled({}, { cause: error });
      throw error;
    } finally {
      signal?.removeEventListener('abort', giveUp);
      leave();
    }
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    await this.#queue.onIdle();
  }

  #tellPositions(): void {
    this.#waiting.forEach(({ told }, at) => {
      told?.(at + 1);
    });
  }
}
