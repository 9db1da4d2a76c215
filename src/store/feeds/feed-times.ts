import { DAY_MS, MINUTE_MS } from '../../domain/units.js';
import { MAX_POLL_DELAY_MS } from '../ports/feed-store.js';

/** How long an entry that is no longer in its feed counts as known. */
export const ENTRY_TTL_MS = 180 * DAY_MS;
/** After this time, another process may take over the poll. */
export const POLL_LEASE_MS = 30 * MINUTE_MS;

/** As bindings of statements. A time after a `latest` one is of a clock that was set back since. */
export interface Times {
  readonly now: string;
  readonly latestLease: string;
  readonly latestPoll: string;
}

export const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

export const timesAt = (now: Date): Times => ({
  now: now.toISOString(),
  latestLease: after(now, 2 * POLL_LEASE_MS),
  latestPoll: after(now, MAX_POLL_DELAY_MS),
});
