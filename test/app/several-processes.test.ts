/** Several newsrooms on one data folder, as several processes of one bot open it. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { createNewsroom, type NewsroomDeps } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { ResumedIngest } from '../../src/domain/ingest.js';
import { FeedPoller } from '../../src/ingest/feeds/feed-poller.js';
import type { PollDeps } from '../../src/ingest/feeds/poll.js';
import { Robots } from '../../src/ingest/fetch/robots.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { NewsSite } from '../ingest/news-site.js';

const NOW = new Date('2026-03-02T00:00:00Z');
const config = readConfig({ ALLOW_PRIVATE_URLS: 'true' });
/** The first of two shards has the first server, the second one the second. */
const [FIRST, SECOND] = ['guild:4194304', 'guild:8388608'];
const SHARES = [
  { shards: [1], of: 2 },
  { shards: [0], of: 2 },
] as const;
const DAM = { kind: 'text', text: 'The Lakeside dam held on Friday. Nobody was hurt.' } as const;

function open(folder: string, deps: Partial<NewsroomDeps> = {}): Newsroom {
  const newsroom = createNewsroom({
    parser: threadParser,
    config,
    store: SqliteStore.open(folder),
    embedder: fakeEmbedder(),
    ...deps,
  });
  onTestFinished(() => newsroom.close());
  return newsroom;
}

test('what an ended process had accepted is resumed at once when another takes it over', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const scope = await store.articles.scopeKey(FIRST);
  await store.jobs.add(scope, { source: DAM }, null, { owner: 'dead', until: new Date(Date.now() + 60_000) });
  await store.close();
  let done: (resumed: ResumedIngest) => void = () => undefined;
  const resumed = new Promise<ResumedIngest>((resolve) => {
    done = resolve;
  });
  const newsroom = open(folder, { owner: 'alive', onResumed: (source) => done(source) });
  await newsroom.ingest.takeOver('dead');
  expect(await resumed).toMatchObject({ scope: FIRST, outcome: 'new' });
  expect((await newsroom.scopes.stats(FIRST)).articles).toBe(1);
});

test('servers count as left only in the share that should have them', async () => {
  const folder = temporaryFolder();
  const newsroom = open(folder, { config: readConfig({ LEFT_SERVER_DAYS: '0' }) });
  for (const scope of [FIRST, SECOND]) await newsroom.ingest.article({ scope, source: DAM });
  await newsroom.scopes.serversPresent([FIRST], SHARES[0]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await newsroom.scopes.purgeLeft()).toEqual([]);
  await newsroom.scopes.serversPresent([], SHARES[1]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await newsroom.scopes.purgeLeft(SHARES[0])).toEqual([]);
  expect(await newsroom.scopes.purgeLeft(SHARES[1])).toEqual([SECOND]);
  expect((await newsroom.scopes.stats(FIRST)).articles).toBe(1);
});

test('a story becomes a headline when it is saved, for its share, in a message that stays the same', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  onTestFinished(() => store.close());
  await store.activate({ model: fakeEmbedder().id, dimension: fakeEmbedder().dimension, settings: {} });
  const follow = async (scope: string, channel: string | null, n: number) => {
    const url = `https://example.org/feed-${n}.xml`;
    const feed = { url, title: null, channel, addedBy: null };
    return (await store.feeds.add(await store.articles.scopeKey(scope), feed, NOW))!.key;
  };
  const save = async (scope: string, headlineOf: number, n: number) =>
    store.articles.save(scope, await preparedArticle({ text: `Dam number ${n} held on Friday.` }), null, {
      automatic: true,
      headlineOf,
    });
  const [here, there] = [await follow(FIRST, '7', 1), await follow(SECOND, '8', 2)];
  await save(FIRST, here, 1);
  await save(FIRST, here, 2);
  await save(SECOND, there, 3);
  await save(FIRST, await follow(FIRST, null, 3), 4);
  // The same text again is no news.
  expect((await save(FIRST, here, 1)).outcome.kind).toBe('known');

  const newsroom = open(folder);
  expect(await store.headlines.count()).toBe(3);
  const first = await newsroom.feeds.headlines(undefined, SHARES[0]);
  expect(first.map(({ scope, channel }) => [scope, channel])).toEqual([
    [FIRST, '7'],
    [FIRST, '7'],
  ]);
  expect(new Set(first.map(({ message }) => message)).size).toBe(1);
  await save(FIRST, here, 5);
  const again = await newsroom.feeds.headlines(undefined, SHARES[0]);
  expect(again.slice(0, 2)).toEqual(first);
  expect(again[2]?.message).not.toBe(first[0]?.message);
  expect(await newsroom.feeds.headlines(undefined, SHARES[1])).toMatchObject([{ scope: SECOND }]);
});

