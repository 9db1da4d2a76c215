import PQueue from 'p-queue';
import type { ParseTurn } from '../../ingest/parse/parser.js';
import { addUntilStarted } from '../add-until-started.js';

/** Far more than there are rounds: nothing in the background starts before what somebody waits for. */
const BACKGROUND_TURNS = 1e12;

interface QueuedParse {
  readonly scope: string;
  readonly isBackground: boolean;
  /** Texts with a lower one start earlier. */
  readonly turn: number;
}

/**
 * Texts for the one parser. What somebody waits for comes before what is read in the background, and in each of both
 * scopes take turns: a scope with many texts delays those of another by one text only (start-time fair queueing).
 */
export class ParseQueue {
  readonly #queue = new PQueue({ concurrency: 1 });
  /** Waiting or being parsed. */
  readonly #queued = new Set<QueuedParse>();
  /** The turns of the texts that started last. */
  readonly #started = { foreground: 0, background: 0 };

  /**
   * Runs the job when it is its turn. A started job must observe the signal itself.
   * @throws the signal's reason if it is aborted before the job starts.
   */
  async add<Result>(
    job: () => Promise<Result>,
    { scope = '', isBackground = false }: ParseTurn,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const kind = isBackground ? 'background' : 'foreground';
    const queued = { scope, isBackground, turn: this.#turnFor(scope, kind) };
    this.#queued.add(queued);
    const start = (): Promise<Result> => {
      this.#started[kind] = queued.turn;
      return job();
    };
    const priority = -queued.turn - (isBackground ? BACKGROUND_TURNS : 0);
    try {
      return await addUntilStarted(this.#queue, start, { signal, priority });
    } finally {
      this.#queued.delete(queued);
    }
  }

  /** The round after that of the scope's last text, or the current one. */
  #turnFor(scope: string, kind: 'foreground' | 'background'): number {
    const own = [...this.#queued].filter(
      (one) => one.scope === scope && one.isBackground === (kind === 'background'),
    );
    return Math.max(this.#started[kind], ...own.map(({ turn }) => turn + 1));
  }
}
