import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import type { ReadablePassage, Reader, Reading } from '../../domain/models.js';
import { spawnWorker, type WorkerClient } from '../../worker/spawn.js';
import type { DownloadProgress } from '../files/load-files.js';
import type { ReadContract, ReaderSettings } from './read-contract.js';

export interface ReaderOptions {
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Gets one sentence for whoever runs Byline, once for each new reason, and null when it works again. */
  readonly onTrouble?: ((reason: string | null) => void) | undefined;
}

const WORKER = new URL('./read-worker.js', import.meta.url);
/** After a failure: until then questions are answered by search alone, at once. */
const COOL_DOWN_MS = 60_000;
/** A reply that takes longer, its wait in the queue included, is not waited for. */
const PATIENCE_MS = 5000;

/** The part of the configuration that `openReader` takes; null where no reader is wanted. */
export function readerSettings(config: Config): ReaderSettings | null {
  if (config.READER_MODEL === 'none') return null;
  return {
    model: config.READER_MODEL,
    dtype: config.READER_DTYPE,
    hubUrl: config.EMBEDDING_HUB_URL,
    hubTimeoutMs: config.EMBEDDING_HUB_TIMEOUT_S * 1000,
    modelsDir: join(config.DATA_DIR, 'models'),
    timeMs: config.READER_TIME_MS,
  };
}

/**
 * Loads a reader in a worker thread of its own, downloading it first where needed, and waits until it is loaded
 * or has failed. Never rejects: without a working model `read` gives null and `trouble` says why. A thread that
 * died, or a model that could not be loaded, is started again after a minute.
 */
export async function openReader(settings: ReaderSettings, options: ReaderOptions = {}): Promise<Reader> {
  const reader = new WorkerReader(settings, options);
  await reader.started();
  return reader;
}

type Running = { readonly worker: WorkerClient<ReadContract>; readonly id: string };

class WorkerReader implements Reader {
  readonly #settings: ReaderSettings;
  readonly #options: ReaderOptions;
  #running: Promise<Running> | null = null;
  #id: string | null = null;
  #trouble: string | null = null;
  #coolUntil = 0;
  /** Calls given up on that the worker has not answered yet. */
  #overdue = 0;
  #closed = false;

  constructor(settings: ReaderSettings, options: ReaderOptions) {
    this.#settings = settings;
    this.#options = options;
  }

  get id(): string | null {
    return this.#id;
  }

  get trouble(): string | null {
    return this.#trouble;
  }

  async started(): Promise<void> {
    await Promise.allSettled([this.#start()]);
  }

  async read(question: string, passages: readonly ReadablePassage[]): Promise<Reading | null> {
    if (this.#closed || this.#overdue > 0 || performance.now() < this.#coolUntil) return null;
    try {
      const { worker } = await this.#alive();
      const reading = await this.#inTime(worker.call('read', [question, passages]));
      this.#recover();
      return reading;
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const [running] = await Promise.allSettled([this.#running]);
    if (running.status === 'fulfilled') await running.value?.worker.close();
  }

  /** The running worker, or one started in place of a dead one; concurrent calls share it. */
  async #alive(): Promise<Running> {
    const known = this.#running;
    const running = await known;
    if (running?.worker.alive) return running;
    if (this.#running === known) return this.#start();
    return this.#alive();
  }

  #start(): Promise<Running> {
    const starting = this.#open();
    this.#running = starting;
    starting.catch((error: unknown) => {
      if (this.#running === starting) this.#running = null;
      this.#fail(error);
    });
    return starting;
  }

  async #open(): Promise<Running> {
    const { onProgress: onNotice } = this.#options;
    const worker = await spawnWorker<ReadContract>(WORKER, this.#settings, { onNotice });
    const { id } = await worker.call('describe', []);
    if (this.#closed) await worker.close();
    this.#id = id;
    return { worker, id };
  }

  /** A run can't be ended, so what is overdue is left to end by itself; until then nothing else is asked. */
  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = Math.max(PATIENCE_MS, 2 * this.#settings.timeMs);
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#overdue += 1;
        const settled = () => {
          this.#overdue -= 1;
        };
        work.then(settled, settled);
        reject(new Error(`it did not answer within ${limit} ms`));
      }, limit);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #recover(): void {
    if (this.#trouble === null) return;
    this.#trouble = null;
    this.#options.onTrouble?.(null);
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#coolUntil = performance.now() + COOL_DOWN_MS;
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === this.#trouble) return;
    this.#trouble = reason;
    this.#options.onTrouble?.(reason);
  }
}
