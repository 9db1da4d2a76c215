import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Corpus } from '../../src/calibrate/corpus.js';
import type { EvalSet } from '../../src/calibrate/eval-set.js';
import { readConfig } from '../../src/config/config.js';
import { embedderSettings, openEmbedder } from '../../src/models/embedder/embedder.js';
import { openReader, readerSettings } from '../../src/models/reader/reader.js';
import { rememberingEmbedder, rememberingReader } from './remembering.js';

/**
 * A set's articles, ingested with the models that the environment names.
 * @param remember Takes what was read of a passage from earlier runs, whatever the time.
 */
export async function openCorpus(set: EvalSet, remember: boolean): Promise<Corpus> {
  const timed = remember ? { READER_TIME_MS: '60000' } : {};
  const config = readConfig({ ...process.env, ...timed });
  const modelsDir = join(tmpdir(), 'byline-eval-models');
  const embedder = await openEmbedder({ ...embedderSettings(config), modelsDir });
  const wanted = readerSettings(config);
  const onTrouble = (reason: string | null): void => {
    if (reason !== null) console.error(`The reader does not work: ${reason}`);
  };
  const reader = wanted && (await openReader({ ...wanted, modelsDir }, { onTrouble }));
  return Corpus.open(set, config, {
    embedder: rememberingEmbedder(embedder),
    reader: reader && remember ? rememberingReader(reader) : reader,
  });
}
