/** That nothing of a forgotten article is left in a data folder. */
import { expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { termOf } from '../../src/text/terms/tokens.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { bytesInIndexes } from '../fixtures/stored-vectors.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();

/** A word of no other text; its ending is one that stemming removes. */
const secretWord = (n: number): string =>
  `xq${[...String(n)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('')}vating`;
const WORDS_A_SENTENCE = 8;
const secretText = (from: number, sentences: number): string =>
  Array.from({ length: sentences }, (_, s) =>
    Array.from({ length: WORDS_A_SENTENCE }, (_, w) => secretWord(from + s * WORDS_A_SENTENCE + w)).join(' '),
  )
    .map((words) => `The ${words} fell.`)
    .join(' ');

/** Text with words before and after the secret ones in alphabetical order. */
const otherNews = (day: number): string => `Abbots ${day} and zebras${day} zoom. `.repeat(30);

const save = async (store: SqliteStore, text: string, url: string | null = null) => {
  const prepared = await preparedArticle({ text, title: text.slice(0, 40), url }, EMBEDDER);
  const { id } = await store.articles.save(SCOPE, prepared, null);
  await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  return { id, prepared };
};

test('no file contains a byte of a forgotten article, after updates, other articles and restarts', async () => {
  const folder = temporaryFolder();
  let store = SqliteStore.open(folder);
  for (let i = 0; i < 20; i += 1) await save(store, otherNews(i));
  const url = 'https://example.org/xqurlvating';
  const first = await save(store, secretText(0, 150), url);
  const second = await save(store, secretText(1200, 150), url);
  expect(second.id).toBe(first.id);
  for (let i = 20; i < 40; i += 1) await save(store, otherNews(i));
  await store.close();
  store = SqliteStore.open(folder);
  await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);

  const words = Array.from({ length: 2400 }, (_, n) => secretWord(n));
  const vector = bytesInIndexes(second.prepared.vectors);
  const traces = ['xqurlvating', 'xqurlv', ...words, ...words.map(termOf), vector, 'vating'];
  expect(filesContaining(folder, [words[7]!])).not.toEqual([]);
  expect(filesContaining(folder, [vector]).some((file) => file.endsWith('.hnsw'))).toBe(true);

  expect(await store.articles.forget(SCOPE, first.id)).toMatchObject({ revisions: 2, sentences: 150 });
  await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  await store.scrub();
  expect(filesContaining(folder, traces)).toEqual([]);
  const ids = rawDatabase(store).prepare<[], { id: string }>('SELECT id FROM article').all();
  const beginnings = ['xqb', 'xqc', 'xqd', 'xqf', 'xqg'];
  expect(
    filesContaining(
      folder,
      beginnings,
      ids.map(({ id }) => id),
    ),
  ).toEqual([]);
  await store.close();
  expect(filesContaining(folder, traces)).toEqual([]);
});

test('another process with the vectors in memory does not write them to a file again', async () => {
  const folder = temporaryFolder();
  const [one, other] = [SqliteStore.open(folder), SqliteStore.open(folder)];
  for (let i = 0; i < 5; i += 1) await save(one, `Other news of day ${i}.`);
  const { id, prepared } = await save(one, 'The xqvating dam held.');
  const scope = await other.articles.scopeKey(SCOPE);
  const vector = prepared.vectors.passages;
  expect((await (await other.index(scope, EMBEDDER)).search(vector, 1))[0]!.similarity).toBeCloseTo(1, 3);
  await one.articles.forget(SCOPE, id);
  await one.index(scope, EMBEDDER);
  await one.scrub();
  await other.close();
  await one.close();
  expect(filesContaining(folder, [bytesInIndexes(prepared.vectors)])).toEqual([]);
});
