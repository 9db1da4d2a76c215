import type { Method, WorkerContract } from '../../worker/contract.js';
import type { ModelProgress, ModelSettings } from './load-model.js';

export interface ModelDescription {
  readonly id: string;
  readonly dimension: number;
  readonly maxTokens: number;
}

/** Vectors cross as one array, `dimension` numbers a text. */
export interface EmbedContract extends WorkerContract {
  data: ModelSettings;
  notice: ModelProgress;
  methods: {
    describe: Method<[], ModelDescription>;
    embedQuery: Method<[text: string], Float32Array>;
    /** Reports how many texts are done. */
    embedTexts: Method<[texts: readonly string[]], Float32Array, number>;
    countTokens: Method<[texts: readonly string[]], number[]>;
  };
}
