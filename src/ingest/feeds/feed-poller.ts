import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../domain/errors.js';
import type { FeedEvent } from '../../domain/feed.js';
import { MINUTE_MS } from '../../domain/units.js';
import { type PollDeps, pollFeed } from './poll.js';

/** Interval at which due feeds are looked up; another process may have added one. */
const LOOKUP_INTERVAL_MS = 30_000;
/** Delay of the next poll after a fault. */
const FAULT_DELAY_MS = 10 * MINUTE_MS;

/**
 * Polls feeds when they are due, one at a time: they share the embedding model, and questions have priority. Due times
 * are stored in the database, so a restart continues where the last process stopped.
 */
export class FeedPoller {
  readonly #deps: PollDeps;
  readonly #onEvent: (event: FeedEvent) => void;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(deps: PollDeps, onEvent: (event: FeedEvent) => void) {
    this.#deps = deps;
    this.#onEvent = onEvent;
  }

  /** Polls until `stop`. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Interrupts the current poll, which resumes after the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Polls each feed that is due now, once. */
  async pollDue(): Promise<void> {
    const { store, clock } = this.#deps;
    for (const feed of await store.feeds.due(clock())) {
      if (this.#stop.signal.aborted) return;
      // It may have been paused or removed while the ones before it were polled.
      if ((await store.feeds.byKey(feed.key))?.state !== 'followed') continue;
      try {
        const poll = await pollFeed(this.#deps, feed, { signal: this.#stop.signal, ifDue: true });
        this.#onEvent({ kind: 'polled', poll, headlines: await store.headlines.count() });
      } catch (error) {
        // Another process is polling it, or this one is closing.
        if (error instanceof UserError && error.code !== 'store.unavailable') continue;
        this.#reportFault(error);
        const next = new Date(clock().getTime() + FAULT_DELAY_MS);
        const failures = feed.failures + 1;
        await store.feeds.recordPoll(feed.key, {
          at: clock(),
          next,
          failures,
          error: 'An internal error occurred.',
        });
      }
    }
  }

  #reportFault(error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#onEvent({ kind: 'fault', message });
  }

  /** Never rejects: what fails is reported and tried again at the next lookup. */
  async #run(): Promise<void> {
    const { signal } = this.#stop;
    const { store, owner } = this.#deps;
    // Of a process that this one replaces, if nobody has taken them over.
    await store.feeds.releaseAll(owner).catch((error: unknown) => this.#reportFault(error));
    while (!signal.aborted) {
      await this.pollDue().catch((error: unknown) => this.#reportFault(error));
      await sleep(LOOKUP_INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