test('feeds that are due for two processes are polled once; an ended process’s poll is taken over', async () => {
  const folder = temporaryFolder();
  const site = await new NewsSite().open();
  site.publish(1, NOW);
  const stores = [SqliteStore.open(folder), SqliteStore.open(folder)];
  const store = stores[0]!;
  const scope = await store.articles.scopeKey(FIRST);
  for (const n of [1, 2, 3, 4]) {
    const feed = { url: `${site.origin}/feed.xml?${n}`, title: null, channel: null, addedBy: null };
    await store.feeds.add(scope, feed, NOW);
  }
  const source = { limits: config, parser: threadParser };
  const clock = () => NOW;
  let polls = 0;
  const pollers = stores.map((own, i) => {
    const deps: PollDeps = {
      config,
      store: own,
      source,
      clock,
      owner: `process ${i}`,
      random: () => 0,
      robots: new Robots(source, clock),
      offer: () => Promise.reject(new Error('never')),
    };
    return new FeedPoller(deps, () => {
      polls += 1;
    });
  });
  const due = await store.feeds.due(NOW);
  await store.feeds.lease(due[0]!.key, 'dead process 7', NOW);
  // Looked up before the other process has polled them.
  vi.spyOn(stores[1]!.feeds, 'due').mockResolvedValueOnce(await store.feeds.due(NOW));
  await pollers[0]!.pollDue();
  await pollers[1]!.pollDue();
  expect(polls).toBe(3);
  await store.feeds.releaseAll('dead');
  await pollers[1]!.pollDue();
  expect(polls).toBe(4);
  // Without another process, the replacement, which has the same name, begins anew what was interrupted.
  await store.feeds.resume(due[0]!.key, NOW);
  await store.feeds.lease(due[0]!.key, 'process 0 poll', NOW);
  pollers[0]!.start();
  await expect.poll(() => polls).toBe(5);
  await pollers[0]!.stop();
  for (const one of stores) await one.close();
});

test('only the process that keeps house deletes what is too old', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  await store.activate({ model: fakeEmbedder().id, dimension: fakeEmbedder().dimension, settings: {} });
  await store.articles.save(FIRST, await preparedArticle({ text: 'The Lakeside dam held on Friday.' }), null);
  await store.close();
  const strict = readConfig({ RETENTION_DAYS: '1' });
  const guest = open(folder, { config: strict, keepsHouse: false });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await guest.scopes.stats(FIRST)).articles).toBe(1);
  open(folder, { config: strict });
  await expect.poll(async () => (await guest.scopes.stats(FIRST)).articles).toBe(0);
});

test('a process that does not keep house follows the one that re-embeds', async () => {
  const folder = temporaryFolder();
  const old = open(folder, { embedder: fakeEmbedder({ id: 'old' }), keepsHouse: false });
  await old.ingest.article({ scope: FIRST, source: DAM });
  const openAgain = async () => fakeEmbedder({ id: 'old' });
  const guest = open(folder, { embedder: fakeEmbedder({ id: 'new' }), keepsHouse: false, openAgain });
  const ask = { scope: FIRST, question: 'Did the Lakeside dam hold?' };
  expect((await guest.answers.ask(ask)).statements.length).toBeGreaterThan(0);
  expect((await guest.scopes.stats(FIRST)).model).toContain('old');
  const keeper = open(folder, { embedder: fakeEmbedder({ id: 'new' }), openAgain });
  await expect
    .poll(async () => (await keeper.scopes.stats(FIRST)).model, { timeout: 10_000 })
    .toContain('new');
  expect((await guest.answers.ask(ask)).statements.length).toBeGreaterThan(0);
});
