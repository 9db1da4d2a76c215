/** What the PostgreSQL engine keeps with each article, beyond the port. */
import { expect, test } from 'vitest';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { reEmbed } from '../../../src/ingest/re-embed.js';
import { Database, EVERY_SCOPE } from '../../../src/store/postgres/connection/database.js';
import { brokenIndexes, unfitArticles } from '../../../src/store/postgres/maintenance/derived.js';
import { PostgresStore } from '../../../src/store/postgres/store.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { PglitePool } from '../../fixtures/pglite.js';
import { preparedArticle } from '../../fixtures/prepared-article.js';

const SCOPE = 'guild:1';
const A = 'https://example.org/a';
const B = 'https://example.org/b';
const OLD = fakeEmbedder({ id: 'old', dimension: 32 });
const NEW = fakeEmbedder({ id: 'new', dimension: 48 });

async function open(schema: string) {
  const pool = await PglitePool.open(schema);
  const store = await PostgresStore.open({ pool });
  const database = new Database(pool);
  const unfit = () =>
    database.read(EVERY_SCOPE, async (session) => [
      ...(await brokenIndexes(session)),
      ...(await unfitArticles(session)),
    ]);
  const save = async (text: string, url: string | null = null, title = 'A title') =>
    store.articles.save(SCOPE, await preparedArticle({ text, url, title }, OLD), null);
  return { store, database, save, unfit };
}

test('postings, vocabulary and counts fit the articles after each change', async () => {
  const { store, save, unfit } = await open('kept_counts');
  await store.activate({ model: 'old', dimension: 32, settings: {} });
  const first = await save('The dam held. It rained all day.', A);
  await save('A vote was lost. The council met.', B);
  expect(await unfit()).toEqual([]);
  await save('The dam broke. It rained all night.', A);
  expect(await unfit()).toEqual([]);
  const scope = await store.articles.scopeKey(SCOPE);
  expect(await store.search.corpus(scope, null)).toMatchObject({ articles: 2, passages: 2 });
  expect(await store.search.documentFrequencies(scope, ['held', 'broke'])).not.toContain('held');
  // The first article loses its address.
  await save('A vote was lost. The council met.', A);
  expect(await unfit()).toEqual([]);
  expect(await store.search.corpus(scope, null)).toMatchObject({ articles: 1, passages: 1 });

  await reEmbed({ store, embedder: NEW, parser: threadParser }, { EMBEDDING_MODEL: 'new' });
  expect((await store.activeModel())?.model).toBe('new');
  expect(await store.staging.progress({ model: NEW, analysis: 0 })).toEqual({ done: 0, total: 0 });
  expect(await unfit()).toEqual([]);

  await store.articles.forget(SCOPE, first.id);
  expect(await unfit()).toEqual([]);
  const [{ id } = { id: '' }] = await store.articles.findByName(SCOPE, A);
  await store.articles.forget(SCOPE, id);
  expect(await unfit()).toEqual([]);
  expect(await store.search.corpus(scope, null)).toMatchObject({ articles: 0, passages: 0 });
  expect(await store.articles.bytes(scope)).toBe(0);
});

test('texts that PostgreSQL has a limit for are kept like others', async () => {
  const { store, save, unfit } = await open('limits');
  const url = `https://example.org/${'a'.repeat(5000)}?x=${'b'.repeat(5000)}`;
  const word = 'q'.repeat(5000);
  const { id } = await save(`The ${word} held. \u{1f600} It rained.`, url, 'A title\0 \ud83d with a half');
  expect(await store.articles.find(SCOPE, id)).toMatchObject({
    urls: [url],
    title: 'A title \ufffd with a half',
  });
  expect(await store.articles.findByName(SCOPE, url)).toHaveLength(1);
  expect(await store.articles.findByName(SCOPE, 'no\0thing')).toEqual([]);
  const scope = await store.articles.scopeKey(SCOPE);
  expect(await store.search.bm25(scope, [word], 5, null)).toHaveLength(1);
  expect(await unfit()).toEqual([]);
  await store.articles.forget(SCOPE, id);
  expect(await store.articles.isForgotten(SCOPE, url)).toBe(true);
});
