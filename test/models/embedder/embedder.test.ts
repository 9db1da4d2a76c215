import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { Embedder } from '../../../src/domain/models.js';
import { dot } from '../../../src/domain/vectors.js';
import { EmbedderEmbeddings } from '../../../src/langchain/embeddings.js';
import { embedderSettings, openEmbedder } from '../../../src/models/embedder/embedder.js';
import { WorkerGoneError } from '../../../src/worker/spawn.js';
import { bundledModelSettings } from '../../fixtures/bundled-model.js';

const TEXTS = [
  'The ministers signed the defence framework.',
  'A defence agreement was signed by both ministers.',
  'The striker scored twice in the second half.',
];
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => `${TEXTS[i % TEXTS.length]} Number ${i}.`);

let embedder: Embedder;
beforeAll(async () => {
  embedder = await openEmbedder(bundledModelSettings());
});
afterAll(() => embedder.close());

describe('the bundled model', () => {
  test('describes itself and ignores the configured pooling and dtype', async () => {
    expect(embedder).toMatchObject({ id: 'use-lite-en@0.2.0-export1', dimension: 512, maxTokens: 128 });
    const other = await openEmbedder(bundledModelSettings({ pooling: 'cls', dtype: 'fp16' }));
    expect(other.id).toBe(embedder.id);
    expect(await other.embedQuery(TEXTS[0]!)).toEqual(await embedder.embedQuery(TEXTS[0]!));
    await other.close();
  });

  test('vectors have length 1 and the order of the texts, and similar meanings are close', async () => {
    const vectors = await embedder.embedTexts(TEXTS);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    const [signed, agreed, scored] = vectors as [Float32Array, Float32Array, Float32Array];
    expect(dot(signed, agreed)).toBeGreaterThan(dot(signed, scored) + 0.2);
  });

  test('a text has the same vector alone and in any list', async () => {
    const texts = [...many(40), 'x', `${TEXTS[0]} `.repeat(30)];
    const vectors = await embedder.embedTexts(texts);
    for (const index of [0, 17, 39, 40, 41]) {
      expect(vectors[index]).toEqual(await embedder.embedQuery(texts[index]!));
    }
    expect(new Set(vectors.map((vector) => vector.buffer)).size).toBe(texts.length);
  });

  test('blank texts have the vector of a full stop, never zeros or NaN', async () => {
    const vectors = await embedder.embedTexts(['', ' \n\t', '\u00a0', '.', '\u200b', '\u0000']);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    for (const vector of vectors.slice(0, 3)) expect(dot(vector, vectors[3]!)).toBeCloseTo(1, 5);
    expect(await embedder.embedTexts([])).toEqual([]);
  });

  test('countTokens counts beyond the window, where embedding truncates', async () => {
    const word = (n: number) => 'peace '.repeat(n).trim();
    expect(await embedder.countTokens([word(1), word(5), word(1000), ''])).toEqual([1, 5, 1000, 0]);
    const [cut, longer, shorter] = await embedder.embedTexts([
      word(128),
      `${word(128)} war famine`,
      word(127),
    ]);
    expect(dot(cut!, longer!)).toBeCloseTo(1, 6);
    expect(dot(cut!, shorter!)).toBeLessThan(1 - 1e-6);
  });

  test('a text of fifty thousand words can be counted and embedded', async () => {
    const text = 'The framework was signed. '.repeat(12_500);
    const [tokens] = await embedder.countTokens([text]);
    expect(tokens).toBeGreaterThan(50_000);
    expect(dot(await embedder.embedQuery(text), (await embedder.embedTexts([text]))[0]!)).toBeCloseTo(1, 5);
  });
});

