import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { randomFrom } from '../fixtures/random.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();

test('no word of many forgotten articles is left in the unused parts of pages', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const db = rawDatabase(store);
  db.pragma('synchronous = OFF');
  // With this seed SQLite leaves a title behind.
  const random = randomFrom(8);
  const live: { readonly id: string; readonly word: string }[] = [];
  const gone: string[] = [];
  for (let n = 0; n < 250; n += 1) {
    const letters = Array.from({ length: 11 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]);
    const word = `q${letters.join('')}`;
    const rain = `Rain of ${word} fell on hills. `.repeat(1 + Math.floor(random() * 40));
    const prepared = await preparedArticle(
      {
        text: `The ${word} dam held on ${word}. ${rain}`,
        title: `Dam ${word}`,
        url: `https://example.org/${word}`,
      },
      EMBEDDER,
    );
    live.push({ id: (await store.articles.save(SCOPE, prepared, null)).id, word });
    if (random() >= 0.5) continue;
    const [forgotten] = live.splice(Math.floor(random() * live.length), 1);
    await store.articles.forget(SCOPE, forgotten!.id);
    gone.push(forgotten!.word);
  }
  expect(await store.scrub()).toBe(true);
  const bytes = readFileSync(join(folder, 'byline.db')).toString('latin1');
  expect(gone.length).toBeGreaterThan(100);
  expect(gone.filter((word) => bytes.includes(word))).toEqual([]);
  expect(live.filter(({ word }) => !bytes.includes(word))).toEqual([]);
  db.close();
  await store.close();
});
