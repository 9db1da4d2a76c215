import {
  configureRuntime,
  type DownloadProgress,
  loadFiles,
  type ModelLocation,
} from '../files/load-files.js';
import { READER } from '../files/model-role.js';
import { modelSource } from '../files/model-source.js';
import { EXACT_SESSION_OPTIONS, SESSION_OPTIONS } from '../files/session-options.js';
import { bestSpans } from './best-spans.js';
import { BUNDLED_READER_DIR } from './bundled-reader.js';
import { ExtractiveModel } from './extractive-model.js';
import { isAsRecorded, type Probe, readProbe } from './probe.js';
import type { ReaderSettings } from './read-contract.js';

export interface LoadedReader {
  /** Names the weights. */
  readonly id: string;
  readonly model: ExtractiveModel;
}

/**
 * Loads the reader that the settings name, downloading it first if necessary. It configures transformers.js for the
 * whole thread, so call it once in a thread of its own.
 *
 * Exact sums of 8-bit weights cost no time where a processor cannot do without, and nearly twice the time on one with
 * VNNI, whose sums are exact anyway. The bundled reader is loaded without them first and with them where it does not read
 * the recorded passages as expected; of another model nothing is recorded.
 * @param probe Returns the recorded passages; replaced in tests.
 * @throws UserError `model.unavailable` when it cannot be downloaded, `model.invalid` when it cannot be used.
 */
export async function loadReader(
  settings: ModelLocation & Pick<ReaderSettings, 'cores'>,
  onProgress: (progress: DownloadProgress) => void,
  probe: () => Probe = readProbe,
): Promise<LoadedReader> {
  configureRuntime(READER, settings);
  const chosen = modelSource(READER, settings.model);
  const isBundled = chosen.kind === 'bundled';
  const source = isBundled ? { kind: 'folder' as const, folder: BUNDLED_READER_DIR } : chosen;
  const location: ModelLocation = isBundled ? { ...settings, dtype: 'q8' } : settings;
  const threads = settings.cores === undefined ? {} : { intraOpNumThreads: settings.cores };
  const load = async (options: object): Promise<LoadedReader> => {
    const loaded = await loadFiles(READER, source, location, onProgress, (path, files) =>
      ExtractiveModel.load(path, { ...location, session: { ...options, ...threads } }, files),
    );
    return { id: `${loaded.name}-${location.dtype}-${loaded.fingerprint}`, model: loaded.model };
  };
  if (isBundled) {
    const reader = await load(SESSION_OPTIONS);
    const isExact = await readsAsRecorded(reader, probe).catch(() => false);
    if (isExact) return reader;
    await reader.model.dispose();
  }
  return load(EXACT_SESSION_OPTIONS);
}

/** Rejects if nothing is recorded, or the model returns no numbers. */
async function readsAsRecorded({ id, model }: LoadedReader, probe: () => Probe): Promise<boolean> {
  const { reader, readings } = probe();
  if (id !== reader) return false;
  for (const recorded of readings) {
    const { question, passage } = recorded;
    const [logits] = await model.read([model.encode(question, passage.text)]);
    const [best] = bestSpans(logits!, passage.sentences)
      .flat()
      .sort((a, b) => b.score - a.score);
    if (!best || !isAsRecorded(recorded, best)) return false;
  }
  return true;
}
