/** A fault of background work is reported, ends nothing, and does not keep the newsroom from closing. */
import { expect, test, vi } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { FeedEvent } from '../../src/domain/feed.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const LOCKED = new Error('database is locked');

test('retention, renewal of leases and feeds', async () => {
  const store = await openTestStore(temporaryFolder());
  vi.spyOn(store.articles, 'fetchedBefore').mockRejectedValue(LOCKED);
  vi.spyOn(store.jobs, 'renewLeases').mockRejectedValue(LOCKED);
  vi.spyOn(store.feeds, 'due').mockRejectedValue(LOCKED);
  const faults: unknown[] = [];
  const events: FeedEvent[] = [];
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({ RETENTION_DAYS: '30' }),
    store,
    embedder: fakeEmbedder(),
    onFault: (error) => faults.push(error),
    onFeed: (event) => events.push(event),
  });
  await vi.waitFor(() => expect(faults).toEqual([LOCKED, LOCKED]));
  await vi.waitFor(() =>
    expect(events).toEqual([{ kind: 'fault', message: expect.stringContaining('database is locked') }]),
  );
  const source = { kind: 'text', text: 'The dam held on Friday.' } as const;
  expect((await newsroom.ingest.article({ scope: 'guild:1', source })).outcome).toBe('new');
  const closed = vi.spyOn(store, 'close');
  await newsroom.close();
  expect(closed).toHaveBeenCalledOnce();
});

test('a failure while closing still closes the store', async () => {
  const store = await openTestStore(temporaryFolder());
  vi.spyOn(store.jobs, 'releaseAll').mockRejectedValue(LOCKED);
  const closed = vi.spyOn(store, 'close');
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder(),
  });
  await expect(newsroom.close()).rejects.toBe(LOCKED);
  expect(closed).toHaveBeenCalledOnce();
});

test('an answer whose scope was purged meanwhile is not stored and does not create the scope again', async () => {
  const store = await openTestStore(temporaryFolder());
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder(),
  });
  const scope = 'guild:1';
  await newsroom.ingest.article({ scope, source: { kind: 'text', text: 'The dam held on Friday.' } });
  const corpus = store.search.corpus.bind(store.search);
  vi.spyOn(store.search, 'corpus').mockImplementationOnce(async (...given) => {
    const counts = await corpus(...given);
    await newsroom.scopes.purge(scope);
    return counts;
  });
  const add = vi.spyOn(store.answers, 'add');
  await newsroom.answers.ask({ scope, question: 'did the dam hold?' });
  expect(await store.answers.count(add.mock.calls[0]![0])).toBe(0);
  expect((await newsroom.scopes.stats(scope)).answers).toBe(0);
  await newsroom.close();
});
