import { expect, test } from 'vitest';
import { Quota } from '../../src/app/ingest/quota.js';
import { readConfig } from '../../src/config/config.js';
import { bytesIn } from '../../src/store/sqlite/articles/usage.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const TEXTS = ['The dam held.', 'The ferry left at noon.', 'The bridge is closed.', 'Rain fell.', 'It held.'];

async function filledStore(): Promise<SqliteStore> {
  const store = await SqliteStore.open(temporaryFolder());
  for (const scope of [SCOPE, 'guild:2'])
    for (const text of TEXTS) await store.articles.save(scope, await preparedArticle({ text }), null);
  return store;
}

test('the bytes of a scope are the same, however many articles are measured at once', async () => {
  const store = await filledStore();
  const scope = await store.articles.scopeKey(SCOPE);
  const bytes = await store.articles.bytes(scope);
  expect(bytes).toBeGreaterThan(TEXTS.join('').length);
  for (const atOnce of [1, 2, 5, 6]) expect(await bytesIn(rawDatabase(store), scope, atOnce)).toBe(bytes);
});

test('ingests that meet share one measurement', async () => {
  const store = await filledStore();
  let measurements = 0;
  const { bytes } = store.articles;
  store.articles.bytes = (scope) => {
    measurements += 1;
    return bytes.call(store.articles, scope);
  };
  const quota = new Quota(store, readConfig({ SCOPE_MAX_MIB: '1' }));
  await Promise.all(TEXTS.map(() => quota.requireRoom(SCOPE)));
  expect(measurements).toBe(1);
});
