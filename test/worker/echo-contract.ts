import type { Method, WorkerContract } from '../../src/worker/contract.js';

export interface EchoContract extends WorkerContract {
  data: { readonly refuse?: boolean; readonly die?: boolean; readonly closeFails?: boolean };
  notice: string;
  methods: {
    echo: Method<[value: unknown], unknown>;
    /** Reports 1 to `to`, one per turn of the event loop. */
    count: Method<[to: number], number, number>;
    /** Settles when its call is aborted: with the reason, or with 'late' if `finish` is set. */
    wait: Method<[finish: boolean], string>;
    fail: Method<[kind: 'user' | 'fault' | 'string' | 'uncloneable'], unknown>;
    /** Fills a buffer and transfers it; `left` is the remaining size of the previous one in the worker. */
    buffer: Method<[bytes: number], { readonly buffer: ArrayBuffer; readonly left: number }>;
    sum: Method<[values: Float32Array], number>;
    crash: Method<[], never>;
    exit: Method<[code: number], never>;
    /** Blocks the worker's event loop. */
    hang: Method<[], never>;
    environment: Method<[name: string], string | undefined>;
  };
}
