import type { Method, WorkerContract } from '../../src/worker/contract.js';

export interface NativeContract extends WorkerContract {
  /** `nested`: the native calls are made by a thread of the worker. */
  data: { readonly nested: boolean };
  methods: {
    searchWithoutEnd: Method<[], never>;
    /** Ends the worker by an exception that nothing catches. */
    crash: Method<[], void>;
  };
}
