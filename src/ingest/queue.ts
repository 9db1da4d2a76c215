import PQueue from 'p-queue';
import { UserError } from '../errors.js';

/** One article is fetched while another is embedded; more would only wait for the embedding worker. */
const CONCURRENCY = 2;

/** A bounded line in which every job knows its place. */
export class IngestQueue {
  readonly #queue = new PQueue({ concurrency: CONCURRENCY });
  readonly #waiting: ((position: number) => void)[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Runs the job when its turn comes. `onPosition` is told its place in the line, from 1, whenever that
   * changes; never when it starts at once.
   * @throws UserError `queue.full` when as many jobs wait as the limit allows; `cancelled` when the signal
   *   fires before the job has begun.
   */
  async add<Result>(
    job: () => Promise<Result>,
    options: { signal?: AbortSignal; onPosition?: (position: number) => void } = {},
  ): Promise<Result> {
    if (this.#waiting.length >= this.#limit) {
      throw new UserError(
        'queue.full',
        `${this.#waiting.length} articles are waiting already, which is the limit (INGEST_QUEUE_LIMIT). Try again in a minute.`,
      );
    }
    const told = options.onPosition ?? (() => undefined);
    const leave = (): void => {
      const at = this.#waiting.indexOf(told);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      this.#tellPositions();
    };
    const waits = this.#queue.pending >= CONCURRENCY;
    if (waits) {
      this.#waiting.push(told);
      told(this.#waiting.length);
    }
    try {
      return await this.#queue.add(
        () => {
          leave();
          return job();
        },
        options.signal ? { signal: options.signal } : {},
      );
    } catch (error) {
      if (options.signal?.aborted)
        throw new UserError('cancelled', 'Cancelled; nothing was kept.', { cause: error });
      throw error;
    } finally {
      leave();
    }
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    await this.#queue.onIdle();
  }

  #tellPositions(): void {
    this.#waiting.forEach((told, at) => {
      told(at + 1);
    });
  }
}
