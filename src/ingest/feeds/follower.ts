import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../domain/errors.js';
import type { FeedEvent } from '../../domain/feed.js';
import { type PollDeps, pollFeed } from './poll.js';

/** Another process may add a feed or make one due; so often is looked. Milliseconds. */
const LOOK_EVERY_MS = 30_000;
/** After a fault the same would only happen again at once. Milliseconds. */
const AFTER_FAULT_MS = 600_000;

/**
 * Polls feeds as they become due, one at a time: they wait for the same embedding model, and questions come
 * first. What is due is in the database, so a restart goes on where the last process stopped.
 */
export class FeedPoller {
  readonly #tools: PollDeps;
  readonly #onEvent: (event: FeedEvent) => void;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(tools: PollDeps, onEvent: (event: FeedEvent) => void) {
    this.#tools = tools;
    this.#onEvent = onEvent;
  }

  /** Follows until `stop`. */
  start(): void {
    this.#running ??= this.#follow();
  }

  /** Breaks off the poll at hand, which goes on at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Polls every feed that is due now, once. */
  async pollDue(): Promise<void> {
    const { store, clock } = this.#tools;
    for (const feed of await store.feeds.due(clock())) {
      if (this.#stop.signal.aborted) return;
      try {
        const poll = await pollFeed(this.#tools, feed, { signal: this.#stop.signal });
        this.#onEvent({ kind: 'polled', poll, headlines: await store.headlines.count() });
      } catch (error) {
        // Another process is at it, or this one is closing.
        if (error instanceof UserError) continue;
        const next = new Date(clock().getTime() + AFTER_FAULT_MS);
        const failures = feed.failures + 1;
        await store.feeds.recordPoll(feed.key, {
          at: clock(),
          next,
          failures,
          error: 'Something went wrong here.',
        });
        this.#onEvent({
          kind: 'fault',
          message: error instanceof Error ? (error.stack ?? '') : String(error),
        });
      }
    }
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.pollDue();
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
