/** Starts a worker and makes one call, without closing the worker or exiting. */
import { spawnWorker } from '../../src/worker/spawn.js';
import type { EchoContract } from './echo-contract.js';

const worker = await spawnWorker<EchoContract>(new URL('./echo-worker.js', import.meta.url), {});
console.log(await worker.call('count', [50]));
