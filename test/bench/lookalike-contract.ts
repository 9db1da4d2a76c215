import type { Method } from '../../src/worker/contract.js';

/** From the moment that Discord sends a question, as the look-alike sees it. */
export interface AskTimes {
  readonly acknowledgedMs: number;
  readonly answeredMs: number;
}

export interface ArticleFile {
  readonly name: string;
  readonly text: string;
}

/** What the look-alike's thread is asked by the bench. */
export interface LookalikeContract {
  data: undefined;
  notice: never;
  methods: {
    /** The base of its HTTP API. */
    api: Method<[], string>;
    /** `/ask`s the questions, `atOnce` of them at any time. */
    ask: Method<[questions: readonly string[], atOnce: number], AskTimes[]>;
    /** `/ingest`s the files, `atOnce` of them at any time, and waits until each is stored. */
    ingest: Method<[files: readonly ArticleFile[], atOnce: number], void>;
  };
}
