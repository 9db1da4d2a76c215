import type { Embedder } from '../domain/models.js';
import type { Store } from '../store/ports/store.js';
import type { StoredModel } from '../store/ports/stored-model.js';
import { ANALYSIS_VERSION } from '../text/analyse.js';
import { embedArticle } from './embed-article.js';
import type { Parser } from './parse/parser.js';

/** Articles embedded again; `done` includes those of an earlier run. */
export interface ReEmbedCount {
  readonly done: number;
  readonly total: number;
}

export interface ReEmbedDeps {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly parser: Pick<Parser, 'sentences'>;
}

export interface ReEmbedOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (count: ReEmbedCount) => void;
}

/** The model and rules that `reEmbed` brings the store to. */
export const reEmbedTarget = (embedder: Embedder) => ({ model: embedder, analysis: ANALYSIS_VERSION });

/**
 * Splits and embeds every stored text again for a model and the current rules, while searches use the old vectors, and
 * replaces those in one transaction when it is complete. After an interruption the next call continues; articles that
 * are added or changed in the meantime are included.
 */
export async function reEmbed(
  { store, embedder, parser }: ReEmbedDeps,
  settings: StoredModel['settings'],
  { signal, onProgress }: ReEmbedOptions = {},
): Promise<void> {
  const target = reEmbedTarget(embedder);
  do {
    let { done, total } = await store.staging.progress(target);
    onProgress?.({ done, total });
    let article = await store.staging.next(target);
    while (article) {
      const { title, text, boilerplate } = article;
      const sentences = await parser.sentences(text, boilerplate, { signal, turn: { isBackground: true } });
      const embedded = await embedArticle(embedder, { title, text, sentences }, signal ? { signal } : {});
      signal?.throwIfAborted();
      await store.staging.put(article, { sentences, ...embedded });
      done += 1;
      onProgress?.({ done, total: Math.max(done, total) });
      article = await store.staging.next(target, article.key);
    }
  } while (!(await store.staging.activate(target, settings)));
}
