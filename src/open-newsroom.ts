import { type Config, embeddingSettings } from './config.js';
import { type ModelProgress, modelSettings, openEmbedder } from './embed/embedder.js';
import { openReranker, rerankerSettings } from './embed/reranker.js';
import { createNewsroom } from './newsroom.js';
import type { ReEmbedProgress } from './serving-model.js';
import { Store } from './store/store.js';
import type { FeedEvent, Newsroom, Reranker, ResumedSource } from './types.js';

export interface OpenNewsroomOptions {
  readonly onModelProgress?: (progress: ModelProgress) => void;
  /** Tells why answers come without the reranker that is configured. */
  readonly onRerankerTrouble?: (reason: string) => void;
  /** Tells of re-embedding, which begins by itself when the configured model is not the one that serves. */
  readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  /** Follows feeds by itself, and tells what comes of it. */
  readonly onFeed?: (event: FeedEvent) => void;
  /** Told of each source that an earlier process had accepted and this one finished. */
  readonly onResumed?: (source: ResumedSource) => void;
}

/** Opens the data folder and the model of a configuration as a newsroom in this process. */
export async function openNewsroom(config: Config, options: OpenNewsroomOptions = {}): Promise<Newsroom> {
  const { onModelProgress, onReEmbedProgress, onFeed, onResumed } = options;
  const open = (wanted: Config) =>
    openEmbedder(modelSettings(wanted), onModelProgress ? { onProgress: onModelProgress } : {});
  const store = Store.open(config.DATA_DIR);
  const opening = openConfiguredReranker(config, options);
  try {
    const embedder = await open(config);
    const reranker = await opening;
    return createNewsroom({
      config,
      store,
      embedder,
      ...(reranker ? { reranker } : {}),
      openAgain: (settings) => open({ ...config, ...embeddingSettings.parse(settings) }),
      ...(onReEmbedProgress ? { onReEmbedProgress } : {}),
      ...(onFeed ? { onFeed } : {}),
      ...(onResumed ? { onResumed } : {}),
    });
  } catch (error) {
    await (await opening)?.close();
    store.close();
    throw error;
  }
}

/** Null where none is wanted; never rejects. */
async function openConfiguredReranker(
  config: Config,
  { onModelProgress, onRerankerTrouble }: OpenNewsroomOptions,
): Promise<Reranker | null> {
  const settings = rerankerSettings(config);
  return settings && openReranker(settings, { onProgress: onModelProgress, onTrouble: onRerankerTrouble });
}
