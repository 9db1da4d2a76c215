import { calibrationFor } from '../answer/calibration.js';
import { type Config, embeddingSettings } from '../config/config.js';
import type { UserError } from '../domain/errors.js';
import type { FeedEvent } from '../domain/feed.js';
import type { ResumedIngest } from '../domain/ingest.js';
import type { Reader } from '../domain/models.js';
import { embedderSettings, type ModelProgress, openEmbedder } from '../models/embedder/embedder.js';
import { readerSettings } from '../models/reader/reader.js';
import { openReaders } from '../models/reader/reader-pool.js';
import type { ReEmbedProgress } from './active-model.js';
import { createNewsroom } from './create-newsroom.js';
import type { Newsroom } from './newsroom.js';
import { openStore } from './open-store.js';
import { ProcessParser } from './parsing/process-parser.js';

export interface OpenNewsroomOptions {
  readonly onModelProgress?: (progress: ModelProgress) => void;
  /** Called with the reason why the configured reader cannot be used, and with null when it works again. */
  readonly onReaderTrouble?: (reason: string | null) => void;
  /** Progress of re-embedding, which starts by itself if the configured model is not the active one. */
  readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  /** Turns background polling of feeds on and receives its events. */
  readonly onFeed?: (event: FeedEvent) => void;
  /** Called for each source that an earlier process had accepted and this one finished. */
  readonly onResumed?: (source: ResumedIngest) => void;
  /** Called with the reason why nothing can be stored, and with null when it works again. */
  readonly onStoreTrouble?: (reason: string | null) => void;
  /** Receives errors of background work, which goes on. */
  readonly onFault?: (error: unknown) => void;
  /** See `NewsroomDeps`. */
  readonly owner?: string;
  /** See `NewsroomDeps`. */
  readonly keepsHouse?: boolean;
}

/** Opens the configured data folder and models as a newsroom in this process. */
export async function openNewsroom(config: Config, options: OpenNewsroomOptions = {}): Promise<Newsroom> {
  const { onModelProgress, onReEmbedProgress, onFeed, onResumed, onFault, owner, keepsHouse } = options;
  const open = (settings: Config) =>
    openEmbedder(embedderSettings(settings), onModelProgress ? { onProgress: onModelProgress } : {});
  const onTrouble = (trouble: UserError | null): void => {
    if (options.onStoreTrouble) options.onStoreTrouble(trouble?.message ?? null);
    else if (trouble) onFault?.(trouble);
  };
  const store = await openStore(config, { onTrouble, ...(onFault ? { onFault } : {}) });
  const opening = openConfiguredReader(config, options);
  try {
    const embedder = await open(config);
    const reader = await opening;
    return createNewsroom({
      config,
      store,
      parser: new ProcessParser(),
      embedder,
      reader,
      owner,
      keepsHouse,
      calibration: calibrationFor(config.DATA_DIR, reader?.id ?? null),
      openAgain: (settings) => open({ ...config, ...embeddingSettings.parse(settings) }),
      ...(onReEmbedProgress ? { onReEmbedProgress } : {}),
      ...(onFeed ? { onFeed } : {}),
      ...(onResumed ? { onResumed } : {}),
      ...(onFault ? { onFault } : {}),
    });
  } catch (error) {
    await (await opening)?.close();
    await store.close();
    throw error;
  }
}

/** Null if none is configured; never rejects. */
async function openConfiguredReader(
  config: Config,
  { onModelProgress, onReaderTrouble }: OpenNewsroomOptions,
): Promise<Reader | null> {
  const settings = readerSettings(config);
  const events = { onProgress: onModelProgress, onTrouble: onReaderTrouble };
  return settings && openReaders(settings, config.READER_THREADS, events);
}
