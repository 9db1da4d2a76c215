import type { ReadablePassage, Reading } from '../../domain/models.js';
import type { Method, WorkerContract } from '../../worker/contract.js';
import type { DownloadProgress, ModelLocation } from '../files/load-files.js';

/** What the reader's worker is started with. */
export interface ReaderSettings extends ModelLocation {
  /** Most milliseconds that one question's passages are read for. */
  readonly timeMs: number;
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
    read: Method<[question: string, passages: readonly ReadablePassage[]], Reading>;
  };
}
