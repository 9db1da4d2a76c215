/** A program that starts a worker, makes one call and neither closes the worker nor exits. */
import { spawnWorker } from '../../src/worker/spawn.js';
import type { EchoContract } from './echo-contract.js';

const worker = await spawnWorker<EchoContract>(new URL('./echo-worker.js', import.meta.url), {});
console.log(await worker.call('count', [50]));
