import {
  configureRuntime,
  type DownloadProgress,
  loadFiles,
  type ModelLocation,
} from '../files/load-files.js';
import { READER } from '../files/model-role.js';
import { modelSource } from '../files/model-source.js';
import { BUNDLED_READER_DIR } from './bundled-reader.js';
import { ExtractiveModel } from './extractive-model.js';
import type { ReaderSettings } from './read-contract.js';

export interface LoadedReader {
  /** Names the weights. */
  readonly id: string;
  readonly model: ExtractiveModel;
}

/**
 * Loads the reader that the settings name, downloading it first if necessary. It configures transformers.js for the
 * whole thread, so call it once in a thread of its own.
 * @throws UserError `model.unavailable` when it cannot be downloaded, `model.invalid` when it cannot be used.
 */
export async function loadReader(
  settings: ModelLocation & Pick<ReaderSettings, 'cores'>,
  onProgress: (progress: DownloadProgress) => void,
): Promise<LoadedReader> {
  configureRuntime(READER, settings);
  const chosen = modelSource(READER, settings.model);
  const source = chosen.kind === 'bundled' ? { kind: 'folder' as const, folder: BUNDLED_READER_DIR } : chosen;
  const location: ModelLocation = chosen.kind === 'bundled' ? { ...settings, dtype: 'q8' } : settings;
  const loaded = await loadFiles(READER, source, location, onProgress, (path, options) =>
    ExtractiveModel.load(path, { ...location, cores: settings.cores }, options),
  );
  return { id: `${loaded.name}-${location.dtype}-${loaded.fingerprint}`, model: loaded.model };
}
