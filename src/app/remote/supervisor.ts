import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { untilTrouble, type WatchTimes } from '../../worker/watch.js';
import type { NewsroomThread } from './newsroom-thread.js';

export interface SupervisorTimes extends WatchTimes {
  /** Before the second of several restarts in a row; doubled for each one after it, up to a minute. */
  readonly backOffMs: number;
}

const MAX_BACK_OFF_MS = 60_000;
/** A thread that worked this long did not fail because of its start. */
const STABLE_MS = 60_000;

export interface SupervisorDeps {
  readonly start: () => Promise<NewsroomThread>;
  readonly times: SupervisorTimes;
  /** Called when a thread is replaced, with the reason, and when a replacement cannot be started. */
  readonly onRestart: (reason: string) => void;
}

/** Keeps one newsroom thread running: replaces it when it ends, or when its event loop stands still. */
export class Supervisor {
  readonly #deps: SupervisorDeps;
  readonly #stop = new AbortController();
  readonly #watching: Promise<void>;
  #thread: Promise<NewsroomThread>;

  /** @param first A thread that is open. */
  constructor(first: NewsroomThread, deps: SupervisorDeps) {
    this.#deps = deps;
    this.#thread = Promise.resolve(first);
    this.#watching = this.#watch(first);
  }

  /** The running thread, or the next one while it starts. Rejects once the supervision has ended. */
  async running(): Promise<NewsroomThread> {
    for (;;) {
      const thread = await this.#thread;
      if (thread.alive) return thread;
      this.#stop.signal.throwIfAborted();
      // Its end is noticed in this turn of the event loop.
      await setImmediate();
    }
  }

  /** Ends the supervision, then the thread, whose own `close` it waits for. */
  async close(): Promise<void> {
    this.#stop.abort();
    const thread = this.#thread;
    await this.#watching;
    await (await thread.catch(() => undefined))?.close();
  }

  async #watch(first: NewsroomThread): Promise<void> {
    const { times, onRestart } = this.#deps;
    let thread = first;
    let backOffMs = 0;
    for (;;) {
      const startedAt = performance.now();
      const reason = await this.#trouble(thread);
      if (reason === null) return;
      onRestart(reason);
      const next = this.#restart(thread, performance.now() - startedAt < STABLE_MS ? backOffMs : 0);
      backOffMs = Math.min(MAX_BACK_OFF_MS, Math.max(times.backOffMs, backOffMs * 2));
      this.#thread = next;
      const started = await next.catch(() => null);
      if (started === null) return;
      thread = started;
    }
  }

  /** Waits until the thread ends or is stuck, and says so; null if the supervision ends first. */
  async #trouble(thread: NewsroomThread): Promise<string | null> {
    const { times } = this.#deps;
    const trouble = await untilTrouble(thread, times, this.#stop.signal);
    if (trouble === 'aborted') return null;
    if (trouble === 'ended') return endingOf(await thread.ended);
    return `it did not answer for ${Math.round(times.silenceMs / 1000)} s`;
  }

  /** Kills the thread and starts another, again and again until one opens. Rejects if the supervision ends. */
  async #restart(thread: NewsroomThread, firstDelayMs: number): Promise<NewsroomThread> {
    const { start, times, onRestart } = this.#deps;
    const { signal } = this.#stop;
    await thread.kill();
    for (
      let delayMs = firstDelayMs;
      ;
      delayMs = Math.min(MAX_BACK_OFF_MS, Math.max(times.backOffMs, delayMs * 2))
    ) {
      await sleep(delayMs, undefined, { signal });
      try {
        return await start();
      } catch (error) {
        onRestart(`it could not be started: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}

function endingOf({ message, cause }: Error): string {
  return cause instanceof Error ? `${message} ${cause.stack ?? cause.message}` : message;
}
