import type { Embedder } from '../domain/models.js';
import { type ReEmbedCount, reEmbed, reEmbedTarget } from '../ingest/re-embed.js';
import type { Store, StoredModel } from '../store/ports/store.js';

/** How a change of the embedding model, or of the rules that find sentences, goes on. */
export type ReEmbedProgress =
  | ({ readonly stage: 're-embedding' } & ReEmbedCount)
  /** The model in use until now cannot be opened: questions wait until re-embedding is done. */
  | { readonly stage: 'waiting'; readonly reason: string }
  | { readonly stage: 're-embedded' }
  /** What was searched is searched on; the next start tries again. */
  | { readonly stage: 'failed'; readonly reason: string };

export interface ActiveModelDeps {
  readonly store: Store;
  /** The configured model. */
  readonly embedder: Embedder;
  /** What opens `embedder` again, kept with its vectors. */
  readonly settings: StoredModel['settings'];
  /** Opens the model that serves when it is not the configured one. */
  readonly openAgain?: (settings: StoredModel['settings']) => Promise<Embedder>;
  readonly onProgress?: (progress: ReEmbedProgress) => void;
}

/**
 * Which model embeds questions and articles: the one whose vectors are searched, until the configured one has
 * all texts embedded and takes over. Another process may change that at any time, so it is asked each time.
 */
export class ActiveModel {
  readonly #parts: ActiveModelDeps;
  readonly #stop = new AbortController();
  readonly #reEmbedded: Promise<void>;
  /** By id; a model that served before stays open for the questions under way. */
  readonly #others = new Map<string, Promise<Embedder>>();

  constructor(parts: ActiveModelDeps) {
    this.#parts = parts;
    this.#reEmbedded = this.#bringUp();
    // Whoever needs the outcome awaits it; the progress has told the rest.
    this.#reEmbedded.catch(() => undefined);
  }

  /** @throws what kept the serving model from being opened, when nothing else can answer. */
  async embedder(): Promise<Embedder> {
    const { store, embedder } = this.#parts;
    const other = await otherThan(embedder, store);
    if (!other) return embedder;
    try {
      return await this.#open(other);
    } catch (error) {
      await this.#reEmbedded;
      if (!(await otherThan(embedder, store))) return embedder;
      throw error;
    }
  }

  /** Does what only reads, again when another model came to serve while it was done. */
  async reading<Result>(work: (embedder: Embedder) => Promise<Result>): Promise<Result> {
    const { store } = this.#parts;
    for (;;) {
      const before = (await store.activeModel())?.since;
      const result = await work(await this.embedder());
      if ((await store.activeModel())?.since === before) return result;
    }
  }

  /** Stops re-embedding where it is, and closes every model. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([this.#reEmbedded]);
    await this.#parts.embedder.close();
    for (const opened of await Promise.allSettled(this.#others.values())) {
      if (opened.status === 'fulfilled') await opened.value.close();
    }
  }

  async #bringUp(): Promise<void> {
    const { store, embedder, settings, onProgress } = this.#parts;
    const other = await otherThan(embedder, store);
    if (!other) {
      await store.activate({ model: embedder.id, dimension: embedder.dimension, settings });
    }
    if ((await store.staging.progress(reEmbedTarget(embedder))).total === 0) {
      await store.staging.activate(reEmbedTarget(embedder), settings);
      return;
    }
    const { signal } = this.#stop;
    try {
      if (other) await this.#open(other).catch(this.#tellWaiting);
      const onCount = (count: ReEmbedCount) => onProgress?.({ stage: 're-embedding', ...count });
      await reEmbed(store, embedder, settings, { signal, onProgress: onCount });
      onProgress?.({ stage: 're-embedded' });
    } catch (error) {
      if (!signal.aborted) onProgress?.({ stage: 'failed', reason: reasonOf(error) });
      throw error;
    }
  }

  readonly #tellWaiting = (error: unknown): void => {
    this.#parts.onProgress?.({ stage: 'waiting', reason: reasonOf(error) });
  };

  #open(serving: StoredModel): Promise<Embedder> {
    const opening = this.#others.get(serving.model) ?? this.#openAgain(serving);
    this.#others.set(serving.model, opening);
    return opening;
  }

  async #openAgain({ model, settings }: StoredModel): Promise<Embedder> {
    const { openAgain } = this.#parts;
    if (!openAgain) throw new Error(`the vectors are of model ${model}, which this newsroom cannot open`);
    const embedder = await openAgain(settings);
    if (embedder.id === model) return embedder;
    await embedder.close();
    throw new Error(`the vectors are of model ${model}, but its settings now open ${embedder.id}`);
  }
}

/** The active model if it is not the configured one; else null. */
async function otherThan(embedder: Embedder, store: Store): Promise<StoredModel | null> {
  const active = await store.activeModel();
  return active === null || active.model === embedder.id ? null : active;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
