import { AutoModel, AutoTokenizer } from '@xenova/transformers';
import { ensureBundledModel } from '../bundled/export.js';
import {
  configureRuntime,
  type DownloadProgress,
  type LoadOptions,
  loadFiles,
  type ModelLocation,
} from '../files/load-files.js';
import { EMBEDDING } from '../files/model-role.js';
import { modelSource } from '../files/model-source.js';
import { Extractor, type Pooling } from './extractor.js';

/**
 * What the embedding worker is started with: settings, as plain data. `model` may be `bundled`; that model is
 * exported to `modelsDir`, ignores `pooling`, as it pools by itself, and `dtype`, as it is fp32.
 */
export interface ModelSettings extends ModelLocation {
  readonly pooling: Pooling;
}

/** What takes time before the first text can be embedded. */
export type ModelProgress = { readonly stage: 'exporting' } | DownloadProgress;

export interface LoadedModel {
  readonly id: string;
  readonly extractor: Extractor;
}

/**
 * Loads the model that the settings name, exporting or downloading it first where needed. It configures
 * transformers.js, which is one per thread: call it once in a thread of its own.
 */
export async function loadModel(
  settings: ModelSettings,
  onProgress: (progress: ModelProgress) => void,
): Promise<LoadedModel> {
  configureRuntime(EMBEDDING, settings);
  const source = modelSource(EMBEDDING, settings.model);
  if (source.kind === 'bundled') return loadBundled(settings.modelsDir, onProgress);
  const { pooling, dtype } = settings;
  const loaded = await loadFiles(EMBEDDING, source, settings, onProgress, (path, options) =>
    loadFrom(path, settings, options),
  );
  return { id: `${loaded.name}-${pooling}-${dtype}-${loaded.fingerprint}`, extractor: loaded.model };
}

async function loadBundled(
  modelsDir: string,
  onProgress: (progress: ModelProgress) => void,
): Promise<LoadedModel> {
  const { id, folder } = await ensureBundledModel(modelsDir, () => onProgress({ stage: 'exporting' }));
  const options = { model: 'bundled', pooling: 'cls', dtype: 'fp32' } as const;
  return { id, extractor: await loadFrom(folder, options, { local_files_only: true }) };
}

async function loadFrom(
  path: string,
  { model: name, pooling, dtype }: Pick<ModelSettings, 'model' | 'pooling' | 'dtype'>,
  options: LoadOptions,
): Promise<Extractor> {
  // One after the other: when the first fails, nothing of the second is left running.
  const model = await AutoModel.from_pretrained(path, { ...options, dtype });
  const tokenizer = await AutoTokenizer.from_pretrained(path, options);
  return Extractor.open(name, tokenizer, model, pooling);
}
