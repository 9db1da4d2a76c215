import { type Config, embeddingSettings } from '../config/config.js';
import { embedderSettings, type ModelProgress, openEmbedder } from '../models/embedder/embedder.js';
import { serverMaintenance } from '../store/maintenance/server-maintenance.js';
import type { Maintenance } from '../store/ports/maintenance.js';
import type { Store } from '../store/ports/store.js';
import { openServer } from '../store/postgres/maintenance/server.js';
import { sqliteDataFolder } from '../store/sqlite/folder/data-folder.js';
import { folderErrors } from '../store/sqlite/folder/errors.js';
import { databaseIn, sizeOf } from '../store/sqlite/folder/files.js';
import { ActiveModel, type ReEmbedProgress } from './active-model.js';
import { openStore } from './open-store.js';
import { ProcessParser } from './parsing/process-parser.js';
import type { ImportDeps } from './transfer/import-records.js';

/** Where the newsroom is stored. */
export type StoreSettings = Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>;

/** The configured store for maintenance, which needs no models and works while the newsroom is closed. */
export const openMaintenance = ({ DATA_DIR, DATABASE_URL }: StoreSettings): Maintenance =>
  DATABASE_URL === undefined
    ? sqliteDataFolder(DATA_DIR)
    : serverMaintenance(() => openServer(DATABASE_URL), DATA_DIR);

/** Opens the configured store to export from it. @throws UserError `file.invalid` if there is none. */
export async function openForExport(config: StoreSettings): Promise<Store> {
  const { DATA_DIR, DATABASE_URL } = config;
  if (DATABASE_URL === undefined && !isThere(databaseIn(DATA_DIR)))
    throw folderErrors.noDatabase({ folder: DATA_DIR });
  return openStore(config);
}

/** @throws UserError `file.invalid` where this user may not look. */
function isThere(file: string): boolean {
  try {
    return sizeOf(file) !== null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw folderErrors.unusable({ file, reason }, { cause: error });
  }
}

/** Opens the configured store, created if missing, and the model that embeds what is imported into it. */
export async function openForImport(
  config: Config,
  options: {
    readonly onModelProgress?: (progress: ModelProgress) => void;
    readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  } = {},
): Promise<ImportDeps & { close(): Promise<void> }> {
  const { onModelProgress, onReEmbedProgress } = options;
  const open = (settings: Config) =>
    openEmbedder(embedderSettings(settings), onModelProgress ? { onProgress: onModelProgress } : {});
  const store = await openStore(config);
  const parser = new ProcessParser();
  try {
    const model = new ActiveModel({
      store,
      parser,
      embedder: await open(config),
      settings: embeddingSettings.parse(config),
      openAgain: (settings) => open({ ...config, ...embeddingSettings.parse(settings) }),
      ...(onReEmbedProgress ? { onProgress: onReEmbedProgress } : {}),
    });
    return {
      store,
      parser,
      embedder: () => model.embedder(),
      async close() {
        await model.close();
        await parser.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
