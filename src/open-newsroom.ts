import { type Config, embeddingSettings } from './config.js';
import { type ModelProgress, modelSettings, openEmbedder } from './embed/embedder.js';
import { createNewsroom } from './newsroom.js';
import type { ReEmbedProgress } from './serving-model.js';
import { Store } from './store/store.js';
import type { FeedEvent, Newsroom, ResumedSource } from './types.js';

export interface OpenNewsroomOptions {
  readonly onModelProgress?: (progress: ModelProgress) => void;
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
  try {
    const embedder = await open(config);
    return createNewsroom({
      config,
      store,
      embedder,
      openAgain: (settings) => open({ ...config, ...embeddingSettings.parse(settings) }),
      ...(onReEmbedProgress ? { onReEmbedProgress } : {}),
      ...(onFeed ? { onFeed } : {}),
      ...(onResumed ? { onResumed } : {}),
    });
  } catch (error) {
    store.close();
    throw error;
  }
}
