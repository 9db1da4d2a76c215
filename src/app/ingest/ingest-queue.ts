import PQueue from 'p-queue';
import type { Scope } from '../../domain/scope.js';
import { appErrors } from '../errors.js';

/** One article is fetched while another is embedded. More would only wait for the embedding worker. */
const CONCURRENCY = 2;

export interface QueueLimits {
  /** Maximum number of waiting jobs. */
  readonly all: number;
  /** Maximum number of waiting jobs of one scope. */
  readonly scope: number;
}

export interface QueueOptions {
  readonly scope: Scope;
  readonly signal?: AbortSignal;
  readonly onPosition?: (position: number) => void;
  /** Ignores the limits: for a job that was accepted before. Default: false. */
  readonly isUnlimited?: boolean;
}

interface WaitingJob {
  readonly scope: Scope;
  readonly onPosition: QueueOptions['onPosition'];
}

/** A bounded queue that reports each job's position. */
export class IngestQueue {
  readonly #queue = new PQueue({ concurrency: CONCURRENCY });
  readonly #waiting: WaitingJob[] = [];
  readonly #limits: QueueLimits;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Number of jobs that have not started. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** @throws UserError `queue.full` if one of the limits is reached. */
  requireRoom(scope: Scope): void {
    const own = this.#waiting.filter((waiting) => waiting.scope === scope).length;
    if (own >= this.#limits.scope)
      throw appErrors.queueFull({ count: own, own: true, setting: 'half of INGEST_QUEUE_LIMIT' });
    if (this.#waiting.length >= this.#limits.all)
      throw appErrors.queueFull({ count: this.#waiting.length, own: false, setting: 'INGEST_QUEUE_LIMIT' });
  }

  /**
   * Runs the job when it is next. `onPosition` receives its position in the queue, from 1, whenever that changes; it is
   * not called for a job that starts at once. A started job must observe the signal itself.
   * @throws UserError `queue.full` as `requireRoom`; `cancelled` if the signal is aborted before the job starts, or if
   *   the job fails with the signal's reason.
   */
  async add<Result>(
    job: () => Promise<Result>,
    { scope, signal, onPosition, isUnlimited = false }: QueueOptions,
  ): Promise<Result> {
    if (!isUnlimited) this.requireRoom(scope);
    const waiting: WaitingJob = { scope, onPosition };
    const leave = (): void => {
      const at = this.#waiting.indexOf(waiting);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      this.#reportPositions();
    };
    if (this.#queue.pending >= CONCURRENCY) {
      this.#waiting.push(waiting);
      onPosition?.(this.#waiting.length);
    }
    // Given the caller's signal, PQueue would abandon a job that is already running and free its slot.
    const whileWaiting = new AbortController();
    const cancel = (): void => whileWaiting.abort(signal?.reason);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    try {
      return await this.#queue.add(
        () => {
          signal?.removeEventListener('abort', cancel);
          leave();
          return job();
        },
        { signal: whileWaiting.signal },
      );
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw appErrors.cancelled({}, { cause: error });
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      leave();
    }
  }

  /** Resolves when no job is waiting or running. */
  async idle(): Promise<void> {
    await this.#queue.onIdle();
  }

  #reportPositions(): void {
    this.#waiting.forEach(({ onPosition }, at) => {
      onPosition?.(at + 1);
    });
  }
}
