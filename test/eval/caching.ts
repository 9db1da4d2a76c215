import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sha256 } from '../../src/domain/ids.js';
import type { Embedder, ReadablePassage, Reader, Reading } from '../../src/domain/models.js';
import { decodeMatrix, encodeMatrix } from '../../src/store/codecs.js';

type Cache<Value> = {
  find(key: string): Value | undefined;
  add(entries: readonly (readonly [key: string, value: Value])[]): void;
  close(): void;
};

/** A cache in the system's temporary folder, shared by all runs. */
function openCache<Value>(
  file: string,
  encode: (value: Value) => Buffer | string,
  decode: (stored: Buffer & string) => Value,
): Cache<Value> {
  const db = new Database(join(tmpdir(), file));
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE IF NOT EXISTS kept (hash TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID');
  const find = db.prepare<[string], { value: Buffer & string }>('SELECT value FROM kept WHERE hash = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO kept VALUES (?, ?)');
  const add = db.transaction((entries: readonly (readonly [string, Value])[]) => {
    for (const [key, value] of entries) insert.run(sha256(key), encode(value));
  });
  return {
    find(key) {
      const row = find.get(sha256(key));
      return row === undefined ? undefined : decode(row.value);
    },
    add,
    close: () => db.close(),
  };
}

/** Caches the vectors of texts, so that an article can be deleted and ingested again quickly. */
export function cachingEmbedder(embedder: Embedder): Embedder {
  const cache = openCache<Float32Array>('byline-eval-vectors.db', encodeMatrix, decodeMatrix);
  // The name stays when the weights change so little that vectors can still be compared.
  const weights = embedder.embedQuery('Who signed it?').then((vector) => sha256(vector.join()));
  const keyWith = (found: string) => (text: string) => `${embedder.id}\n${found}\n${text}`;
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    maxTokens: embedder.maxTokens,
    embedQuery: (text) => embedder.embedQuery(text),
    countTokens: (texts) => embedder.countTokens(texts),
    async close() {
      cache.close();
      await embedder.close();
    },
    async embedTexts(texts, options) {
      const keyOf = keyWith(await weights);
      const fresh = [...new Set(texts)].filter((text) => cache.find(keyOf(text)) === undefined);
      const vectors = fresh.length > 0 ? await embedder.embedTexts(fresh, options) : [];
      cache.add(fresh.map((text, at) => [keyOf(text), vectors[at]!] as const));
      return texts.map((text) => cache.find(keyOf(text))!);
    },
  };
}

/** Caches readings by question and passage. For fitting and held-out evaluation, not for measuring time. */
export function cachingReader(reader: Reader): Reader {
  const cache = openCache<Reading[number]>(
    'byline-eval-readings.db',
    (value) => JSON.stringify(value),
    (stored) => JSON.parse(stored) as Reading[number],
  );
  return {
    get id() {
      return reader.id;
    },
    get trouble() {
      return reader.trouble;
    },
    async read(question, passages) {
      // With the sentences, because a reading has spans for each of them.
      const keyOf = ({ question: own = question, ...passage }: ReadablePassage): string =>
        `${reader.id}\n${own}\n${JSON.stringify(passage)}`;
      const fresh = passages.filter((passage) => cache.find(keyOf(passage)) === undefined);
      const reading = fresh.length > 0 ? await reader.read(question, fresh) : [];
      if (reading === null) return null;
      cache.add(reading.flatMap((spans, at) => (spans ? [[keyOf(fresh[at]!), spans] as const] : [])));
      return passages.map((passage) => cache.find(keyOf(passage)) ?? null);
    },
    async close() {
      cache.close();
      await reader.close();
    },
  };
}
