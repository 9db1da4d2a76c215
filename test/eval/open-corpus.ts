import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/app/open-store.js';
import { Corpus } from '../../src/calibrate/corpus.js';
import type { EvalSet } from '../../src/calibrate/eval-set.js';
import { type Config, readConfig } from '../../src/config/config.js';
import { embedderSettings, openEmbedder } from '../../src/models/embedder/embedder.js';
import { openReader, readerSettings } from '../../src/models/reader/reader.js';
import type { Store } from '../../src/store/ports/store.js';
import { createEmptySchema } from '../postgres/empty-schema.js';
import { cachingEmbedder, cachingReader } from './caching.js';

/**
 * Ingests the articles of a set with the models named by the environment.
 * @param cacheReadings Reuses readings of earlier runs, and reads without a time limit.
 * @param database Keeps the articles in a schema of this PostgreSQL database, which is dropped at the end; default: in
 * SQLite.
 */
export async function openCorpus(set: EvalSet, cacheReadings: boolean, database?: string): Promise<Corpus> {
  const timeLimit = cacheReadings ? { READER_TIME_MS: '60000' } : {};
  const config = readConfig({ ...process.env, ...timeLimit });
  const modelsDir = join(tmpdir(), 'byline-eval-models');
  const embedder = await openEmbedder({ ...embedderSettings(config), modelsDir });
  const wanted = readerSettings(config);
  const onTrouble = (reason: string | null): void => {
    if (reason !== null) console.error(`The reader does not work: ${reason}`);
  };
  const reader = wanted && (await openReader({ ...wanted, modelsDir }, { onTrouble }));
  const models = {
    embedder: cachingEmbedder(embedder),
    reader: reader && cacheReadings ? cachingReader(reader) : reader,
  };
  const openOwn = (folder: string) =>
    database === undefined ? openStore({ ...config, DATA_DIR: folder }) : openTemporary(database, config);
  return Corpus.open(set, config, models, undefined, openOwn);
}

async function openTemporary(database: string, config: Config): Promise<Store> {
  const schema = await createEmptySchema(database);
  const store = await openStore({ ...config, DATABASE_URL: schema.url });
  const close = store.close.bind(store);
  return Object.assign(store, {
    async close() {
      await close();
      await schema.drop();
    },
  });
}
