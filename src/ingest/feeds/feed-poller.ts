import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../domain/errors.js';
import type { FeedEvent } from '../../domain/feed.js';
import type { Scope } from '../../domain/scope.js';
import { MINUTE_MS } from '../../domain/units.js';
import type { StoredFeed } from '../../store/ports/feed-store.js';
import { type PollDeps, pollFeed } from './poll.js';

/** Interval at which due feeds are looked up; another process may have added one. */
const LOOKUP_INTERVAL_MS = 30_000;
/** Most of a poll is waiting for a website; more at a time would only wait for the embedding model. */
const POLLS_AT_ONCE = 3;
const MAX_ROUND_MS = 5 * MINUTE_MS;
/** Delay of the next poll after a fault. */
const FAULT_DELAY_MS = 10 * MINUTE_MS;

/**
 * Polls feeds when they are due, a few at a time and one of a scope: scopes take turns, so that the feeds of one never
 * delay those of another for long. Due times are stored in the database, so a restart continues where the last process
 * stopped.
 */
export class FeedPoller {
  readonly #deps: PollDeps;
  readonly #onEvent: (event: FeedEvent) => void;
  readonly #stop = new AbortController();
  /** When each scope had its last turn; 0 for never. */
  readonly #turns = new Map<Scope, number>();
  #turn = 0;
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

  /**
   * Polls each feed that is due, once, also those that become due meanwhile. After `MAX_ROUND_MS`, no more polls begin;
   * the rest is first in the next round.
   */
  async pollDue(): Promise<void> {
    const polled = new Set<number>();
    const running = new Map<Scope, Promise<void>>();
    const failures: unknown[] = [];
    const until = performance.now() + MAX_ROUND_MS;
    while (!this.#stop.signal.aborted && failures.length === 0 && performance.now() < until) {
      const feed = running.size < POLLS_AT_ONCE ? await this.#next(polled, running) : null;
      if (feed) {
        polled.add(feed.key);
        const poll = this.#poll(feed).catch((error: unknown) => void failures.push(error));
        running.set(
          feed.scope,
          poll.finally(() => running.delete(feed.scope)),
        );
      } else if (running.size > 0) await firstOf(running.values());
      else break;
    }
    await Promise.all(running.values());
    if (failures.length > 0) throw failures[0];
  }

  /** Of the due feeds of scopes of which none is being polled, one of the scope whose turn is longest ago. */
  async #next(polled: ReadonlySet<number>, running: ReadonlyMap<Scope, unknown>): Promise<StoredFeed | null> {
    const { store, clock } = this.#deps;
    const due = (await store.feeds.due(clock())).filter(
      ({ key, scope }) => !polled.has(key) && !running.has(scope),
    );
    const turnOf = ({ scope }: StoredFeed): number => this.#turns.get(scope) ?? 0;
    const [next] = due.toSorted((one, other) => turnOf(one) - turnOf(other));
    if (!next) return null;
    this.#turn += 1;
    this.#turns.set(next.scope, this.#turn);
    return next;
  }

  async #poll(feed: StoredFeed): Promise<void> {
    const { store, clock } = this.#deps;
    try {
      const poll = await pollFeed(this.#deps, feed, { signal: this.#stop.signal, ifDue: true });
      this.#onEvent({ kind: 'polled', poll, headlines: await store.headlines.count() });
    } catch (error) {
      // Another process is polling it, or this one is closing.
      if (error instanceof UserError && error.code !== 'store.unavailable') return;
      this.#reportFault(error);
      const next = new Date(clock().getTime() + FAULT_DELAY_MS);
      const failures = feed.failures + 1;
      const recorded = { at: clock(), next, failures, error: 'An internal error occurred.' };
      await store.feeds.recordPoll(feed.key, recorded);
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

/** Waits until one of the polls has ended, or another feed may have become due. */
async function firstOf(running: Iterable<Promise<void>>): Promise<void> {
  const stop = new AbortController();
  const lookup = sleep(LOOKUP_INTERVAL_MS, undefined, { signal: stop.signal, ref: false });
  try {
    await Promise.race([...running, lookup.catch(() => undefined)]);
  } finally {
    stop.abort();
  }
}
