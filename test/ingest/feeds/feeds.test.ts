import { expect, test } from 'vitest';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import type { Newsroom } from '../../../src/app/newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import type { FeedEvent } from '../../../src/domain/feed.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { openTestStore } from '../../fixtures/test-store.js';
import { NewsSite } from '../news-site.js';
import { serve } from '../web-server.js';

const SCOPE = 'guild:1';
const NOW = new Date('2026-03-02T00:00:00Z');

const open = async (
  settings: Record<string, string> = {},
  more: { folder?: string; onFeed?: (event: FeedEvent) => void; uptime?: () => number } = {},
): Promise<Newsroom> => {
  const { folder = temporaryFolder(), ...rest } = more;
  return createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...settings }),
    store: await openTestStore(folder),
    embedder: fakeEmbedder(),
    ...rest,
  });
};

async function siteWith(stories: number): Promise<NewsSite> {
  const site = await new NewsSite().open();
  for (let n = 1; n <= stories; n += 1) site.publish(n, NOW);
  return site;
}

test('a feed is found by its page, followed once, listed, paused, resumed and removed in its scope alone', async () => {
  const site = await siteWith(1);
  const page = `<!doctype html><link rel="icon" href="/i"><LINK href='/feed.xml' type="application/rss+xml" rel=alternate>`;
  site.instead.set('/', (response) => void response.setHeader('content-type', 'text/html').end(page));
  const newsroom = await open();
  const feed = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/`, addedBy: 'ann' });
  const url = `${site.origin}/feed.xml`;
  expect(feed).toMatchObject({
    url,
    title: 'Harbour News',
    addedBy: 'ann',
    channel: null,
    state: 'followed',
  });
  await expect(newsroom.feeds.add({ scope: SCOPE, url })).rejects.toMatchObject({ code: 'feed.known' });
  expect(await newsroom.feeds.list(SCOPE)).toEqual([feed]);
  expect(await newsroom.feeds.list('guild:2')).toEqual([]);
  await expect(newsroom.feeds.pause('guild:2', feed.id)).rejects.toMatchObject({ code: 'feed.unknown' });
  expect(await newsroom.feeds.pause(SCOPE, url)).toMatchObject({ state: 'paused', nextPollAt: null });
  expect(await newsroom.feeds.resume(SCOPE, feed.id)).toMatchObject({ state: 'followed', pauseReason: null });
  await newsroom.feeds.poll(SCOPE, feed.id);
  await newsroom.feeds.remove(SCOPE, feed.id);
  expect(await newsroom.feeds.list(SCOPE)).toEqual([]);
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  await newsroom.close();
});

test.each([
  ['a page without a feed', '<!doctype html><title>x</title>', 'text/html'],
  ['plain text', 'hello', 'text/plain'],
  ['JSON that is no feed', '{"items": []}', 'application/json'],
  ['an XML bomb that names no feed', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'text/xml'],
])('%s is not followed', async (_, body, type) => {
  const origin = await serve((_request, response) => void response.setHeader('content-type', type).end(body));
  const newsroom = await open();
  await expect(newsroom.feeds.add({ scope: SCOPE, url: origin })).rejects.toMatchObject({
    code: 'feed.invalid',
  });
  await newsroom.close();
});

test('the guards hold for feeds: nothing private is asked for, and the number of feeds is bounded', async () => {
  const site = await siteWith(1);
  const guarded = await open({ ALLOW_PRIVATE_URLS: 'false' });
  const refused = guarded.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  await expect(refused).rejects.toMatchObject({ code: 'url.refused' });
  expect(site.asked).toEqual([]);
  await guarded.close();
  const bounded = await open({ FEEDS_PER_SCOPE: '1' });
  await bounded.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const second = bounded.feeds.add({ scope: SCOPE, url: `${site.origin}/other.xml` });
  await expect(second).rejects.toMatchObject({ code: 'feed.limit' });
  await bounded.close();
});

test('a poll reads so many entries, the next goes on; headlines wait until they were told', async () => {
  const site = await siteWith(3);
  const folder = temporaryFolder();
  let newsroom = await open({ FEED_NEW_PER_POLL: '2' }, { folder });
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml`, channel: 'c1' });
  const first = await newsroom.feeds.poll(SCOPE, id);
  expect(first).toMatchObject({ result: 'changed', known: 0, skipped: [], feed: { waiting: 1 } });
  expect(first.articles.map(({ article }) => article.title)).toEqual([
    'Council meeting 3',
    'Council meeting 2',
  ]);
  const second = await newsroom.feeds.poll(SCOPE, id);
  expect(second).toMatchObject({ result: 'unchanged', feed: { waiting: 0 } });
  expect(second.articles.map(({ article }) => article.title)).toEqual(['Council meeting 1']);
  expect(await newsroom.feeds.headlines()).toEqual([]);

  for (const n of [4, 5]) site.publish(n, NOW);
  await newsroom.feeds.poll(SCOPE, id);
  await newsroom.close();
  newsroom = await open({}, { folder });
  const waiting = await newsroom.feeds.headlines();
  expect(waiting.map(({ article, channel, scope }) => [article.title, channel, scope])).toEqual([
    ['Council meeting 4', 'c1', SCOPE],
    ['Council meeting 5', 'c1', SCOPE],
  ]);
  expect((await newsroom.feeds.headlines(1)).length).toBe(1);
  expect(await newsroom.feeds.headlines(undefined, undefined, [SCOPE])).toEqual([]);
  await newsroom.feeds.markPosted([waiting[0]!.id]);
  expect((await newsroom.feeds.headlines()).map(({ id: left }) => left)).toEqual([waiting[1]!.id]);
  await newsroom.feeds.edit(SCOPE, id, { channel: 'c2' });
  expect((await newsroom.feeds.headlines()).map(({ channel }) => channel)).toEqual(['c2']);
  await newsroom.archive.forget(SCOPE, waiting[1]!.article.id);
  expect(await newsroom.feeds.headlines()).toEqual([]);
  await newsroom.close();
});

