import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../domain/errors.js';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
/** These pass by themselves. */
const PASSING_FAULTS: ReadonlySet<string | null> = new Set(['database.unreachable', 'database.busy']);

/**
 * Tries until the database server can be reached, after a second, two, up to half a minute.
 * @param onFault Receives what is in the way, each time.
 * @throws what waiting does not mend; the signal's reason.
 */
export async function untilReached<T>(
  attempt: () => Promise<T>,
  onFault: (error: unknown) => void,
  signal: AbortSignal,
): Promise<T> {
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(2 * delayMs, MAX_DELAY_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof UserError && PASSING_FAULTS.has(error.id))) throw error;
      onFault(error);
      await sleep(delayMs, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    }
  }
}
