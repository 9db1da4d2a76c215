import PQueue from 'p-queue';
import { discordErrors } from '../errors.js';

/**
 * Questions answered concurrently. The reader takes them in turn and reads fewer passages for each the more there
 * are (src/models/reader/read-worker.ts), so a burst is answered within seconds instead of waiting here.
 */
export const ASK_CONCURRENCY = 50;
/** Most questions start earlier than this, so only the others are shown their position. */
const NOTIFY_AFTER_MS = 1500;

interface Waiting {
  readonly timer: NodeJS.Timeout;
  /** Settles when the position has been shown, if it is. */
  notified: Promise<void>;
  reject(error: unknown): void;
}

/** The bounded queue of questions. */
export class AskQueue {
  readonly #queue = new PQueue({ concurrency: ASK_CONCURRENCY });
  readonly #waiting: Waiting[] = [];
  readonly #limit: number;
  readonly #notifyAfterMs: number;
  #isClosed = false;

  /** @param limit Maximum number of waiting questions. */
  constructor(limit: number, notifyAfterMs = NOTIFY_AFTER_MS) {
    this.#limit = limit;
    this.#notifyAfterMs = notifyAfterMs;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get running(): number {
    return this.#queue.pending;
  }

  /** @throws UserError `queue.full`, or `cancelled` after `close` */
  assertRoom(): void {
    if (this.#isClosed) throw discordErrors.restartingAsk({});
    const waiting = this.#waiting.length;
    if (waiting >= this.#limit) throw discordErrors.askQueueFull({ waiting });
  }

  /** Refuses the questions that wait, and all later ones; those being answered go on. */
  close(): void {
    this.#isClosed = true;
    this.#queue.clear();
    for (const { timer, notified, reject } of this.#waiting.splice(0)) {
      clearTimeout(timer);
      // Not before, or the position would overwrite the refusal.
      void notified.then(() => reject(discordErrors.restartingAsk({})));
    }
  }

  /**
   * @param onPosition Called once with the position, from 1, if the job waits long; completes before the job
   * starts. Must not reject.
   * @throws UserError `queue.full`, or `cancelled` if the queue is closed before the job starts
   */
  async add<Result>(
    job: () => Promise<Result>,
    onPosition: (position: number) => Promise<void>,
  ): Promise<Result> {
    this.assertRoom();
    return new Promise<Result>((resolve, reject) => {
      const timer = setTimeout(() => {
        entry.notified = onPosition(this.#waiting.indexOf(entry) + 1).catch(reject);
      }, this.#notifyAfterMs);
      const entry: Waiting = { timer, notified: Promise.resolve(), reject };
      this.#waiting.push(entry);
      const run = async () => {
        clearTimeout(timer);
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        await entry.notified;
        return job();
      };
      this.#queue.add(run).then(resolve, reject);
    });
  }
}
