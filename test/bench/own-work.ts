/**
 * How long a thread works without a break, by the processor time that the kernel counts for it, so that other
 * programs on a busy machine do not count. Linux alone tells that.
 */
import { existsSync, readFileSync } from 'node:fs';

/** First number: nanoseconds that the process's main thread has run. */
const SCHEDSTAT = `/proc/self/task/${process.pid}/schedstat`;
const TICK_MS = 1;

export interface OwnWork {
  /** The most work between two turns of the event loop, in milliseconds; undefined where nobody counts. */
  stop(): number | undefined;
}

/** Watches the main thread, which must be the one that calls this. */
export function watchOwnWork(): OwnWork {
  if (!existsSync(SCHEDSTAT)) return { stop: () => undefined };
  let before = processorMs();
  let most = 0;
  const timer = setInterval(() => {
    const now = processorMs();
    most = Math.max(most, now - before);
    before = now;
  }, TICK_MS);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

function processorMs(): number {
  return Number(readFileSync(SCHEDSTAT, 'utf8').split(' ', 1)[0]) / 1e6;
}
