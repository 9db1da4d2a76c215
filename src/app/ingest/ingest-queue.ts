import PQueue from 'p-queue';
import type { Scope } from '../../domain/scope.js';
import { addUntilStarted } from '../add-until-started.js';
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

interface QueuedJob {
  readonly scope: Scope;
  /** Jobs with a lower one start earlier. */
  readonly turn: number;
  readonly onPosition: QueueOptions['onPosition'];
}

/**
 * A bounded queue that reports each job's position. Scopes take turns: each has one job in every round, so that a scope
 * with many jobs delays those of another by one round only (start-time fair queueing).
 */
export class IngestQueue {
  readonly #queue = new PQueue({ concurrency: CONCURRENCY });
  /** In the order in which they start. */
  readonly #waiting: QueuedJob[] = [];
  readonly #running = new Set<QueuedJob>();
  readonly #limits: QueueLimits;
  /** The turn of the job that started last. */
  #turn = 0;

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
   * Runs the job when it is its turn. `onPosition` receives its position in the queue, from 1, whenever that changes; it
   * is not called for a job that starts at once. A started job must observe the signal itself.
   * @throws UserError `queue.full` as `requireRoom`; `cancelled` if the signal is aborted before the job starts, or if
   *   the job fails with the signal's reason.
   */
  async add<Result>(
    job: () => Promise<Result>,
    { scope, signal, onPosition, isUnlimited = false }: QueueOptions,
  ): Promise<Result> {
    if (!isUnlimited) this.requireRoom(scope);
    const queued: QueuedJob = { scope, turn: this.#turnFor(scope), onPosition };
    const leave = (): void => {
      const at = this.#waiting.indexOf(queued);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      this.#reportPositions();
    };
    if (this.#queue.pending >= CONCURRENCY) this.#wait(queued);
    const start = (): Promise<Result> => {
      leave();
      this.#running.add(queued);
      this.#turn = queued.turn;
      return job();
    };
    try {
      return await addUntilStarted(this.#queue, start, { signal, priority: -queued.turn });
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw appErrors.cancelled({}, { cause: error });
      throw error;
    } finally {
      this.#running.delete(queued);
      leave();
    }
  }

  /** Resolves when no job is waiting or running. */
  async idle(): Promise<void> {
    await this.#queue.onIdle();
  }

  /** The round after that of the scope's last job, or the current one. */
  #turnFor(scope: Scope): number {
    const own = [...this.#running, ...this.#waiting].filter((job) => job.scope === scope);
    return Math.max(this.#turn, ...own.map(({ turn }) => turn + 1));
  }

  #wait(queued: QueuedJob): void {
    const later = this.#waiting.findIndex(({ turn }) => turn > queued.turn);
    const at = later < 0 ? this.#waiting.length : later;
    this.#waiting.splice(at, 0, queued);
    this.#reportPositions(at);
  }

  #reportPositions(from = 0): void {
    this.#waiting.slice(from).forEach(({ onPosition }, at) => {
      onPosition?.(from + at + 1);
    });
  }
}
