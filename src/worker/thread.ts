import { Worker } from 'node:worker_threads';
import type { Channel } from './channel.js';
import { entryOf } from './entry.js';
import { closeGate, discardGate, newGate } from './native-calls.js';

/**
 * Size of the heap for new objects, in MiB: three semi-spaces. By default a thread may fill three of 16 MiB and keeps
 * them while it is idle; smaller ones are emptied more often.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** Starts a worker thread on a module of this package, given the URL of its compiled form (`./x.js`). */
export function startThread(entry: URL, name: string): Channel {
  const { gate, data } = newGate();
  const thread = newThread(entry, name, data);
  thread.once('exit', () => discardGate(gate));
  let error: unknown;
  thread.on('error', (thrown) => {
    error = thrown;
  });
  return {
    kind: 'thread',
    post: (message, transferred) => thread.postMessage(message, transferred),
    onMessage: (listener) => thread.on('message', listener),
    onEnd: (listener) => thread.once('exit', (code) => listener({ error, how: `exit code ${code}` })),
    kill: () => void closeGate(gate).then(() => thread.terminate()),
    ref: () => thread.ref(),
    unref: () => thread.unref(),
  };
}

/** From TypeScript, a small bootstrap loads the entry: on Node 20, `--import tsx` does not apply to a thread's entry. */
export function newThread(entry: URL, name: string, data: unknown = null): Worker {
  const { url, isSource } = entryOf(entry);
  if (!isSource) return new Worker(url, { name, resourceLimits, workerData: data });
  const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(url.href)});
  });`;
  return new Worker(bootstrap, { eval: true, name, resourceLimits, workerData: data });
}
