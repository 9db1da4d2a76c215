import PQueue from 'p-queue';
import { UserError } from '../../domain/errors.js';
import { boundaryStrings } from '../strings/strings.js';

/**
 * So many questions are at work at once. The reader takes them in turn and reads fewer passages for each the more
 * there are (src/models/reader/read-worker.ts), so a flood is answered within seconds rather than waiting here.
 */
export const ASKS_AT_ONCE = 50;
/** A place in the line is told after so long; most questions have had their turn by then. */
const TELL_AFTER_MS = 1500;

/** The bounded line in which questions wait for the newsroom. */
export class AskQueue {
  readonly #queue = new PQueue({ concurrency: ASKS_AT_ONCE });
  readonly #waiting: object[] = [];
  readonly #limit: number;
  readonly #tellAfterMs: number;

  constructor(limit: number, tellAfterMs = TELL_AFTER_MS) {
    this.#limit = limit;
    this.#tellAfterMs = tellAfterMs;
  }

  /** @throws UserError `queue.full` when as many wait as may. */
  assertRoom(): void {
    const waiting = this.#waiting.length;
    if (waiting >= this.#limit) throw new UserError('queue.full', boundaryStrings.askQueue(waiting));
  }

  /**
   * Runs the job when its turn comes. Where that takes a while, `tell` is called once with its place in the line,
   * from 1, and finishes before the job begins; it must not reject.
   * @throws UserError `queue.full`.
   */
  async add<Result>(job: () => Promise<Result>, tell: (position: number) => Promise<void>): Promise<Result> {
    this.assertRoom();
    const place = {};
    let told: Promise<void> | undefined;
    const timer = setTimeout(() => {
      told = tell(this.#waiting.indexOf(place) + 1);
    }, this.#tellAfterMs);
    this.#waiting.push(place);
    return this.#queue.add(async () => {
      clearTimeout(timer);
      this.#waiting.splice(this.#waiting.indexOf(place), 1);
      await told;
      return job();
    });
  }
}
