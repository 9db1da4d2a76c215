import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder } from '../domain/models.js';
import type { Parser } from '../ingest/parse/parser.js';
import { type ReEmbedCount, reEmbed, reEmbedTarget } from '../ingest/re-embed.js';
import type { Store } from '../store/ports/store.js';
import type { StoredModel } from '../store/ports/stored-model.js';
import { appStrings } from './strings.js';

/** How soon a process notices that another one has activated a model that this one could not open until then. */
const FOLLOW_INTERVAL_MS = 2000;

/** Progress of re-embedding after a change of the embedding model or of the rules that find sentences. */
export type ReEmbedProgress =
  | ({ readonly stage: 're-embedding' } & ReEmbedCount)
  /** The active model cannot be opened: questions wait until re-embedding is done. */
  | { readonly stage: 'waiting'; readonly reason: string }
  | { readonly stage: 're-embedded' }
  /** The old vectors stay active; the next start tries again. */
  | { readonly stage: 'failed'; readonly reason: string };

export interface ActiveModelDeps {
  readonly store: Store;
  /** The configured model. */
  readonly embedder: Embedder;
  readonly parser: Pick<Parser, 'sentences'>;
  /** Settings that open `embedder` again, stored with its vectors. */
  readonly settings: StoredModel['settings'];
  /** Opens the active model if it is not the configured one. */
  readonly openAgain?: (settings: StoredModel['settings']) => Promise<Embedder>;
  readonly onProgress?: (progress: ReEmbedProgress) => void;
  /** False: another process re-embeds, and this one follows it. Default: true. */
  readonly isReEmbedding?: boolean;
}

/**
 * The model that embeds questions and articles: the one whose vectors are searched, until all articles are re-embedded
 * with the configured one. Another process may activate a model at any time, so it is looked up for each use.
 */
export class ActiveModel {
  readonly #deps: ActiveModelDeps;
  readonly #stop = new AbortController();
  readonly #reEmbedded: Promise<void>;
  /** Active models other than the configured one, by id; they stay open for questions in progress. */
  readonly #others = new Map<string, Promise<Embedder>>();

  constructor(deps: ActiveModelDeps) {
    this.#deps = deps;
    this.#reEmbedded = this.#start();
    // Callers that need the result await it; onProgress reported the failure.
    this.#reEmbedded.catch(() => undefined);
  }

  /** @throws the error of opening the active model, if re-embedding does not replace it. */
  async embedder(): Promise<Embedder> {
    const { store, embedder } = this.#deps;
    const other = await activeUnless(embedder, store);
    if (!other) return embedder;
    try {
      return await this.#open(other);
    } catch (error) {
      await this.#reEmbedded;
      if (!(await activeUnless(embedder, store))) return embedder;
      throw error;
    }
  }

  /** Runs `work`, which must only read, again if another model was activated meanwhile. */
  async reading<Result>(work: (embedder: Embedder) => Promise<Result>): Promise<Result> {
    const { store } = this.#deps;
    for (;;) {
      const before = (await store.activeModel())?.since;
      const result = await work(await this.embedder());
      if ((await store.activeModel())?.since === before) return result;
    }
  }

  /** Stops re-embedding, which the next start resumes, and closes all models. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([this.#reEmbedded]);
    await this.#deps.embedder.close();
    for (const opened of await Promise.allSettled(this.#others.values())) {
      if (opened.status === 'fulfilled') await opened.value.close();
    }
  }

  async #start(): Promise<void> {
    const { store, embedder, parser, settings, onProgress, isReEmbedding = true } = this.#deps;
    const { signal } = this.#stop;
    try {
      const other = await activeUnless(embedder, store);
      if (!other) await store.activate({ model: embedder.id, dimension: embedder.dimension, settings });
      if (!isReEmbedding) {
        if (other) await this.#follow(other);
        return;
      }
      const target = reEmbedTarget(embedder);
      const { total } = await store.staging.progress(target);
      if (total === 0 && (await store.staging.activate(target, settings))) return;
      if (other) await this.#open(other).catch(this.#reportWaiting);
      const onCount = (count: ReEmbedCount) => onProgress?.({ stage: 're-embedding', ...count });
      await reEmbed({ store, embedder, parser }, settings, { signal, onProgress: onCount });
      onProgress?.({ stage: 're-embedded' });
    } catch (error) {
      if (!signal.aborted) onProgress?.({ stage: 'failed', reason: reasonOf(error) });
      throw error;
    }
  }

  /** Answers with the active model until another process has activated the configured one. */
  async #follow(other: StoredModel): Promise<void> {
    const { store, embedder } = this.#deps;
    const { signal } = this.#stop;
    await this.#open(other).catch(this.#reportWaiting);
    while (await activeUnless(embedder, store)) {
      await sleep(FOLLOW_INTERVAL_MS, undefined, { signal, ref: false });
    }
  }

  readonly #reportWaiting = (error: unknown): void => {
    this.#deps.onProgress?.({ stage: 'waiting', reason: reasonOf(error) });
  };

  #open(active: StoredModel): Promise<Embedder> {
    const opening = this.#others.get(active.model) ?? this.#openAgain(active);
    this.#others.set(active.model, opening);
    return opening;
  }

  async #openAgain({ model, settings }: StoredModel): Promise<Embedder> {
    const { openAgain } = this.#deps;
    if (!openAgain) throw new Error(appStrings.modelCannotBeOpened(model));
    const embedder = await openAgain(settings);
    if (embedder.id === model) return embedder;
    await embedder.close();
    throw new Error(appStrings.modelChanged(model, embedder.id));
  }
}

/** The active model, or null if it is the configured one or none. */
async function activeUnless(embedder: Embedder, store: Store): Promise<StoredModel | null> {
  const active = await store.activeModel();
  return active === null || active.model === embedder.id ? null : active;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
