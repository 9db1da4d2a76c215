import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, MINUTE_MS } from '../../domain/units.js';
import type { ClockMark } from '../../store/ports/clock-mark.js';
import type { Store } from '../../store/ports/store.js';
import { appErrors } from '../errors.js';

/** The clock is believed at once if it differs by at most this from what it should show. */
const MAX_STEP_MS = 2 * DAY_MS;
/** Any other time is believed after it has been right for so long. */
const CONFIRMATION_MS = DAY_MS;
/** A later start confirms a time, too, if it is at least a day and at most this after the one before. */
const MAX_PAUSE_MS = 62 * DAY_MS;
const MARK_INTERVAL_MS = 10 * MINUTE_MS;

export interface ClockReading {
  readonly wall: number;
  /** Milliseconds since the mark by a clock that nobody can set; null if another process left the mark. */
  readonly elapsedMs: number | null;
}

/** What is known about the time after a look at the clock. */
export function markAfter(mark: ClockMark, { wall, elapsedMs }: ClockReading): ClockMark {
  const expected = mark.trusted + (elapsedMs ?? 0);
  if (Math.abs(wall - expected) <= MAX_STEP_MS) return { trusted: wall, doubt: null };
  const confirmedMs = mark.doubt
    ? mark.doubt.confirmedMs + confirmation(wall - mark.doubt.seen, elapsedMs)
    : 0;
  // NaN if the clock has jumped again.
  if (confirmedMs >= CONFIRMATION_MS) return { trusted: wall, doubt: null };
  return {
    trusted: expected,
    doubt: { seen: wall, confirmedMs: Number.isNaN(confirmedMs) ? 0 : confirmedMs },
  };
}

/** By how much a step of the clock confirms it; NaN if the step is not one of a clock that runs. */
function confirmation(step: number, elapsedMs: number | null): number {
  const longest = elapsedMs === null ? MAX_PAUSE_MS : elapsedMs + MAX_STEP_MS;
  if (step < 0 || step > longest) return Number.NaN;
  if (elapsedMs !== null) return Math.min(step, elapsedMs);
  return step >= DAY_MS ? CONFIRMATION_MS : 0;
}

export interface TrustedClockDeps {
  readonly store: Pick<Store, 'clockMark' | 'recordClockMark'>;
  /** The clock of the system, which may be wrong. */
  readonly clock: () => Date;
  /** Monotonic clock in milliseconds, from any start. */
  readonly uptime: () => number;
  /** Receives a `UserError` `clock.doubtful` when the clock jumps, and errors of the store. */
  readonly onFault: (error: unknown) => void;
}

/**
 * The time, for what cannot be undone. A clock that jumps by more than two days, at a start or while Byline runs, is
 * believed after it has run for a day, or when a later start agrees; until then, deadlines are kept by the earlier
 * of the two times. The mark is stored, so that a start knows when Byline ran last.
 */
export class TrustedClock {
  readonly #deps: TrustedClockDeps;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #last: { readonly mark: ClockMark; readonly at: number } | null = null;
  #loading: Promise<ClockMark | null> | undefined;

  constructor(deps: TrustedClockDeps) {
    this.#deps = deps;
  }

  /** Stores the mark now and then, until `close`. */
  start(): void {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** The time that has certainly come: nothing may be deleted for being older than that demands. */
  async earliest(): Promise<Date> {
    const { trusted } = await this.#observe();
    return new Date(Math.min(trusted, this.#deps.clock().getTime()));
  }

  /** The latest time that it may be: what begins now, begins no later. */
  async latest(): Promise<Date> {
    const { trusted } = await this.#observe();
    return new Date(Math.max(trusted, this.#deps.clock().getTime()));
  }

  async #observe(): Promise<ClockMark> {
    const { store, clock, uptime } = this.#deps;
    if (!this.#last) {
      this.#loading ??= store.clockMark().finally(() => {
        this.#loading = undefined;
      });
      const stored = await this.#loading;
      this.#last ??= this.#next(stored ?? { trusted: clock().getTime(), doubt: null }, null, uptime());
      return this.#last.mark;
    }
    const at = uptime();
    this.#last = this.#next(this.#last.mark, at - this.#last.at, at);
    return this.#last.mark;
  }

  #next(before: ClockMark, elapsedMs: number | null, at: number): { mark: ClockMark; at: number } {
    const wall = this.#deps.clock().getTime();
    const mark = markAfter(before, { wall, elapsedMs });
    const jumped = mark.doubt !== null && (before.doubt === null || elapsedMs === null);
    if (jumped) this.#deps.onFault(appErrors.doubtfulClock({ days: (wall - mark.trusted) / DAY_MS }));
    return { mark, at };
  }

  /** Never rejects; the next round tries again. */
  async #run(): Promise<void> {
    const { store, onFault } = this.#deps;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await store.recordClockMark(await this.#observe());
      } catch (error) {
        onFault(error);
      }
      await sleep(MARK_INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
