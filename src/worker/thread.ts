import { Worker } from 'node:worker_threads';
import type { Channel } from './channel.js';
import { sourceOf } from './entry.js';

/**
 * Size of the heap for new objects, in MiB: three semi-spaces. By default a thread may fill three of 16 MiB and keeps
 * them while it is idle; smaller ones are emptied more often.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** Starts a worker thread on a module of this package, given the URL of its compiled form (`./x.js`). */
export function startThread(entry: URL, name: string): Channel {
  const thread = newThread(entry, name);
  let error: unknown;
  thread.on('error', (thrown) => {
    error = thrown;
  });
  return {
    kind: 'thread',
    post: (message, transferred) => thread.postMessage(message, transferred),
    onMessage: (listener) => thread.on('message', listener),
    onEnd: (listener) => thread.once('exit', (code) => listener({ error, how: `exit code ${code}` })),
    kill: () => void thread.terminate(),
    ref: () => thread.ref(),
    unref: () => thread.unref(),
  };
}

/** From TypeScript, a small bootstrap loads the entry: on Node 20, `--import tsx` does not apply to a thread's entry. */
export function newThread(entry: URL, name: string): Worker {
  const source = sourceOf(entry);
  if (source === null) return new Worker(entry, { name, resourceLimits });
  const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(source)});
  });`;
  return new Worker(bootstrap, { eval: true, name, resourceLimits });
}
