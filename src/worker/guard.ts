import { Worker } from 'node:worker_threads';
import { BYTES_PER_MIB } from '../domain/units.js';

export interface ProcessLimits {
  /** Of one task. */
  readonly maxMs: number;
  /** Resident memory of the process. */
  readonly maxMib: number;
}

const CHECK_INTERVAL_MS = 20;

/**
 * Kills this process (SIGKILL) when a task takes too long or too much memory. A second thread watches, since the first
 * may be busy: in a regular expression, in native code, or collecting garbage.
 * @returns a function that runs a task under the limits, one at a time.
 */
export function guardProcess({ maxMs, maxMib }: ProcessLimits): <T>(task: () => Promise<T>) => Promise<T> {
  const startedAt = new BigInt64Array(new SharedArrayBuffer(8));
  const watch = `
    const startedAt = new BigInt64Array(require('node:worker_threads').workerData);
    setInterval(() => {
      const start = Atomics.load(startedAt, 0);
      const late = start > 0n && process.hrtime.bigint() - start > ${maxMs}n * 1000000n;
      if (late || process.memoryUsage.rss() > ${maxMib * BYTES_PER_MIB}) process.kill(process.pid, 'SIGKILL');
    }, ${CHECK_INTERVAL_MS});`;
  new Worker(watch, { eval: true, execArgv: [], workerData: startedAt.buffer }).unref();
  return async (task) => {
    Atomics.store(startedAt, 0, process.hrtime.bigint());
    try {
      return await task();
    } finally {
      Atomics.store(startedAt, 0, 0n);
    }
  };
}
