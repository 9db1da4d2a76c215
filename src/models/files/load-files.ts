import { basename, join } from 'node:path';
import { type AutoTokenizer, env, LogLevel } from '@xenova/transformers';
import { UserError } from '../../domain/errors.js';
import { hubFetch } from './hub-fetch.js';
import { checkModelFiles, type Dtype, fingerprint, missingFile, sweepDownloads } from './model-files.js';
import type { ModelRole } from './model-role.js';
import type { ModelSource } from './model-source.js';

/** Where a model comes from and where it is kept, as plain data. */
export interface ModelLocation {
  /** A folder, or an id on the hub. */
  readonly model: string;
  readonly dtype: Dtype;
  readonly hubUrl: string;
  readonly hubTimeoutMs: number;
  /** Where downloads are kept; made when missing. */
  readonly modelsDir: string;
}

/** The download of one file; bytes, `total` 0 while unknown. */
export interface DownloadProgress {
  readonly stage: 'downloading';
  readonly file: string;
  readonly loaded: number;
  readonly total: number;
}

export type LoadOptions = NonNullable<Parameters<typeof AutoTokenizer.from_pretrained>[1]>;

export interface LoadedFiles<Model> {
  readonly model: Model;
  /** The last part of the model's name. */
  readonly name: string;
  /** Of the weights and the tokenizer. */
  readonly fingerprint: string;
}

/** Sets up transformers.js, which is one per thread. */
export function configureRuntime(role: ModelRole, location: ModelLocation): void {
  env.logLevel = LogLevel.ERROR;
  env.cacheDir = location.modelsDir;
  env.localModelPath = location.modelsDir;
  env.remoteHost = location.hubUrl;
  env.fetch = hubFetch(role, location.hubTimeoutMs);
}

/**
 * Loads a model from a folder or from the hub, in a runtime that is configured for it. `load` is given what
 * `from_pretrained` takes.
 * @throws UserError `model.unavailable` when it cannot be downloaded, `model.invalid` when it cannot be used.
 */
export async function loadFiles<Model>(
  role: ModelRole,
  source: Exclude<ModelSource, { kind: 'bundled' }>,
  location: ModelLocation,
  onProgress: (progress: DownloadProgress) => void,
  load: (path: string, options: LoadOptions) => Promise<Model>,
): Promise<LoadedFiles<Model>> {
  const { model: name, dtype } = location;
  const folder = source.kind === 'hub' ? join(location.modelsDir, source.id) : source.folder;
  const model = await asInvalid(role, name, folder, async () => {
    if (source.kind === 'folder') {
      await checkModelFiles(role, folder, dtype);
      return load(folder, { local_files_only: true });
    }
    // The network is asked only when a file is missing; then only for what is missing.
    if (!(await missingFile(folder, dtype))) return load(source.id, { local_files_only: true });
    await sweepDownloads(folder);
    return load(source.id, { progress_callback: downloads(onProgress) });
  });
  return { model, name: basename(folder), fingerprint: await fingerprint(folder, dtype) };
}

function downloads(
  onProgress: (progress: DownloadProgress) => void,
): NonNullable<LoadOptions['progress_callback']> {
  return (progress) => {
    if (progress.status !== 'progress') return;
    const { file, loaded, total } = progress;
    onProgress({ stage: 'downloading', file, loaded, total });
  };
}

/** What transformers.js or ONNX Runtime say about files they cannot use is for the user to mend. */
async function asInvalid<T>(
  { modelSetting }: ModelRole,
  name: string,
  folder: string,
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      'model.invalid',
      `${modelSetting}=${name} cannot be loaded from ${folder}: ${reason} If its files are damaged, delete the ` +
        'folder to have it downloaded again, or put sound ones there.',
      { cause: error },
    );
  }
}