test('a feed without a channel keeps no headlines for the next one', async () => {
  const site = await siteWith(1);
  const newsroom = await open();
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml`, channel: 'c1' });
  await newsroom.feeds.poll(SCOPE, id);
  site.publish(2, NOW);
  await newsroom.feeds.poll(SCOPE, id);
  expect(await newsroom.feeds.headlines()).toHaveLength(1);
  await newsroom.feeds.edit(SCOPE, id, { channel: null });
  await newsroom.feeds.edit(SCOPE, id, { channel: 'c2' });
  expect(await newsroom.feeds.headlines()).toEqual([]);
  await newsroom.close();
});

test('a feed that is followed is known even if no more can be, without being fetched', async () => {
  const site = await siteWith(1);
  const newsroom = await open({ FEEDS_PER_SCOPE: '1' });
  const url = `${site.origin}/feed.xml`;
  await newsroom.feeds.add({ scope: SCOPE, url });
  await expect(newsroom.feeds.add({ scope: SCOPE, url })).rejects.toMatchObject({ code: 'feed.known' });
  await newsroom.close();
});

test('what was forgotten does not come back by a feed, under any address, until somebody asks for it', async () => {
  const site = await siteWith(1);
  const newsroom = await open();
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const { articles } = await newsroom.feeds.poll(SCOPE, id);
  await newsroom.archive.forget(SCOPE, articles[0]!.article.id);
  site.revise(1);
  const again = await newsroom.feeds.poll(SCOPE, id);
  expect(again.articles).toEqual([]);
  expect(again.skipped).toHaveLength(1);
  expect(site.times('/story/1')).toBe(1);
  await newsroom.feeds.remove(SCOPE, id);
  const added = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  expect((await newsroom.feeds.poll(SCOPE, added.id)).articles).toEqual([]);
  const url = `${site.origin}/story/1`;
  await newsroom.ingest.article({ scope: SCOPE, source: { kind: 'url', url } });
  site.revise(1);
  const lifted = await newsroom.feeds.poll(SCOPE, added.id);
  expect(lifted.articles.map(({ outcome }) => outcome)).toEqual(['updated']);
  await newsroom.close();
});

test('the same text under another address, forgotten, is refused before it is embedded', async () => {
  const site = await siteWith(1);
  const newsroom = await open();
  const copy = await new NewsSite().open();
  copy.publish(1, NOW);
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const { articles } = await newsroom.feeds.poll(SCOPE, id);
  await newsroom.archive.forget(SCOPE, articles[0]!.article.id);
  const other = await newsroom.feeds.add({ scope: SCOPE, url: `${copy.origin}/feed.xml` });
  const poll = await newsroom.feeds.poll(SCOPE, other.id);
  expect(poll.skipped.map(({ reason }) => reason)).toEqual([expect.stringContaining('forgotten')]);
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(0);
  await newsroom.close();
});

test('a poll begins no entry after two minutes; what is left waits for the next', async () => {
  const site = await siteWith(6);
  let passed = 0;
  const newsroom = await open({}, { uptime: () => (passed += 50_000) });
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const read: number[] = [];
  for (let n = 0; n < 3; n += 1) read.push((await newsroom.feeds.poll(SCOPE, id)).articles.length);
  expect(read).toEqual([2, 2, 2]);
  await newsroom.close();
});

test('robots.txt is asked before the first page, once a site, and obeyed', async () => {
  const site = await siteWith(3);
  site.robots = 'User-agent: *\nDisallow: /\n\nUser-agent: Byline\nDisallow: /story/2\n';
  const newsroom = await open();
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const poll = await newsroom.feeds.poll(SCOPE, id);
  expect(poll.articles.map(({ article }) => article.title)).toEqual([
    'Council meeting 3',
    'Council meeting 1',
  ]);
  expect(poll.skipped).toEqual([
    { url: `${site.origin}/story/2`, reason: expect.stringContaining('robots.txt') },
  ]);
  expect(site.times('/story/2')).toBe(0);
  expect(site.times('/robots.txt')).toBe(1);
  await newsroom.close();
});

test.each([
  ['is obeyed within the bound', 4000, ['Council meeting 1']],
  ['counts as a refusal beyond it', 5000, []],
])('a robots.txt of rules with wildcards %s', async (_, rules, titles) => {
  const site = await siteWith(1);
  site.robots = `User-agent: *\n${'Disallow: *a\n'.repeat(rules)}`;
  const newsroom = await open();
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const poll = await newsroom.feeds.poll(SCOPE, id);
  expect(poll.articles.map(({ article }) => article.title)).toEqual(titles);
  await newsroom.close();
});

test('a site whose robots.txt is out of order is left alone until it works', async () => {
  const site = await siteWith(1);
  site.instead.set('/robots.txt', (response) => void response.writeHead(503).end());
  const newsroom = await open();
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  expect((await newsroom.feeds.poll(SCOPE, id)).articles).toEqual([]);
  expect(site.times('/story/1')).toBe(0);
  expect((await newsroom.feeds.list(SCOPE))[0]).toMatchObject({ waiting: 1, failures: 0 });
  await newsroom.close();
});

test('a feed that fails says why, and recovers', async () => {
  const site = await siteWith(1);
  const newsroom = await open();
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  site.instead.set(
    '/feed.xml',
    (response) => void response.writeHead(429, { 'retry-after': '172800' }).end(),
  );
  const began = Date.now();
  const { result, feed } = await newsroom.feeds.poll(SCOPE, id);
  expect(result).toBe('failed');
  expect(feed).toMatchObject({ failures: 1, lastError: expect.stringContaining('limiting requests') });
  expect(Date.parse(feed.nextPollAt!) - began).toBeGreaterThanOrEqual(172_800_000);
  site.instead.delete('/feed.xml');
  expect((await newsroom.feeds.poll(SCOPE, id)).feed).toMatchObject({ failures: 0, lastError: null });
  await newsroom.close();
});

test('two polls of one feed at a time: the second is refused', async () => {
  const site = await siteWith(3);
  const folder = temporaryFolder();
  const [one, other] = [await open({}, { folder }), await open({}, { folder })];
  const { id } = await one.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const polls = await Promise.allSettled([one.feeds.poll(SCOPE, id), other.feeds.poll(SCOPE, id)]);
  expect(polls.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(polls.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'feed.busy' } });
  expect((await one.feeds.poll(SCOPE, id)).known).toBe(0);
  await Promise.all([one.close(), other.close()]);
});

test('a newsroom that follows polls what is due by itself, and stops in the middle when it closes', async () => {
  const site = await siteWith(2);
  const folder = temporaryFolder();
  const first = await open({}, { folder });
  await first.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  await first.close();
  let polled: (event: FeedEvent) => void = () => undefined;
  const event = new Promise<FeedEvent>((resolve) => {
    polled = resolve;
  });
  const following = await open({}, { folder, onFeed: (polledEvent) => polled(polledEvent) });
  expect(await event).toMatchObject({ kind: 'polled', poll: { result: 'changed' }, headlines: 0 });
  await following.close();

  const hanging = await new NewsSite().open();
  const asked = new Promise<void>((resolve) => hanging.instead.set('/feed.xml', () => resolve()));
  const store = await openTestStore(folder);
  await store.feeds.add(
    1,
    { url: `${hanging.origin}/feed.xml`, title: null, channel: null, addedBy: null },
    NOW,
  );
  await store.close();
  const events: FeedEvent[] = [];
  const closing = await open({}, { folder, onFeed: (told) => events.push(told) });
  await asked;
  await closing.close();
  expect(events).toEqual([]);
});
