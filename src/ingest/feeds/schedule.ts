import { DAY_MS, MINUTE_MS } from '../../domain/units.js';

/** A feed that asks for a longer rest, or fails for ever, is still looked at so often. */
const MAX_REST_MS = DAY_MS;
/** Polls are late by up to this share of the rest, so that feeds added together part. */
const JITTER = 0.1;

export interface PollInterval {
  /** FEED_POLL_MINUTES. */
  readonly pollMinutes: number;
  /** What the feed asks for; null when it doesn't. */
  readonly minIntervalMinutes: number | null;
  /** Polls in a row that failed; each doubles the rest. */
  readonly failures: number;
  /** What the server asked for as it refused. */
  readonly retryAfterS?: number | null;
}

/**
 * Milliseconds until the next poll: never sooner than what was asked for, and at most a day, but for a server
 * that asked for longer as it refused.
 * @param random 0 to 1.
 */
export function nextPollInterval(
  { pollMinutes, minIntervalMinutes, failures, retryAfterS }: PollInterval,
  random: number,
): number {
  const usual = Math.max(pollMinutes, minIntervalMinutes ?? 0) * MINUTE_MS;
  const backedOff = Math.min(MAX_REST_MS, usual * 2 ** Math.min(failures, 20));
  return Math.max(backedOff * (1 + JITTER * random), (retryAfterS ?? 0) * 1000);
}
