/** Ends threads in native calls in the way that it is told, and prints how many it has ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from '../../src/worker/native-calls.js';
import { spawnWorker } from '../../src/worker/spawn.js';
import type { NativeContract } from './native-contract.js';

const [way, where] = process.argv.slice(2);
const ROUNDS = 5;

for (let round = 1; round <= ROUNDS; round += 1) {
  const worker = await spawnWorker<NativeContract>(new URL('./native-worker.js', import.meta.url), {
    nested: where === 'nested',
  });
  void worker.call('searchWithoutEnd', []).catch(() => undefined);
  await sleep(100);
  if (way === 'exit') await endProcess(3);
  if (way === 'crash') {
    await worker.call('crash', []);
    const { message, cause } = await worker.ended;
    if (!String(cause).includes('nothing catches this')) throw new Error(message);
  }
  await worker.kill();
  console.log(round);
}
await endProcess();
