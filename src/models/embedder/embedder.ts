import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import type { Embedder } from '../../domain/models.js';
import { spawnWorker, type WorkerClient } from '../../worker/spawn.js';
import { untilTrouble } from '../../worker/watch.js';
import { HUB_TIMEOUT_MS } from '../files/hub-fetch.js';
import type { EmbedContract, EmbedderDescription } from './embed-contract.js';
import type { EmbedderSettings, ModelProgress } from './load-embedder.js';

export type { EmbedderSettings, ModelProgress } from './load-embedder.js';

export interface OpenOptions {
  readonly onProgress?: (progress: ModelProgress) => void;
  /** Aborts loading. */
  readonly signal?: AbortSignal;
}

const WORKER = new URL('./embed-worker.js', import.meta.url);
/** A text takes a second at most, on two busy cores and with a large model. */
const WATCH = { checkMs: 10_000, silenceMs: 60_000 };

/** The part of the configuration that `openEmbedder` needs. */
export function embedderSettings(config: Config): EmbedderSettings {
  return {
    model: config.EMBEDDING_MODEL,
    pooling: config.EMBEDDING_POOLING,
    dtype: config.EMBEDDING_DTYPE,
    hubUrl: config.EMBEDDING_HUB_URL,
    hubTimeoutMs: HUB_TIMEOUT_MS,
    modelsDir: join(config.DATA_DIR, 'models'),
  };
}

/**
 * Loads an embedding model in a worker thread of its own, exporting or downloading it first if necessary. If the
 * worker dies, or is stuck and killed, pending calls reject with a `WorkerGoneError` and the next call starts another.
 * @throws UserError `model.unavailable` when it cannot be downloaded, `model.invalid` when it cannot be used.
 */
export async function openEmbedder(settings: EmbedderSettings, options: OpenOptions = {}): Promise<Embedder> {
  const { onProgress: onNotice, signal } = options;
  const start = () => spawnWorker<EmbedContract>(WORKER, settings, { onNotice });
  const worker = await spawnWorker<EmbedContract>(WORKER, settings, { onNotice, signal });
  return new WorkerEmbedder(start, worker, await worker.call('describe', []));
}

class WorkerEmbedder implements Embedder {
  readonly id: string;
  readonly dimension: number;
  readonly maxTokens: number;
  readonly #start: () => Promise<WorkerClient<EmbedContract>>;
  #worker: Promise<WorkerClient<EmbedContract>>;
  readonly #stop = new AbortController();

  constructor(
    start: () => Promise<WorkerClient<EmbedContract>>,
    worker: WorkerClient<EmbedContract>,
    { id, dimension, maxTokens }: EmbedderDescription,
  ) {
    this.#start = start;
    this.#worker = Promise.resolve(worker);
    this.#watch(worker);
    this.id = id;
    this.dimension = dimension;
    this.maxTokens = maxTokens;
  }

  async embedQuery(text: string): Promise<Float32Array> {
    return (await this.#alive()).call('embedQuery', [text]);
  }

  async embedTexts(
    texts: readonly string[],
    { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
  ): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const worker = await this.#alive();
    const onEvent = onProgress && ((done: number) => onProgress(done, texts.length));
    const vectors = await worker.call('embedTexts', [texts], { signal, onEvent });
    // Copies, so that one vector in use does not retain the memory of all.
    return texts.map((_, row) => vectors.slice(row * this.dimension, (row + 1) * this.dimension));
  }

  async countTokens(texts: readonly string[]): Promise<number[]> {
    return (await this.#alive()).call('countTokens', [texts]);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    const [worker] = await Promise.allSettled([this.#worker]);
    if (worker.status === 'fulfilled') await worker.value.close();
  }

  /** The running worker, or a new one that replaces a dead one; concurrent calls share it. */
  async #alive(): Promise<WorkerClient<EmbedContract>> {
    if (this.#stop.signal.aborted) throw new Error('The embedder was closed');
    const current = this.#worker;
    const [worker] = await Promise.allSettled([current]);
    if (worker.status === 'fulfilled' && worker.value.alive) return worker.value;
    if (this.#worker === current) this.#worker = this.#restart();
    return this.#worker;
  }

  #watch(worker: WorkerClient<EmbedContract>): void {
    void untilTrouble(worker, WATCH, this.#stop.signal).then((trouble) => {
      if (trouble === 'stuck') void worker.kill();
    });
  }

  async #restart(): Promise<WorkerClient<EmbedContract>> {
    const worker = await this.#start();
    const { id } = await worker.call('describe', []);
    if (id === this.id) {
      this.#watch(worker);
      return worker;
    }
    await worker.close();
    throw new Error(`The embedding model changed on disk from ${this.id} to ${id}; restart to use it`);
  }
}
