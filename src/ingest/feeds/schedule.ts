import { DAY_MS, MINUTE_MS } from '../../domain/units.js';
import { MAX_POLL_DELAY_MS } from '../../store/ports/feed-store.js';

/** Applies to feeds that ask for a longer interval and to those that keep failing. */
const MAX_INTERVAL_MS = DAY_MS;
/** Polls are delayed by up to this share of the interval, which spreads feeds that were added together. */
const JITTER = 0.1;

interface PollHistory {
  /** FEED_POLL_MINUTES. */
  readonly pollMinutes: number;
  /** Requested by the feed; null if unspecified. */
  readonly minIntervalMinutes: number | null;
  /** Consecutive failed polls; each doubles the interval. */
  readonly failures: number;
  /** Requested by the server in its last refusal. */
  readonly retryAfterS?: number | null;
}

/**
 * Milliseconds until the next poll: at least the interval that the feed asks for, at most a day, or a week if the server
 * asked for more in its last refusal.
 * @param random 0 to 1.
 */
export function nextPollInterval(
  { pollMinutes, minIntervalMinutes, failures, retryAfterS }: PollHistory,
  random: number,
): number {
  const usual = Math.max(pollMinutes, minIntervalMinutes ?? 0) * MINUTE_MS;
  const backedOff = Math.min(MAX_INTERVAL_MS, usual * 2 ** Math.min(failures, 20));
  return Math.min(MAX_POLL_DELAY_MS, Math.max(backedOff * (1 + JITTER * random), (retryAfterS ?? 0) * 1000));
}
