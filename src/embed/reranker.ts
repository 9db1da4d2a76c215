import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Config } from '../config.js';
import type { Reranker } from '../types.js';
import type { DownloadProgress, ModelLocation } from './load-files.js';
import { RerankProcess } from './rerank-client.js';

export interface RerankerSettings extends ModelLocation {
  /** What one call may take, its wait for earlier calls and for a start included. */
  readonly timeoutMs: number;
}

export interface RerankerOptions {
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Told why there is no score: a sentence for whoever runs Byline. While the reranker rests, nothing is told. */
  readonly onTrouble?: ((reason: string) => void) | undefined;
}

/** After a start that failed, and after the second failure in a row: until then no call waits for it. */
const REST_MS = 10 * 60_000;

/** The part of the configuration that `openReranker` takes; null where no reranker is wanted. */
export function rerankerSettings(config: Config): RerankerSettings | null {
  if (config.RERANKER_MODEL === undefined) return null;
  return {
    model: config.RERANKER_MODEL,
    dtype: config.RERANKER_DTYPE,
    hubUrl: config.EMBEDDING_HUB_URL,
    hubTimeoutMs: config.EMBEDDING_HUB_TIMEOUT_S * 1000,
    modelsDir: join(config.DATA_DIR, 'models'),
    timeoutMs: config.RERANKER_TIMEOUT_MS,
  };
}

/**
 * Loads a cross-encoder in a process of its own, downloading it first where needed, and waits until it is loaded
 * or has failed. Never rejects: without a working model every call gives null. A process that runs over time is
 * ended and another started; one that fails again rests for ten minutes.
 */
export async function openReranker(
  settings: RerankerSettings,
  options: RerankerOptions = {},
): Promise<Reranker> {
  const reranker = new RestartingReranker(settings, options);
  await reranker.started();
  return reranker;
}

class RestartingReranker implements Reranker {
  readonly #settings: RerankerSettings;
  readonly #options: RerankerOptions;
  readonly #turns = new PQueue({ concurrency: 1 });
  readonly #closed = new AbortController();
  #starting: Promise<RerankProcess> | undefined;
  #failuresInARow = 0;
  #restsUntil = 0;
  #told: unknown;

  constructor(settings: RerankerSettings, options: RerankerOptions) {
    this.#settings = settings;
    this.#options = options;
  }

  async started(): Promise<void> {
    await Promise.allSettled([this.#running()]);
  }

  async score(question: string, sentences: readonly string[]): Promise<readonly number[] | null> {
    if (sentences.length === 0) return [];
    if (this.#closed.signal.aborted || this.#rests()) return null;
    const { timeoutMs } = this.#settings;
    const overTime = new AbortController();
    const timer = setTimeout(() => {
      overTime.abort(new Error(`it took longer than ${timeoutMs} ms (RERANKER_TIMEOUT_MS)`));
    }, timeoutMs);
    const signal = AbortSignal.any([overTime.signal, this.#closed.signal]);
    try {
      return await this.#turns.add(() => this.#attempt(question, sentences, signal), { signal });
    } catch (error) {
      this.#tell(error);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error('it was closed'));
    const [started] = await Promise.allSettled([this.#starting]);
    if (started.status === 'fulfilled') started.value?.end();
  }

  /** A start that takes too long goes on for the calls to come; a run that does is ended. */
  async #attempt(
    question: string,
    sentences: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const running = await unlessAborted(this.#running(), signal);
    try {
      const scores = await unlessAborted(running.score(question, sentences), signal);
      this.#failuresInARow = 0;
      return scores;
    } catch (error) {
      running.end();
      this.#starting = undefined;
      this.#failuresInARow++;
      if (this.#failuresInARow > 1) this.#restsUntil = performance.now() + REST_MS;
      else if (!this.#closed.signal.aborted) void this.started();
      throw error;
    }
  }

  #rests(): boolean {
    return performance.now() < this.#restsUntil;
  }

  /** The process at work, or one started in place of none or of a dead one; concurrent callers share it. */
  async #running(): Promise<RerankProcess> {
    const known = this.#starting;
    const running = await known;
    if (running?.alive) return running;
    if (this.#starting === known) this.#starting = this.#start();
    return this.#starting ?? this.#running();
  }

  async #start(): Promise<RerankProcess> {
    const { onProgress } = this.#options;
    try {
      return await RerankProcess.start(this.#settings, { onProgress, signal: this.#closed.signal });
    } catch (error) {
      this.#starting = undefined;
      this.#restsUntil = performance.now() + REST_MS;
      this.#tell(error);
      throw error;
    }
  }

  #tell(error: unknown): void {
    if (this.#closed.signal.aborted || error === this.#told) return;
    this.#told = error;
    const reason = error instanceof Error ? error.message : String(error);
    this.#options.onTrouble?.(`The reranker gives no scores: ${reason}`);
  }
}

/** Rejects with the signal's reason as soon as it aborts, whatever becomes of the work. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: settled.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}
