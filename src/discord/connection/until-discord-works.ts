import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { backOffMs } from './back-off.js';
import { connectionError, isPassing, retryAfterMs } from './connection-error.js';

export interface WaitOptions {
  /** Base URL of Discord's HTTP API, for messages. */
  readonly api: string;
  readonly logger: Logger;
  /** What the log says of each failure. */
  readonly message: string;
  /** Ends the waiting, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to wait after the n-th failure in a row. */
  readonly pauseMs?: ((failures: number) => number) | undefined;
}

/**
 * Tries something again for as long as Discord is unreachable, out of order, or asks to wait.
 * @throws UserError if Discord refuses it; the signal's reason.
 */
export async function untilDiscordWorks<T>(
  attempt: () => Promise<T>,
  { api, logger, message, signal, pauseMs = backOffMs }: WaitOptions,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      const failure = connectionError(error, { api });
      if (!isPassing(failure)) throw failure;
      const pause = Math.max(pauseMs(failures), retryAfterMs(error));
      const nextTryAt = new Date(Date.now() + pause).toISOString();
      logger.warn({ reason: failure.message, failures, nextTryAt }, message);
      await delay(pause, undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted());
    }
  }
}
