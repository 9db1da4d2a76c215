import { expect, test } from 'vitest';
import type { UserError } from '../../../src/domain/errors.js';
import type { ConnectionPool } from '../../../src/store/postgres/connection/session.js';
import { PostgresStore } from '../../../src/store/postgres/store.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { preparedArticle } from '../../fixtures/prepared-article.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { testPool } from '../../fixtures/test-store.js';

const SCOPE = 'guild:1';
/** As node-postgres words it. */
const REFUSED = Object.assign(new Error('connect ECONNREFUSED'), {
  code: 'ECONNREFUSED',
  syscall: 'connect',
});

/** A pool that can be cut off. */
async function breakable() {
  const pool = await testPool(temporaryFolder());
  const line = { isCut: false };
  const through: ConnectionPool = {
    transact: (begin, work) => (line.isCut ? Promise.reject(REFUSED) : pool.transact(begin, work)),
    lend: (work) => (line.isCut ? Promise.reject(REFUSED) : pool.lend(work)),
    close: () => pool.close(),
  };
  return { pool: through, line };
}

test('a purge deletes everything of a scope and nothing of another', async () => {
  const store = await PostgresStore.open({ pool: await testPool(temporaryFolder()) });
  const embedder = fakeEmbedder();
  for (const scope of [SCOPE, 'guild:2']) {
    const key = await store.articles.scopeKey(scope);
    const feed = { url: 'https://a.example/feed', title: null, channel: '7', addedBy: null };
    const { key: headlineOf } = (await store.feeds.add(key, feed, new Date()))!;
    const article = await preparedArticle({ text: 'The dam held.', url: 'https://a.example/1' }, embedder);
    await store.articles.save(scope, article, null, { headlineOf });
  }
  const key = await store.articles.scopeKey(SCOPE);
  expect(await store.headlines.count()).toBe(2);
  expect(await store.purge(SCOPE)).toEqual({
    scope: SCOPE,
    key,
    articles: 1,
    answers: 0,
    feeds: 1,
    tombstones: 0,
    queued: 0,
  });
  expect(await store.purge(SCOPE)).toBeNull();
  expect(await store.totals()).toMatchObject({ scopes: 1, articles: 1, passages: 1 });
  const [headline] = await store.headlines.take([SCOPE, 'guild:2'], 9);
  expect(headline).toMatchObject({ scope: 'guild:2', article: { urls: ['https://a.example/1'] } });
  expect(await store.articles.scopeKey(SCOPE)).not.toBe(key);
  expect(await store.scrub()).toBe(true);
  expect(await store.databaseBytes()).toBeGreaterThan(0);
  await store.close();
});

test('a check tells whether the server can be reached, and trouble ends with the first write', async () => {
  const { pool, line } = await breakable();
  const troubles: (UserError | null)[] = [];
  const store = await PostgresStore.open({ pool, onTrouble: (trouble) => troubles.push(trouble) });
  expect(await store.check()).toEqual({ ok: true });
  expect(troubles).toEqual([]);
  line.isCut = true;
  store.hurry();
  const failed = await store.check();
  expect(failed).toMatchObject({ ok: false, reason: expect.stringContaining('database server') });
  await expect(store.jobs.has(1)).rejects.toMatchObject({ code: 'store.unavailable' });
  expect(troubles).toHaveLength(1);
  line.isCut = false;
  expect(await store.check()).toEqual({ ok: true });
  expect(troubles.at(-1)).toBeNull();
  await store.close();
});

test('a store that can’t be opened closes its pool', async () => {
  const { pool, line } = await breakable();
  line.isCut = true;
  let closed = 0;
  const counted: ConnectionPool = {
    transact: (begin, work) => pool.transact(begin, work),
    lend: (work) => pool.lend(work),
    close: async () => {
      closed += 1;
    },
  };
  await expect(PostgresStore.open({ pool: counted })).rejects.toMatchObject({ code: 'store.unavailable' });
  expect(closed).toBe(1);
});
