import { Worker } from 'node:worker_threads';

/**
 * Starts a worker thread on a module of this package, named by the URL it has when compiled (`./x.js`). Where
 * this module itself runs from its TypeScript source (tests, `tsx`), the entry's source is loaded through tsx
 * instead. That goes through a small bootstrap because on Node 20 `--import tsx` in a worker's `execArgv` does not
 * reach the entry module.
 */
export function startThread(entry: URL, name: string, workerData: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(entry, { name, workerData });
  const source = entry.href.replace(/\.js$/, '.ts');
  const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(source)});
  });`;
  return new Worker(bootstrap, { eval: true, name, workerData });
}
