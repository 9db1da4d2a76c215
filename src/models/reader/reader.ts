import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import type { ReadablePassage, Reader, Reading } from '../../domain/models.js';
import { spawnWorker, type WorkerClient } from '../../worker/spawn.js';
import { untilTrouble } from '../../worker/watch.js';
import { HUB_TIMEOUT_MS } from '../files/hub-fetch.js';
import type { DownloadProgress } from '../files/load-files.js';
import type { ReadContract, ReaderSettings } from './read-contract.js';

export interface ReaderOptions {
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Called with one sentence for the operator when reading fails, once per reason, and with null when it works again. */
  readonly onTrouble?: ((reason: string | null) => void) | undefined;
}

const WORKER = new URL('./read-worker.js', import.meta.url);
/** Loading a large model may block its thread for a while; a reading takes at most seconds. */
const WATCH = { checkMs: 10_000, silenceMs: 60_000 };
/** After a failure, questions are answered by search alone for this long. */
const COOL_DOWN_MS = 60_000;
/** Minimum timeout of a call, including its wait in the queue. */
const MIN_READ_TIMEOUT_MS = 5000;

/** The part of the configuration that `openReader` needs; null for `READER_MODEL=none`. */
export function readerSettings(config: Config): ReaderSettings | null {
  if (config.READER_MODEL === 'none') return null;
  return {
    model: config.READER_MODEL,
    dtype: config.READER_DTYPE,
    hubUrl: config.EMBEDDING_HUB_URL,
    hubTimeoutMs: HUB_TIMEOUT_MS,
    modelsDir: join(config.DATA_DIR, 'models'),
    timeMs: config.READER_TIME_MS,
  };
}

/**
 * Loads a reader in a worker thread of its own, downloading it first if necessary, and waits until it is loaded or
 * has failed. Never rejects: without a working model `read` returns null and `trouble` holds the reason. A dead
 * thread or a model that failed to load is started again after a minute.
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
  /** Calls that timed out but are still running in the worker. */
  #overdue = 0;
  readonly #stop = new AbortController();

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

  async read(question: string, passages: readonly ReadablePassage[], spentMs = 0): Promise<Reading | null> {
    if (this.#closed || this.#overdue > 0 || performance.now() < this.#coolUntil) return null;
    try {
      const { worker } = await this.#alive();
      const reading = await this.#withTimeout(worker.call('read', [question, passages, spentMs]));
      this.#recover();
      return reading;
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    const [running] = await Promise.allSettled([this.#running]);
    if (running.status === 'fulfilled') await running.value?.worker.close();
  }

  /** The running worker, or a new one that replaces a dead one; concurrent calls share it. */
  async #alive(): Promise<Running> {
    const current = this.#running;
    const running = await current;
    if (running?.worker.alive) return running;
    if (this.#running === current) return this.#start();
    return this.#alive();
  }

  get #closed(): boolean {
    return this.#stop.signal.aborted;
  }

  async #killIfStuck(worker: WorkerClient<ReadContract>): Promise<void> {
    if ((await untilTrouble(worker, WATCH, this.#stop.signal)) === 'stuck') await worker.kill();
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
    else void this.#killIfStuck(worker);
    this.#id = id;
    return { worker, id };
  }

  /** A run cannot be interrupted: an overdue call finishes in the background, and until then `read` returns null. */
  async #withTimeout<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = Math.max(MIN_READ_TIMEOUT_MS, 2 * this.#settings.timeMs);
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#overdue += 1;
        const settled = () => {
          this.#overdue -= 1;
        };
        work.then(settled, settled);
        reject(new Error(`The reader did not answer within ${limit} ms.`));
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
