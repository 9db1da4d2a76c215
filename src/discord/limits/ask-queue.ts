import PQueue from 'p-queue';
import { discordErrors } from '../errors.js';

/**
 * Questions answered concurrently. The reader takes them in turn and reads fewer passages for each the more there
 * are (src/models/reader/read-worker.ts), so a burst is answered within seconds instead of waiting here.
 */
export const ASK_CONCURRENCY = 50;
/** Most questions start earlier than this, so only the others are shown their position. */
const NOTIFY_AFTER_MS = 1500;

/** The bounded queue of questions. */
export class AskQueue {
  readonly #queue = new PQueue({ concurrency: ASK_CONCURRENCY });
  readonly #waiting: object[] = [];
  readonly #limit: number;
  readonly #notifyAfterMs: number;

  /** @param limit Maximum number of waiting questions. */
  constructor(limit: number, notifyAfterMs = NOTIFY_AFTER_MS) {
    this.#limit = limit;
    this.#notifyAfterMs = notifyAfterMs;
  }

  /** @throws UserError `queue.full` */
  assertRoom(): void {
    const waiting = this.#waiting.length;
    if (waiting >= this.#limit) throw discordErrors.askQueueFull({ waiting });
  }

  /**
   * @param onPosition Called once with the position, from 1, if the job waits long; completes before the job
   * starts. Must not reject.
   * @throws UserError `queue.full`
   */
  async add<Result>(
    job: () => Promise<Result>,
    onPosition: (position: number) => Promise<void>,
  ): Promise<Result> {
    this.assertRoom();
    const entry = {};
    let notified: Promise<void> | undefined;
    const timer = setTimeout(() => {
      notified = onPosition(this.#waiting.indexOf(entry) + 1);
    }, this.#notifyAfterMs);
    this.#waiting.push(entry);
    return this.#queue.add(async () => {
      clearTimeout(timer);
      this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      await notified;
      return job();
    });
  }
}
