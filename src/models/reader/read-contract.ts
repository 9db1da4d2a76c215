import type { ReadablePassage, Reading } from '../../domain/models.js';
import type { Method, WorkerContract } from '../../worker/contract.js';
import type { DownloadProgress, ModelLocation } from '../files/load-files.js';

/** Settings of the reader's worker. */
export interface ReaderSettings extends ModelLocation {
  /** Maximum reading time per question. */
  readonly timeMs: number;
  /** Processor cores that it computes with. Default: all. */
  readonly cores?: number;
}

export interface ReaderDescription {
  /** Names the weights. */
  readonly id: string;
}

export interface ReadContract extends WorkerContract {
  data: ReaderSettings;
  notice: DownloadProgress;
  methods: {
    describe: Method<[], ReaderDescription>;
    read: Method<[question: string, passages: readonly ReadablePassage[], spentMs: number], Reading>;
  };
}
