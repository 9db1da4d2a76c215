import { expect, test, vi } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { NewsSite } from '../ingest/news-site.js';

const SCOPE = 'guild:1';
const DAY_MS = 86_400_000;

const open = (folder: string, settings: Record<string, string>, clock?: () => Date): Newsroom =>
  createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...settings }),
    store: SqliteStore.open(folder),
    embedder: fakeEmbedder(),
    ...(clock ? { clock } : {}),
  });
const news = (newsroom: Newsroom, text: string, scope = SCOPE) =>
  newsroom.ingest.article({ scope, source: { kind: 'text', text } });

test('a full scope refuses new articles, but accepts known ones and updates', async () => {
  const site = await new NewsSite().open();
  site.publish(1, new Date('2026-03-02T00:00:00Z'));
  const page = { scope: SCOPE, source: { kind: 'url', url: `${site.origin}/story/1` } } as const;
  const newsroom = open(temporaryFolder(), { SCOPE_MAX_ARTICLES: '2' });
  await newsroom.ingest.article(page);
  const { article } = await news(newsroom, 'The dam held on Friday.');
  await expect(news(newsroom, 'The bridge held.')).rejects.toMatchObject({
    code: 'quota.reached',
    id: 'app.tooManyArticles',
    facts: { count: 2, setting: 'SCOPE_MAX_ARTICLES' },
  });
  expect((await news(newsroom, 'The dam held on Friday.')).outcome).toBe('known');
  site.revise(1);
  expect((await newsroom.ingest.article(page)).outcome).toBe('updated');
  expect((await news(newsroom, 'The bridge held.', 'guild:2')).outcome).toBe('new');
  await newsroom.archive.forget(SCOPE, article.id);
  expect((await news(newsroom, 'The bridge held.')).outcome).toBe('new');
  await newsroom.close();
});

test('bytes are limited, too, and statistics show usage and limits', async () => {
  const folder = temporaryFolder();
  const newsroom = open(folder, { SCOPE_MAX_MIB: '1', RETENTION_DAYS: '30' });
  expect(await newsroom.scopes.stats(SCOPE)).toMatchObject({
    bytes: 0,
    limits: { articles: 50_000, bytes: 1_048_576, days: 30 },
    feeds: { followed: 0, paused: 0, waiting: 0 },
    queued: 0,
  });
  const long = (day: number) =>
    Array.from({ length: 300 }, (_, paragraph) =>
      Array.from({ length: 20 }, (_, n) => `On day ${day} dam ${20 * paragraph + n} held water.`).join(' '),
    ).join('\n\n');
  const { passages } = await news(newsroom, long(1));
  const { bytes } = await newsroom.scopes.stats(SCOPE);
  // A vector has 32 values of a byte each, and a scale of four.
  expect(bytes).toBe(long(1).length + 36 * passages);
  for (const day of [2, 3, 4, 5, 6]) await news(newsroom, long(day));
  await expect(news(newsroom, long(7))).rejects.toMatchObject({ code: 'quota.reached' });
  await newsroom.close();
});

test('the entries of a feed wait while its scope is full', async () => {
  const site = await new NewsSite().open();
  for (const n of [1, 2]) site.publish(n, new Date('2026-03-02T00:00:00Z'));
  const newsroom = open(temporaryFolder(), { SCOPE_MAX_ARTICLES: '1' });
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  const poll = await newsroom.feeds.poll(SCOPE, id);
  expect(poll).toMatchObject({ skipped: [], feed: { waiting: 1 } });
  await newsroom.archive.forget(SCOPE, poll.articles[0]!.article.id);
  expect((await newsroom.feeds.poll(SCOPE, id)).articles).toHaveLength(1);
  await newsroom.close();
});

test('retention deletes old articles without a trace and without tombstones; it is off by default', async () => {
  const folder = temporaryFolder();
  const days = (n: number) => () => new Date(Date.now() + n * DAY_MS);
  let newsroom = open(folder, {});
  await news(newsroom, 'The xqold dam held.');
  await newsroom.close();
  newsroom = open(folder, {}, days(10_000));
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  await newsroom.close();
  newsroom = open(folder, { RETENTION_DAYS: '30' }, days(29));
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  await newsroom.close();
  expect(filesContaining(folder, ['xqold'])).not.toEqual([]);
  newsroom = open(folder, { RETENTION_DAYS: '30' }, days(31));
  await vi.waitFor(async () => expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(0), 20_000);
  await newsroom.close();
  expect(filesContaining(folder, ['xqold'])).toEqual([]);
  newsroom = open(folder, {});
  expect((await news(newsroom, 'The xqold dam held.')).outcome).toBe('new');
  await newsroom.close();
});
