import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerClient } from './spawn.js';

export interface WatchTimes {
  /** Between the checks of a worker that answers. */
  readonly checkMs: number;
  /** A worker whose event loop does not run for this long is stuck. */
  readonly silenceMs: number;
}

/** What `untilTrouble` needs of a worker. */
type Watched = Pick<WorkerClient<never>, 'alive' | 'ended' | 'responds'>;

/** Waits until a worker has ended or is stuck, or until the signal is aborted. */
export async function untilTrouble(
  worker: Watched,
  { checkMs, silenceMs }: WatchTimes,
  signal: AbortSignal,
): Promise<'ended' | 'stuck' | 'aborted'> {
  for (;;) {
    const pause = sleep(checkMs, undefined, { signal, ref: false }).catch(() => undefined);
    await Promise.race([pause, worker.ended]);
    if (signal.aborted) return 'aborted';
    if (!worker.alive) return 'ended';
    if (!(await worker.responds(silenceMs)) && worker.alive) return 'stuck';
  }
}
