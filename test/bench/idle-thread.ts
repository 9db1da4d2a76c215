/**
 * How long a thread that has nothing to do is kept from running: what the machine itself adds to every figure
 * about stalls. Runs as a worker; told anything, it says its longest delay in milliseconds and ends.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
parentPort?.once('message', () => {
  delay.disable();
  parentPort?.postMessage({ maxMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 });
});
