import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { FeedEvent } from '../../../src/domain/feed.js';
import { FeedPoller } from '../../../src/ingest/feeds/feed-poller.js';
import { Robots } from '../../../src/ingest/fetch/robots.js';
import { ingestSource } from '../../../src/ingest/ingest.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import type { Store } from '../../../src/store/ports/store.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { openTestStore } from '../../fixtures/test-store.js';
import { NewsSite, storyText } from '../news-site.js';

const SCOPE = 'guild:1';
const HOUR_MS = 3_600_000;
const STEP_MS = 10 * 60_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const config = readConfig({
  ALLOW_PRIVATE_URLS: 'true',
  FEED_POLL_MINUTES: '30',
  FEED_NEW_PER_POLL: '5',
});

/** A follower that sees the time a test tells it. */
function follow(store: Store, now: () => Date, events: FeedEvent[]): FeedPoller {
  const source = { limits: config, parser: threadParser };
  const embedder = fakeEmbedder();
  return new FeedPoller(
    {
      config,
      store,
      source,
      clock: now,
      owner: 'follower',
      random: () => 0.5,
      robots: new Robots(source, now),
      offer: (offered, options) =>
        ingestSource(
          { config, store, embedder, parser: threadParser, origin: { automatic: true, ...offered } },
          offered,
          options,
        ),
    },
    (event) => events.push(event),
  );
}

test('a feed followed for a week: nothing twice, nothing missed', async () => {
  const folder = temporaryFolder();
  const site = await new NewsSite().open();
  let store = await openTestStore(folder);
  let now = new Date(START);
  const events: FeedEvent[] = [];
  let follower = follow(store, () => now, events);
  for (let n = 1; n <= 3; n += 1) site.publish(n, now);
  const { id } = (await store.feeds.add(
    await store.articles.scopeKey(SCOPE),
    { url: `${site.origin}/feed.xml`, title: null, channel: 'c1', addedBy: null },
    now,
  ))!;
  const feed = async () => (await store.feeds.find(SCOPE, id))!;
  const found = (path: string) => events.filter((e) => e.kind === 'polled' && e.poll.feed.url.endsWith(path));
  let published = 3;

  const happenings: Readonly<Record<number, () => void>> = {
    // Monday: a story that its site cannot show at first.
    20: () => site.instead.set('/story/9', (response) => void response.writeHead(503).end()),
    30: () => site.instead.delete('/story/9'),
    // Tuesday: two stories change, one of them the oldest.
    34: () => {
      site.revise(1);
      site.revise(7);
    },
    // Wednesday: a burst of twelve, with five a poll.
    50: () => {
      for (let i = 0; i < 12; i += 1) site.publish(++published, now);
    },
    // Thursday: the server is out of order for six hours, and stories go on.
    72: () => site.instead.set('/feed.xml', (response) => void response.writeHead(500).end('oops')),
    78: () => site.instead.delete('/feed.xml'),
    // Friday: a story is taken down before anybody reads it, another vanishes from the feed only.
    96: () => {
      site.publish(++published, now);
      site.instead.set(`/story/${published}`, (response) => void response.writeHead(404).end());
    },
    // Saturday: the feed moves for good, and its old address ends a day later.
    120: () => {
      site.feedPath = '/news/rss';
      site.instead.set('/feed.xml', (r) => void r.writeHead(301, { location: '/news/rss' }).end());
    },
    144: () => site.instead.set('/feed.xml', (response) => void response.writeHead(404).end()),
    // Sunday noon: one more change, then the feed is taken down for good.
    156: () => site.revise(published),
    164: () => site.instead.set('/news/rss', (response) => void response.writeHead(410).end()),
  };

  for (let hour = 0; hour < 168; hour += 1) {
    happenings[hour]?.();
    if (hour % 4 === 3 && hour < 160) site.publish(++published, now);
    if (hour === 84) {
      // The process ends and another starts, in the middle of the week.
      await store.close();
      store = await openTestStore(folder);
      follower = follow(store, () => now, events);
    }
    for (let step = 0; step < HOUR_MS / STEP_MS; step += 1) {
      await follower.pollDue();
      now = new Date(now.getTime() + STEP_MS);
    }
  }

  const faults = events.filter(({ kind }) => kind === 'fault');
  expect(faults).toEqual([]);
  const takenDown = [...site.instead.keys()]
    .flatMap((path) => /^\/story\/(\d+)$/.exec(path)?.[1] ?? [])
    .map(Number);
  const wanted = [...site.stories].filter(([n]) => !takenDown.includes(n));
  const { entries, total } = await store.articles.list(SCOPE, { limit: 1000 });
  const articles = entries.map(({ article }) => article);
  expect(takenDown).toHaveLength(1);
  // Nothing missed, nothing twice, and every text is its latest.
  expect(total).toBe(wanted.length);
  expect(articles.map(({ title }) => title).toSorted()).toEqual(
    wanted.map(([, { title }]) => title).toSorted(),
  );
  for (const [n, { title, version }] of wanted) {
    const { id: article, revision } = articles.find((other) => other.title === title)!;
    expect(revision).toBe(version);
    expect((await store.articles.find(SCOPE, article))!.text.replaceAll('\n\n', ' ')).toBe(
      storyText(n, version),
    );
    // Each page was fetched once a version; the one that failed at first, until it could be had.
    if (n !== 9) expect([n, site.times(`/story/${n}`)]).toEqual([n, version]);
  }
  expect(site.times('/story/9')).toBeLessThanOrEqual(7);
  expect(site.times(`/story/${takenDown[0]}`)).toBeLessThanOrEqual(8);
  // Headlines: all but the three that were there at the start, each once, oldest first.
  const headlines = (await store.headlines.take([SCOPE], 1000)).map(({ article }) =>
    Number(article.title.split(' ').at(-1)),
  );
  expect(headlines.toSorted((a, b) => a - b)).toEqual(wanted.map(([n]) => n).filter((n) => n > 3));
  // Backed off while out of order: 33, 66, 132 minutes… instead of every half hour.
  const failed = events.filter((e) => e.kind === 'polled' && e.poll.result === 'failed').length;
  expect(failed).toBeGreaterThan(1);
  expect(failed).toBeLessThan(6);
  // Most polls cost the server nothing.
  expect(site.unchanged).toBeGreaterThan(150);
  // The old address was asked once after the move, and never again.
  expect(found('/news/rss').length).toBeGreaterThan(50);
  expect((await feed()).url).toBe(`${site.origin}/news/rss`);
  expect(events.filter((e) => e.kind === 'polled' && e.poll.movedFrom !== null)).toHaveLength(1);
  // Removed for good: paused with the reason, and not polled again.
  expect(await feed()).toMatchObject({
    state: 'paused',
    pauseReason: 'The server reports this feed as permanently removed (status 410).',
    nextPollAt: null,
    waiting: 0,
  });
  expect(site.asked.at(-1)).toBe('/news/rss');
  await store.close();
});
