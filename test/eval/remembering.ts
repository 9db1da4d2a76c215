import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sha256 } from '../../src/domain/ids.js';
import type { Embedder, Reader, Reading } from '../../src/domain/models.js';
import { decodeVectors, encodeVectors } from '../../src/store/sqlite/rows.js';

type Kept<Value> = {
  find(key: string): Value | undefined;
  add(entries: readonly (readonly [key: string, value: Value])[]): void;
  close(): void;
};

/** Values by key, kept over runs in the system's temporary folder. */
function keptIn<Value>(
  file: string,
  encode: (value: Value) => Buffer | string,
  decode: (stored: Buffer & string) => Value,
): Kept<Value> {
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

/** An embedder that embeds no text twice, so that an article can be taken out and put back quickly. */
export function rememberingEmbedder(embedder: Embedder): Embedder {
  const kept = keptIn<Float32Array>(
    'byline-eval-vectors.db',
    encodeVectors,
    (stored) => decodeVectors(stored, embedder.dimension)[0]!,
  );
  const keyOf = (text: string): string => `${embedder.id}\n${text}`;
  return {
    id: embedder.id,
    dimension: embedder.dimension,
    maxTokens: embedder.maxTokens,
    embedQuery: (text) => embedder.embedQuery(text),
    countTokens: (texts) => embedder.countTokens(texts),
    async close() {
      kept.close();
      await embedder.close();
    },
    async embedTexts(texts, options) {
      const fresh = [...new Set(texts)].filter((text) => kept.find(keyOf(text)) === undefined);
      const vectors = fresh.length > 0 ? await embedder.embedTexts(fresh, options) : [];
      kept.add(fresh.map((text, at) => [keyOf(text), vectors[at]!] as const));
      return texts.map((text) => kept.find(keyOf(text))!);
    },
  };
}

/**
 * A reader that reads no passage twice for one question. What it reads it reads whole, whatever its time; so it is
 * for fitting, never for measuring time.
 */
export function rememberingReader(reader: Reader): Reader {
  const kept = keptIn<Reading[number]>(
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
      const keyOf = (text: string): string => `${reader.id}\n${question}\n${text}`;
      const fresh = passages.filter(({ text }) => kept.find(keyOf(text)) === undefined);
      const reading = fresh.length > 0 ? await reader.read(question, fresh) : [];
      if (reading === null) return null;
      kept.add(reading.flatMap((spans, at) => (spans ? [[keyOf(fresh[at]!.text), spans] as const] : [])));
      return passages.map(({ text }) => kept.find(keyOf(text)) ?? null);
    },
    async close() {
      kept.close();
      await reader.close();
    },
  };
}
