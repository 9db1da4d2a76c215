import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { WorkerContract } from './contract.js';
import type { WorkerClient } from './spawn.js';
import { untilTrouble, type WatchTimes } from './watch.js';

export interface SupervisorTimes extends WatchTimes {
  /** Before the second of several restarts in a row; doubled for each one after it, up to a minute. */
  readonly backOffMs: number;
}

const MAX_BACK_OFF_MS = 60_000;
/** A worker that worked this long did not fail because of its start. */
const STABLE_MS = 60_000;

export interface SupervisorDeps<C extends WorkerContract> {
  readonly start: () => Promise<WorkerClient<C>>;
  readonly times: SupervisorTimes;
  /** Called when a worker is replaced, with the reason, and when a replacement cannot be started. */
  readonly onRestart: (reason: string) => void;
  /** Called when a worker that is replaced has ended. */
  readonly onGone?: () => void;
}

/** Keeps one worker running: replaces it when it ends, or when its event loop stands still. */
export class Supervisor<C extends WorkerContract> {
  readonly #deps: SupervisorDeps<C>;
  readonly #stop = new AbortController();
  readonly #watching: Promise<void>;
  #worker: Promise<WorkerClient<C>>;

  /** @param first A worker that is open. */
  constructor(first: WorkerClient<C>, deps: SupervisorDeps<C>) {
    this.#deps = deps;
    this.#worker = Promise.resolve(first);
    this.#watching = this.#watch(first);
  }

  /** The running worker, or the next one while it starts. Rejects once the supervision has ended. */
  async running(): Promise<WorkerClient<C>> {
    for (;;) {
      const worker = await this.#worker;
      if (worker.alive) return worker;
      this.#stop.signal.throwIfAborted();
      // Its end is noticed in this turn of the event loop.
      await setImmediate();
    }
  }

  /** Ends the supervision, then the worker, whose own `close` it waits for. */
  async close(): Promise<void> {
    this.#stop.abort();
    const worker = this.#worker;
    await this.#watching;
    await (await worker.catch(() => undefined))?.close();
  }

  async #watch(first: WorkerClient<C>): Promise<void> {
    const { times, onRestart } = this.#deps;
    let worker = first;
    let backOffMs = 0;
    for (;;) {
      const startedAt = performance.now();
      const reason = await this.#trouble(worker);
      if (reason === null) return;
      onRestart(reason);
      const next = this.#restart(worker, performance.now() - startedAt < STABLE_MS ? backOffMs : 0);
      backOffMs = Math.min(MAX_BACK_OFF_MS, Math.max(times.backOffMs, backOffMs * 2));
      this.#worker = next;
      const started = await next.catch(() => null);
      if (started === null) return;
      worker = started;
    }
  }

  /** Waits until the worker ends or is stuck, and says so; null if the supervision ends first. */
  async #trouble(worker: WorkerClient<C>): Promise<string | null> {
    const { times } = this.#deps;
    const trouble = await untilTrouble(worker, times, this.#stop.signal);
    if (trouble === 'aborted') return null;
    if (trouble === 'ended') return endingOf(await worker.ended);
    return `it did not answer for ${Math.round(times.silenceMs / 1000)} s`;
  }

  /** Kills the worker and starts another, again and again until one opens. Rejects if the supervision ends. */
  async #restart(worker: WorkerClient<C>, firstDelayMs: number): Promise<WorkerClient<C>> {
    const { start, times, onRestart, onGone } = this.#deps;
    const { signal } = this.#stop;
    await worker.kill();
    onGone?.();
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
