import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Corpus } from '../../src/calibrate/corpus.js';
import type { EvalSet } from '../../src/calibrate/eval-set.js';
import { readConfig } from '../../src/config/config.js';
import { embedderSettings, openEmbedder } from '../../src/models/embedder/embedder.js';
import { openReader, readerSettings } from '../../src/models/reader/reader.js';
import { cachingEmbedder, cachingReader } from './caching.js';

/**
 * Ingests the articles of a set with the models named by the environment.
 * @param cacheReadings Reuses readings of earlier runs, and reads without a time limit.
 */
export async function openCorpus(set: EvalSet, cacheReadings: boolean): Promise<Corpus> {
  const timeLimit = cacheReadings ? { READER_TIME_MS: '60000' } : {};
  const config = readConfig({ ...process.env, ...timeLimit });
  const modelsDir = join(tmpdir(), 'byline-eval-models');
  const embedder = await openEmbedder({ ...embedderSettings(config), modelsDir });
  const wanted = readerSettings(config);
  const onTrouble = (reason: string | null): void => {
    if (reason !== null) console.error(`The reader does not work: ${reason}`);
  };
  const reader = wanted && (await openReader({ ...wanted, modelsDir }, { onTrouble }));
  return Corpus.open(set, config, {
    embedder: cachingEmbedder(embedder),
    reader: reader && cacheReadings ? cachingReader(reader) : reader,
  });
}
