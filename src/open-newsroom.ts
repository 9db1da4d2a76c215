import type { Config } from './config.js';
import { type ModelProgress, modelSettings, openEmbedder } from './embed/embedder.js';
import { createNewsroom } from './newsroom.js';
import { Store } from './store/store.js';
import type { Newsroom } from './types.js';

export interface OpenNewsroomOptions {
  readonly onModelProgress?: (progress: ModelProgress) => void;
}

/** Opens the data folder and the model of a configuration as a newsroom in this process. */
export async function openNewsroom(config: Config, options: OpenNewsroomOptions = {}): Promise<Newsroom> {
  const { onModelProgress } = options;
  const embedder = await openEmbedder(
    modelSettings(config),
    onModelProgress ? { onProgress: onModelProgress } : {},
  );
  return createNewsroom({ config, embedder, store: Store.open(config.DATA_DIR) });
}
