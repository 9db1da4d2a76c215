import type { Method, WorkerContract } from '../../worker/contract.js';
import type { EmbedderSettings, ModelProgress } from './load-embedder.js';

export interface EmbedderDescription {
  readonly id: string;
  readonly dimension: number;
  readonly maxTokens: number;
}

/** The vectors of a list are one array, `dimension` numbers per text. */
export interface EmbedContract extends WorkerContract {
  data: EmbedderSettings;
  notice: ModelProgress;
  methods: {
    describe: Method<[], EmbedderDescription>;
    embedQuery: Method<[text: string], Float32Array>;
    /** Reports the number of texts done. */
    embedTexts: Method<[texts: readonly string[]], Float32Array, number>;
    countTokens: Method<[texts: readonly string[]], number[]>;
  };
}
