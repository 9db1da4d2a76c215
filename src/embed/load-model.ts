import { basename, join } from 'node:path';
import { AutoModel, AutoTokenizer, env, LogLevel } from '@xenova/transformers';
import { UserError } from '../errors.js';
import { ensureBundledModel } from './bundled/export.js';
import { Extractor, type Pooling } from './extractor.js';
import { hubFetch } from './hub-fetch.js';
import { checkModelFiles, type Dtype, fingerprint, missingFile, sweepDownloads } from './model-files.js';
import { modelSource } from './model-source.js';

/** What the embedding worker is started with: settings, as plain data. */
export interface ModelSettings {
  /** `EMBEDDING_MODEL`: `bundled`, a folder, or an id on the hub. */
  readonly model: string;
  /** Ignored by the bundled model, which pools by itself and is fp32; so is `dtype`. */
  readonly pooling: Pooling;
  readonly dtype: Dtype;
  readonly hubUrl: string;
  readonly hubTimeoutMs: number;
  /** Where the bundled model is exported and downloads are kept; made when missing. */
  readonly modelsDir: string;
}

/** What takes time before the first text can be embedded; sizes in bytes, `total` 0 while unknown. */
export type ModelProgress =
  | { readonly stage: 'exporting' }
  | { readonly stage: 'downloading'; readonly file: string; readonly loaded: number; readonly total: number };

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
  env.logLevel = LogLevel.ERROR;
  env.cacheDir = settings.modelsDir;
  env.localModelPath = settings.modelsDir;
  env.remoteHost = settings.hubUrl;
  env.fetch = hubFetch(settings.hubTimeoutMs);

  const source = modelSource(settings.model);
  if (source.kind === 'bundled') return loadBundled(settings.modelsDir, onProgress);
  const folder = source.kind === 'hub' ? join(settings.modelsDir, source.id) : source.folder;
  const extractor = await asInvalid(settings.model, folder, async () => {
    if (source.kind === 'hub') return loadFromHub(source.id, folder, settings, onProgress);
    await checkModelFiles(folder, settings.dtype);
    return loadFrom(folder, settings, { local_files_only: true });
  });
  const { pooling, dtype } = settings;
  return { id: `${basename(folder)}-${pooling}-${dtype}-${await fingerprint(folder, dtype)}`, extractor };
}

async function loadBundled(
  modelsDir: string,
  onProgress: (progress: ModelProgress) => void,
): Promise<LoadedModel> {
  const { id, folder } = await ensureBundledModel(modelsDir, () => onProgress({ stage: 'exporting' }));
  const options = { model: 'bundled', pooling: 'cls', dtype: 'fp32' } as const;
  return { id, extractor: await loadFrom(folder, options, { local_files_only: true }) };
}

/** The network is asked only when a file is missing; then only for what is missing. */
async function loadFromHub(
  id: string,
  folder: string,
  settings: ModelSettings,
  onProgress: (progress: ModelProgress) => void,
): Promise<Extractor> {
  if (!(await missingFile(folder, settings.dtype))) return loadFrom(id, settings, { local_files_only: true });
  await sweepDownloads(folder);
  return loadFrom(id, settings, {
    progress_callback: (progress) => {
      if (progress.status !== 'progress') return;
      const { file, loaded, total } = progress;
      onProgress({ stage: 'downloading', file, loaded, total });
    },
  });
}

async function loadFrom(
  path: string,
  { model: name, pooling, dtype }: Pick<ModelSettings, 'model' | 'pooling' | 'dtype'>,
  options: NonNullable<Parameters<typeof AutoTokenizer.from_pretrained>[1]>,
): Promise<Extractor> {
  // One after the other: when the first fails, nothing of the second is left running.
  const model = await AutoModel.from_pretrained(path, { ...options, dtype });
  const tokenizer = await AutoTokenizer.from_pretrained(path, options);
  return Extractor.open(name, tokenizer, model, pooling);
}

/** What transformers.js or ONNX Runtime say about files they cannot use is for the user to mend. */
async function asInvalid<T>(name: string, folder: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      'model.invalid',
      `EMBEDDING_MODEL=${name} cannot be loaded from ${folder}: ${reason} If its files are damaged, delete the ` +
        'folder to have it downloaded again, or put sound ones there.',
      { cause: error },
    );
  }
}
