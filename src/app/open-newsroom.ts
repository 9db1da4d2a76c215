import { calibrationFor } from '../answer/confidence/calibration.js';
import { type Config, embeddingSettings } from '../config/config.js';
import type { FeedEvent } from '../domain/feed.js';
import type { ResumedIngest } from '../domain/ingest.js';
import type { Reader } from '../domain/models.js';
import { embedderSettings, type ModelProgress, openEmbedder } from '../models/embedder/embedder.js';
import { openReader, readerSettings } from '../models/reader/reader.js';
import { SqliteStore } from '../store/sqlite/store.js';
import type { ReEmbedProgress } from './active-model.js';
import { createNewsroom } from './create-newsroom.js';
import type { Newsroom } from './newsroom.js';

export interface OpenNewsroomOptions {
  readonly onModelProgress?: (progress: ModelProgress) => void;
  /** Tells why answers come from search alone though a reader is configured, and null when it reads again. */
  readonly onReaderTrouble?: (reason: string | null) => void;
  /** Tells of re-embedding, which begins by itself when the configured model is not the one that serves. */
  readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  /** Follows feeds by itself, and tells what comes of it. */
  readonly onFeed?: (event: FeedEvent) => void;
  /** Told of each source that an earlier process had accepted and this one finished. */
  readonly onResumed?: (source: ResumedIngest) => void;
}

/** Opens the data folder and the model of a configuration as a newsroom in this process. */
export async function openNewsroom(config: Config, options: OpenNewsroomOptions = {}): Promise<Newsroom> {
  const { onModelProgress, onReEmbedProgress, onFeed, onResumed } = options;
  const open = (wanted: Config) =>
    openEmbedder(embedderSettings(wanted), onModelProgress ? { onProgress: onModelProgress } : {});
  const store = SqliteStore.open(config.DATA_DIR);
  const opening = openConfiguredReader(config, options);
  try {
    const embedder = await open(config);
    const reader = await opening;
    return createNewsroom({
      config,
      store,
      embedder,
      reader,
      calibration: calibrationFor(config.DATA_DIR, reader?.id ?? null),
      openAgain: (settings) => open({ ...config, ...embeddingSettings.parse(settings) }),
      ...(onReEmbedProgress ? { onReEmbedProgress } : {}),
      ...(onFeed ? { onFeed } : {}),
      ...(onResumed ? { onResumed } : {}),
    });
  } catch (error) {
    await (await opening)?.close();
    await store.close();
    throw error;
  }
}

/** Null where none is wanted; never rejects. */
async function openConfiguredReader(
  config: Config,
  { onModelProgress, onReaderTrouble }: OpenNewsroomOptions,
): Promise<Reader | null> {
  const settings = readerSettings(config);
  return settings && openReader(settings, { onProgress: onModelProgress, onTrouble: onReaderTrouble });
}
