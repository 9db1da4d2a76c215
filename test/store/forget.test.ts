import { expect, test } from 'vitest';
import { ForgottenError, type IngestOrigin } from '../../src/store/ports/article-store.js';
import type { Store } from '../../src/store/ports/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();

const save = async (store: Store, text: string, url: string | null = null) => {
  const prepared = await preparedArticle({ text, title: text.slice(0, 40), url }, EMBEDDER);
  const { id } = await store.articles.save(SCOPE, prepared, null);
  await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  return { id, prepared };
};

test('an article that one process forgot is not found by the next search of another', async () => {
  const folder = temporaryFolder();
  const [one, other] = [await openTestStore(folder), await openTestStore(folder)];
  for (let i = 0; i < 5; i += 1) await save(one, `Other news of day ${i}.`);
  const { id, prepared } = await save(one, 'The dam held.');
  const scope = await other.articles.scopeKey(SCOPE);
  const nearest = async () => (await other.index(scope, EMBEDDER)).search(prepared.vectors.passages, 10);
  const before = await nearest();
  expect(before[0]!.similarity).toBeCloseTo(1, 3);
  await one.articles.forget(SCOPE, id);
  const after = await nearest();
  expect(after.map(({ label }) => label)).toEqual(before.slice(1).map(({ label }) => label));
  await one.close();
  await other.close();
});

test('an article leaves tombstones of its texts and URLs, which ingesting it again lifts', async () => {
  const store = await openTestStore(temporaryFolder());
  const url = 'https://example.org/a';
  const first = await save(store, 'The dam held.', url);
  const second = await save(store, 'The dam broke.', url);
  await store.articles.forget(SCOPE, first.id);
  const isForgotten = (what: string) => store.articles.isForgotten(SCOPE, what);
  expect(
    await Promise.all([first.prepared.contentHash, second.prepared.contentHash, url].map(isForgotten)),
  ).toEqual([true, true, true]);
  expect(await store.articles.isForgotten('guild:2', url)).toBe(false);
  expect((await store.articles.classify(SCOPE, second.prepared, null)).kind).toBe('new');
  await save(store, 'The dam broke.', url);
  expect(
    await Promise.all([first.prepared.contentHash, second.prepared.contentHash, url].map(isForgotten)),
  ).toEqual([true, false, false]);
  await store.close();
});

test('a forgotten text stays deleted if it was requested earlier or is ingested automatically', async () => {
  const store = await openTestStore(temporaryFolder());
  const requestedAt = new Date(Date.now() - 1).toISOString();
  const { id, prepared } = await save(store, 'The dam held.', 'https://example.org/a');
  await store.articles.forget(SCOPE, id);
  const again = (origin: IngestOrigin) => store.articles.save(SCOPE, prepared, null, origin);
  await expect(again({ requestedAt })).rejects.toThrow(ForgottenError);
  await expect(again({ automatic: true })).rejects.toThrow(ForgottenError);
  for (const row of ['job', 'feed', 'scope'] as const) {
    await expect(again({ condition: { row, key: 404 } })).rejects.toMatchObject({ code: 'cancelled' });
  }
  const condition = { row: 'scope', key: await store.articles.scopeKey(SCOPE) } as const;
  const named = await again({ requestedAt: new Date(Date.now() + 1).toISOString(), condition });
  expect(named.outcome.kind).toBe('new');
  expect((await again({ automatic: true })).outcome.kind).toBe('known');
  await store.close();
});

test('forgetting an unknown article changes nothing', async () => {
  const store = await openTestStore(temporaryFolder());
  const { id } = await save(store, 'The dam held.');
  expect(await store.articles.forget(SCOPE, 'nothere')).toBeNull();
  expect(await store.articles.forget('guild:2', id)).toBeNull();
  expect(await store.articles.find(SCOPE, id)).not.toBeNull();
  await store.close();
});