describe('scheduling', () => {
  test('a question goes before the texts of all waiting lists', async () => {
    let texts = 0;
    const asked = new Promise<number>((resolve, reject) => {
      const onProgress = () => {
        texts++;
        if (texts > 1) return;
        embedder.embedQuery('Who signed the framework?').then(() => resolve(texts), reject);
      };
      for (let list = 0; list < 1000; list++) embedder.embedTexts(many(3), { onProgress }).catch(reject);
    });
    // Those that are embedded while its message travels to the worker; in the order of arrival, 1,000 would be.
    expect(await asked).toBeLessThan(500);
  });

  test('a question goes before texts waiting to be counted', async () => {
    const order: string[] = [];
    const started = embedder.countTokens(many(1));
    const counting = embedder.countTokens(many(5000)).then(() => order.push('counted'));
    await started;
    const question = embedder.embedQuery('Who signed the framework?').then(() => order.push('answered'));
    await Promise.all([counting, question]);
    expect(order).toEqual(['answered', 'counted']);
  });

  test('a short list does not wait for a long one', async () => {
    const order: string[] = [];
    const long = embedder.embedTexts(many(200)).then(() => order.push('long'));
    const short = embedder.embedTexts(many(3)).then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });

  test('progress counts up to the total', async () => {
    const reports: [number, number][] = [];
    await embedder.embedTexts(many(50), { onProgress: (done, total) => reports.push([done, total]) });
    expect(reports.at(-1)).toEqual([50, 50]);
    expect(reports.length).toBeGreaterThan(3);
    expect(reports.map(([done]) => done)).toEqual(reports.map(([done]) => done).sort((a, b) => a - b));
  });

  test('an abort takes effect after the text being embedded', async () => {
    const abort = new AbortController();
    let done = 0;
    const embedding = embedder.embedTexts(many(400), {
      signal: abort.signal,
      onProgress: (count) => {
        done = count;
        abort.abort(new Error('enough'));
      },
    });
    await expect(embedding).rejects.toThrow('enough');
    expect(done).toBeLessThan(100);
    await expect(embedder.embedQuery('still there?')).resolves.toHaveLength(512);
  });
});

describe('a worker that dies', () => {
  test('rejects pending calls; the next call starts another worker with the same vectors', async () => {
    const posts = vi.spyOn(Worker.prototype, 'postMessage');
    const mortal = await openEmbedder(bundledModelSettings());
    const before = await mortal.embedQuery(TEXTS[0]!);
    const thread = posts.mock.contexts.at(-1) as Worker;
    posts.mockRestore();

    const ended = thread.terminate();
    await expect(mortal.embedQuery(TEXTS[1]!)).rejects.toBeInstanceOf(WorkerGoneError);
    await ended;
    const [after, again] = await Promise.all([mortal.embedQuery(TEXTS[0]!), mortal.embedQuery(TEXTS[0]!)]);
    expect(after).toEqual(before);
    expect(again).toEqual(before);
    await mortal.close();
  });

  test('a closed embedder rejects calls and can be closed again', async () => {
    const closed = await openEmbedder(bundledModelSettings());
    await closed.close();
    await closed.close();
    await expect(closed.embedQuery('x')).rejects.toThrow('The embedder was closed');
  });
});

test('the LangChain adapter returns the same vectors as plain numbers', async () => {
  const embeddings = new EmbedderEmbeddings(embedder);
  expect(await embeddings.embedQuery(TEXTS[0]!)).toEqual(Array.from(await embedder.embedQuery(TEXTS[0]!)));
  const documents = await embeddings.embedDocuments(TEXTS);
  expect(documents).toEqual((await embedder.embedTexts(TEXTS)).map((vector) => Array.from(vector)));
});

test('settings come from the configuration', () => {
  const config = readConfig({
    DATA_DIR: '/srv/byline',
    EMBEDDING_MODEL: 'a/b',
  });
  expect(embedderSettings(config)).toEqual({
    model: 'a/b',
    pooling: 'mean',
    dtype: 'q8',
    hubUrl: 'https://huggingface.co/',
    hubTimeoutMs: 30_000,
    modelsDir: '/srv/byline/models',
  });
});
