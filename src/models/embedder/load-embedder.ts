import { AutoModel, AutoTokenizer } from '@xenova/transformers';
import { nativeWork } from '../../worker/native-calls.js';
import { ensureBundledModel } from '../bundled/export.js';
import { WordTokens } from '../bundled/word-tokens.js';
import {
  configureRuntime,
  type DownloadProgress,
  type LoadOptions,
  loadFiles,
  type ModelLocation,
} from '../files/load-files.js';
import { useLocalModel } from '../files/local-model.js';
import { mappedWeights } from '../files/mapped-weights.js';
import { type Dtype, weightsPath } from '../files/model-files.js';
import { EMBEDDER } from '../files/model-role.js';
import { modelSource } from '../files/model-source.js';
import { EXACT_SESSION_OPTIONS, SESSION_OPTIONS } from '../files/session-options.js';
import { EmbeddingModel, type Pooling } from './embedding-model.js';

/**
 * Settings of the embedding worker, as plain data. With `model: 'bundled'`, the model is exported to `modelsDir`;
 * `pooling` and `dtype` are ignored, because it pools by itself and has one set of weights.
 */
export interface EmbedderSettings extends ModelLocation {
  readonly pooling: Pooling;
}

/** The slow steps before the first text can be embedded. */
export type ModelProgress = { readonly stage: 'exporting' } | DownloadProgress;

/**
 * A passage takes the bundled model 1.7 ms on one core. A second one makes it 1.4 ms and costs a quarter more processor
 * time, which the reader and the parser need. Its weights have 7 bits, which are exact on every processor.
 */
const BUNDLED_SESSION = { ...SESSION_OPTIONS, intraOpNumThreads: 1 };

export interface LoadedEmbedder {
  /** Names the weights and how they are used. */
  readonly id: string;
  readonly model: EmbeddingModel;
}

/**
 * Loads the model that the settings name, exporting or downloading it first if necessary. It configures
 * transformers.js for the whole thread, so call it once in a thread of its own.
 * @throws UserError `model.unavailable` when it cannot be downloaded, `model.invalid` when it cannot be used.
 */
export async function loadEmbedder(
  settings: EmbedderSettings,
  onProgress: (progress: ModelProgress) => void,
): Promise<LoadedEmbedder> {
  configureRuntime(EMBEDDER, settings);
  const source = modelSource(EMBEDDER, settings.model);
  if (source.kind === 'bundled') return loadBundled(settings.modelsDir, onProgress);
  const { pooling, dtype } = settings;
  const loaded = await loadFiles(EMBEDDER, source, settings, onProgress, async (path, options) => {
    const { model, tokenizer } = await loadFrom(path, dtype, options, EXACT_SESSION_OPTIONS);
    return EmbeddingModel.open(settings.model, tokenizer, model, { pooling });
  });
  return { id: `${loaded.name}-${pooling}-${dtype}-${loaded.fingerprint}`, model: loaded.model };
}

async function loadBundled(
  modelsDir: string,
  onProgress: (progress: ModelProgress) => void,
): Promise<LoadedEmbedder> {
  const { id, folder } = await ensureBundledModel(modelsDir, () => onProgress({ stage: 'exporting' }));
  // transformers.js looks for `fp32` in the file without a suffix, whatever the weights in it.
  const dtype = 'fp32';
  useLocalModel(await mappedWeights(weightsPath(folder, dtype), modelsDir));
  const files = { local_files_only: true };
  const { model, tokenizer } = await nativeWork(() => loadFrom(folder, dtype, files, BUNDLED_SESSION));
  const words = new WordTokens((text) => tokenizer(text, { return_tensor: false }).input_ids);
  const options = { pooling: 'cls', tokenize: (text: string) => words.of(text) } as const;
  return { id, model: await EmbeddingModel.open('bundled', tokenizer, model, options) };
}

async function loadFrom(path: string, dtype: Dtype, options: LoadOptions, session: object) {
  // In sequence: if the first fails, no download of the second is still running.
  const model = await AutoModel.from_pretrained(path, { ...options, dtype, session_options: session });
  const tokenizer = await AutoTokenizer.from_pretrained(path, options);
  return { model, tokenizer };
}
