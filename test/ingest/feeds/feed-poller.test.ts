/** Feeds of one scope never starve those of another. */
import { expect, test } from 'vitest';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import type { FeedEvent } from '../../../src/domain/feed.js';
import { HostTurns } from '../../../src/ingest/fetch/host-turns.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { openTestStore } from '../../fixtures/test-store.js';
import { serve } from '../web-server.js';

const feedOf = (links: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Quay News</title>${links
    .map((link, n) => `<item><guid>${n}</guid><title>Story ${n}</title><link>${link}</link></item>`)
    .join('')}</channel></rss>`;

/** Feeds whose pages never answer, except the one of "/good.xml". */
async function siteWith(pages: number) {
  const asked: string[] = [];
  const origin = await serve((request, response, own) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/robots.txt') response.writeHead(404).end();
    else if (path === '/good.xml') response.end(feedOf([]));
    else if (path.endsWith('.xml'))
      response.end(feedOf(Array.from({ length: pages }, (_, n) => `${own}/slow/${path.slice(1, -4)}/${n}`)));
  });
  return { origin, asked };
}

async function following(
  feeds: readonly (readonly [scope: `guild:${string}`, url: string])[],
  folder = temporaryFolder(),
) {
  const settings = {
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', FETCH_TIMEOUT_S: '1' }),
    embedder: fakeEmbedder(),
  };
  const adding = createNewsroom({ ...settings, store: await openTestStore(folder) });
  for (const [scope, url] of feeds) await adding.feeds.add({ scope, url });
  await adding.close();
  const polled = new Map<string, number>();
  const began = performance.now();
  const newsroom = createNewsroom({
    ...settings,
    store: await openTestStore(folder),
    onFeed: (event: FeedEvent) => {
      if (event.kind === 'polled') polled.set(event.poll.feed.url, performance.now() - began);
    },
  });
  const until = async (urls: readonly string[]) => {
    while (!urls.every((url) => polled.has(url))) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { newsroom, polled, until };
}

test('a feed of another scope is polled beside one whose pages never answer', async () => {
  const { origin } = await siteWith(20);
  const slow = [1, 2, 3, 4].map((n) => `${origin}/slow${n}.xml`);
  const good = `${origin.replace('127.0.0.1', 'localhost')}/good.xml`;
  const { newsroom, polled, until } = await following([
    ...slow.map((url) => ['guild:1', url] as const),
    ['guild:2', good],
  ]);
  await until([good]);
  expect([...polled.keys()]).toEqual([good]);
  await newsroom.close();
});

test('of a host that does not answer in time, a poll reads no more pages; they wait for the next one', async () => {
  const { origin, asked } = await siteWith(20);
  const url = `${origin}/slow.xml`;
  const { newsroom, until } = await following([['guild:1', url]]);
  await until([url]);
  expect(asked.filter((path) => path.startsWith('/slow/'))).toHaveLength(2);
  expect((await newsroom.feeds.list('guild:1'))[0]).toMatchObject({ waiting: 20 });
  await newsroom.close();
});

test('a host is asked for one thing at a time, whatever became of the one before', async () => {
  const turns = new HostTurns();
  const order: string[] = [];
  const job =
    (name: string, fails = false) =>
    async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
    };
  const one = turns.run('https://quay.example/a', job('a', true));
  const other = turns.run('https://pier.example/', job('other'));
  const next = turns.run('http://quay.example/b', job('b'));
  await expect(one).rejects.toThrow('a');
  await Promise.all([other, next]);
  expect(order.indexOf('other begins')).toBeLessThan(order.indexOf('a ends'));
  const quay = order.filter((step) => !step.startsWith('other'));
  expect(quay).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
