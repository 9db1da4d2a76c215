import type { Embedder } from '../domain/models.js';
import type { Store, StoredModel } from '../store/ports/store.js';
import { ANALYSIS_VERSION, splitText } from '../text/analyse.js';
import { embedArticle } from './embed-article.js';

/** Articles derived anew; `done` counts what an earlier run left ready. */
export interface ReEmbedCount {
  readonly done: number;
  readonly total: number;
}

export interface ReEmbedOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (count: ReEmbedCount) => void;
}

/** What `reEmbed` brings the store to. */
export const reEmbedTarget = (embedder: Embedder) => ({ model: embedder, analysis: ANALYSIS_VERSION });

/**
 * Derives every stored text anew for a model and the present rules, aside of what is searched meanwhile, and
 * replaces that in one transaction when nothing is missing any more. Aborted or killed, it goes on where it
 * was when called again; articles that come or change on the way are taken along.
 */
export async function reEmbed(
  store: Store,
  embedder: Embedder,
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
      const sentences = splitText(text, boilerplate);
      const embedded = await embedArticle(embedder, { title, text, sentences }, signal ? { signal } : {});
      signal?.throwIfAborted();
      await store.staging.put(article, { sentences, ...embedded });
      done += 1;
      onProgress?.({ done, total: Math.max(done, total) });
      article = await store.staging.next(target, article.key);
    }
  } while (!(await store.staging.activate(target, settings)));
}
