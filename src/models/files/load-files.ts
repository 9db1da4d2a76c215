import { basename, join } from 'node:path';
import { type AutoTokenizer, env, LogLevel } from '@xenova/transformers';
import { UserError } from '../../domain/errors.js';
import { nativeWork } from '../../worker/native-calls.js';
import { modelErrors } from '../errors.js';
import { hubFetch } from './hub-fetch.js';
import { useLocalModel } from './local-model.js';
import { mappedWeights } from './mapped-weights.js';
import {
  checkModelFiles,
  type Dtype,
  fingerprint,
  missingFile,
  sweepDownloads,
  weightsPath,
} from './model-files.js';
import type { ModelRole } from './model-role.js';
import type { ModelSource } from './model-source.js';

/** Where a model comes from and where its files are stored, as plain data. */
export interface ModelLocation {
  /** A folder, or an id on the hub. */
  readonly model: string;
  readonly dtype: Dtype;
  readonly hubUrl: string;
  readonly hubTimeoutMs: number;
  /** Folder of the downloads; created when missing. */
  readonly modelsDir: string;
}

/** Bytes of one file; `total` is 0 while unknown. */
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

/** Configures transformers.js, whose settings are global to the thread. */
export function configureRuntime(role: ModelRole, location: ModelLocation): void {
  env.logLevel = LogLevel.ERROR;
  env.cacheDir = location.modelsDir;
  env.localModelPath = location.modelsDir;
  env.remoteHost = location.hubUrl;
  env.fetch = hubFetch(role, location.hubTimeoutMs);
  // A model that was loaded before may have set them.
  env.useCustomCache = false;
  env.customCache = null;
}

/**
 * Loads a model from a folder or from the hub; call `configureRuntime` first. `load` receives the arguments of
 * `from_pretrained`.
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
      useLocalModel(await mappedWeights(weightsPath(folder, dtype), location.modelsDir));
      return nativeWork(() => load(folder, { local_files_only: true }));
    }
    // Only missing files are downloaded; a complete model never touches the network.
    if (!(await missingFile(folder, dtype))) {
      useLocalModel(await mappedWeights(weightsPath(folder, dtype), location.modelsDir));
      return nativeWork(() => load(source.id, { local_files_only: true }));
    }
    await sweepDownloads(folder);
    return load(source.id, { progress_callback: reportDownloads(onProgress) });
  });
  return { model, name: basename(folder), fingerprint: await fingerprint(folder, dtype) };
}

function reportDownloads(
  onProgress: (progress: DownloadProgress) => void,
): NonNullable<LoadOptions['progress_callback']> {
  return (progress) => {
    if (progress.status !== 'progress') return;
    const { file, loaded, total } = progress;
    onProgress({ stage: 'downloading', file, loaded, total });
  };
}

/** Files that transformers.js or ONNX Runtime reject are the user's to fix. */
async function asInvalid<T>(
  role: ModelRole,
  model: string,
  folder: string,
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw modelErrors.cannotLoad({ role, model, folder, reason }, { cause: error });
  }
}
