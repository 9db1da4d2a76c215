import { expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();

test('what a scope has is counted again after each change, by this process or another, and only then', async () => {
  const folder = temporaryFolder();
  const [store, other] = [SqliteStore.open(folder), SqliteStore.open(folder)];
  const scope = await store.articles.scopeKey(SCOPE);
  const add = async (to: SqliteStore, text: string, publishedAt: string | null, url: string) =>
    (
      await to.articles.save(
        SCOPE,
        { ...(await preparedArticle({ text, url }, EMBEDDER)), publishedAt },
        null,
      )
    ).id;
  const counts = async () => [await store.search.corpus(scope, null), await store.search.passageCount(scope)];

  expect(await counts()).toEqual([{ articles: 0, passages: 0, newest: null }, 0]);
  const first = await add(store, 'The dam held.', '2026-11-01', 'https://example.org/a');
  expect(await counts()).toEqual([{ articles: 1, passages: 1, newest: '2026-11-01' }, 1]);
  await add(other, 'The river rose.', '2026-11-03', 'https://example.org/b');
  expect(await counts()).toEqual([{ articles: 2, passages: 2, newest: '2026-11-03' }, 2]);
  for (const [at, publishedAt] of ['2026-11-02', null].entries()) {
    await add(store, `The bridge ${at} held.`, publishedAt, `https://example.org/older-${at}`);
    for (let again = 0; again < 2; again += 1)
      expect(await counts()).toEqual([{ articles: 3 + at, passages: 3 + at, newest: '2026-11-03' }, 3 + at]);
  }
  for (const at of [0, 1])
    await store.articles.forget(
      SCOPE,
      (await store.articles.list(SCOPE, { search: [`${at}`], limit: 1 })).entries[0]!.article.id,
    );
  await add(store, 'The river fell.', '2026-11-05', 'https://example.org/b');
  expect(await counts()).toEqual([{ articles: 2, passages: 2, newest: '2026-11-05' }, 2]);
  await other.articles.forget(SCOPE, first);
  expect(await counts()).toEqual([{ articles: 1, passages: 1, newest: '2026-11-05' }, 1]);

  rawDatabase(other).prepare('UPDATE revision SET published_at = ?').run('2026-11-09');
  expect(await counts()).toEqual([{ articles: 1, passages: 1, newest: '2026-11-05' }, 1]);
  await other.purge(SCOPE);
  expect(await counts()).toEqual([{ articles: 0, passages: 0, newest: null }, 0]);
  await store.close();
  await other.close();
});

test('the passages of a term are counted again after each change, and only then', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const scope = await store.articles.scopeKey(SCOPE);
  const other = await store.articles.scopeKey('guild:2');
  const add = async (text: string, url: string) =>
    (await store.articles.save(SCOPE, await preparedArticle({ text, url }, EMBEDDER), null)).id;
  const frequencies = async (key = scope) =>
    Object.fromEntries(await store.search.documentFrequencies(key, ['river', 'dam', 'river', 'ferri']));

  expect(await frequencies()).toEqual({});
  await add('The dam held.', 'https://example.org/a');
  expect(await frequencies()).toEqual({ dam: 1 });
  const second = await add('The river rose above the dam.', 'https://example.org/b');
  expect(await frequencies()).toEqual({ river: 1, dam: 2 });
  expect(await frequencies(other)).toEqual({});
  rawDatabase(store).exec(`DELETE FROM posting WHERE scope = ${scope}`);
  expect(await frequencies()).toEqual({ river: 1, dam: 2 });
  expect([...(await store.search.documentFrequencies(scope, ['above']))]).toEqual([]);
  await store.articles.forget(SCOPE, second);
  expect(await frequencies()).toEqual({});
  await store.close();
});
