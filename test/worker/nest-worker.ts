import type { Method, WorkerContract } from '../../src/worker/contract.js';
import { serve } from '../../src/worker/serve.js';
import { spawnWorker } from '../../src/worker/spawn.js';
import type { EchoContract } from './echo-contract.js';

export interface NestContract extends WorkerContract {
  data: null;
  notice: never;
  methods: { relay: Method<[kind: 'user' | 'fault'], unknown>; count: Method<[to: number], number, number> };
}

/** Forwards its calls to a worker of its own. */
serve<NestContract>(async () => {
  const inner = await spawnWorker<EchoContract>(new URL('./echo-worker.js', import.meta.url), {});
  return {
    handlers: {
      relay: (kind, { signal }) => inner.call('fail', [kind], { signal }),
      count: (to, { signal, report }) => inner.call('count', [to], { signal, onEvent: report }),
    },
    close: () => inner.close(),
  };
});
