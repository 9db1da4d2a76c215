/** Several processes claim jobs and feeds at once. On a server (TEST_DATABASE_URL) each has connections of its own. */
import { expect, test } from 'vitest';
import { Database } from '../../../src/store/postgres/connection/database.js';
import { PostgresFeedStore } from '../../../src/store/postgres/feeds/feed-store.js';
import { PostgresJobStore } from '../../../src/store/postgres/jobs/job-store.js';
import { migrate } from '../../../src/store/postgres/migrations/migrate.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { testPool } from '../../fixtures/test-store.js';

const PROCESSES = [0, 1, 2];
const NOW = new Date('2026-11-20T12:00:00.000Z');
const LATER = new Date('2026-11-20T12:01:00.000Z');
const LONG_URL = `https://example.org/${'a'.repeat(8000)}`;
const FEED = { title: 'A\0 title \ud800', channel: null, addedBy: null };

async function open() {
  const folder = temporaryFolder();
  const databases = await Promise.all(PROCESSES.map(async () => new Database(await testPool(folder))));
  await Promise.all(databases.map(migrate));
  const scope = await databases[0]!.write('guild:1', async (_session, key) => key);
  return { databases, scope };
}

test('no job is claimed by two workers', async () => {
  const { databases, scope } = await open();
  const stores = databases.map((database) => new PostgresJobStore(database));
  const expired = { owner: 'ended', until: NOW };
  const texts = Array.from({ length: 20 }, (_, at) => `Text ${at} with \0 and \ud800.`);
  for (const text of texts)
    await stores[0]!.add(scope, { source: { kind: 'text', text } }, LONG_URL, expired);
  const claimed: unknown[] = [];
  await Promise.all(
    [...stores, ...stores].map(async (jobs, at) => {
      const lease = { owner: `process ${at}`, until: LATER };
      for (let job = await jobs.claimNext(NOW, lease); job; job = await jobs.claimNext(NOW, lease))
        claimed.push(job.request.source.kind === 'text' && job.request.source.text);
    }),
  );
  expect(claimed.sort()).toEqual(texts.sort());
  expect(await stores[0]!.claimNext(LATER, { owner: 'next', until: LATER })).not.toBeNull();
});

test('no feed is polled by two processes, nor followed twice', async () => {
  const { databases, scope } = await open();
  const stores = databases.map((database) => new PostgresFeedStore(database));
  const added = await Promise.all(stores.map((feeds) => feeds.add(scope, { ...FEED, url: LONG_URL }, NOW)));
  const [feed, ...others] = added.filter((feed) => feed !== null);
  expect(others).toEqual([]);
  expect(feed).toMatchObject({ url: LONG_URL, title: expect.stringContaining(' title ') });
  const leases = await Promise.all(stores.map((feeds, at) => feeds.lease(feed!.key, `process ${at}`, NOW)));
  expect(leases.filter(Boolean)).toEqual([true]);
  expect(await stores[0]!.due(NOW)).toEqual([]);
});
