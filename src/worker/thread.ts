import { Worker } from 'node:worker_threads';

/**
 * Starts a worker thread on a module of this package, given the URL of its compiled form (`./x.js`). If this module
 * runs from TypeScript (tests, `tsx`), the entry's source is loaded through tsx, by a small bootstrap because on
 * Node 20 `--import tsx` in a worker's `execArgv` does not apply to the entry module.
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
