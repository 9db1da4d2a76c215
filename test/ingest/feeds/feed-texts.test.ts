/** What becomes of entries whose page cannot be read, or that have none. */
import { expect, test } from 'vitest';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import type { Newsroom } from '../../../src/app/newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { openTestStore } from '../../fixtures/test-store.js';
import { serve } from '../web-server.js';

const SCOPE = 'guild:1';
const SENTENCES = [
  'The mayor of Quayside opened the new slipway on Tuesday in front of four hundred people.',
  'It had taken eleven years, two storms and three builders to finish it, she said.',
  'Fishing boats may use it from the first of March.',
] as const;
const TEXT = `<p>${SENTENCES.join('</p><p>')}</p>`;
const PAGE = `<!doctype html><html lang="en"><head><title>Slipway opens</title></head><body><article><h1>Slipway opens</h1>${TEXT}<p>A band played until midnight, and the harbour master sang.</p></article></body></html>`;

type Route = { readonly status?: number; readonly body: string; readonly type?: string };

/** A site with a feed of these items; a test changes what it answers. */
async function site(items: (origin: string) => string, routes: Record<string, Route> = {}) {
  const served = new Map(Object.entries(routes));
  const asked: string[] = [];
  const feed = { items, end: '</channel></rss>', etag: '"1"' };
  const origin = await serve((request, response, own) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/feed.xml') {
      response.setHeader('content-type', 'application/rss+xml').setHeader('etag', feed.etag);
      if (request.headers['if-none-match'] === feed.etag) {
        response.writeHead(304).end();
        return;
      }
      response.end(
        `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay News</title>${feed.items(own)}${feed.end}`,
      );
      return;
    }
    const route = served.get(path) ?? { status: 404, body: 'none' };
    response.writeHead(route.status ?? 200, { 'content-type': route.type ?? 'text/html' }).end(route.body);
  });
  return { origin, routes: served, feed, asked };
}

const open = async (settings: Record<string, string> = {}): Promise<Newsroom> =>
  createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...settings }),
    store: await openTestStore(temporaryFolder()),
    embedder: fakeEmbedder(),
  });

async function follow(origin: string, given: Newsroom | null = null) {
  const newsroom = given ?? (await open());
  const { id } = await newsroom.feeds.add({ scope: SCOPE, url: `${origin}/feed.xml` });
  const poll = () => newsroom.feeds.poll(SCOPE, id);
  const kept = async () => {
    const { entries } = await newsroom.archive.list({ scope: SCOPE, which: 'all' });
    return entries.map(({ article }) => article);
  };
  return { newsroom, poll, kept };
}

const item = (origin: string, more = '') =>
  `<item><title>Slipway opens</title><link>${origin}/slipway</link><guid isPermaLink="false">1</guid><pubDate>Wed, 18 Nov 2026 08:00:00 GMT</pubDate><content:encoded><![CDATA[${TEXT}]]></content:encoded>${more}</item>`;

test.each<[string, Route]>([
  ['is refused', { status: 403, body: 'Please enable JS' }],
  ['is gone', { status: 410, body: '' }],
  ['shows a consent wall', { body: '<p>We use cookies. Accept all?</p>' }],
  ['is not a page', { body: 'RIFF', type: 'audio/mpeg' }],
])('where the page %s, the text of the feed is the article, once', async (_, page) => {
  const { origin, asked } = await site((own) => item(own), { '/slipway': page });
  const { newsroom, poll, kept } = await follow(origin);
  const first = await poll();
  expect(first.articles).toMatchObject([
    { outcome: 'new', note: expect.stringContaining('This is the text of the feed') },
  ]);
  expect(await kept()).toMatchObject([
    {
      title: 'Slipway opens',
      outlet: 'Quay News',
      provenance: 'feed',
      publishedAt: expect.stringContaining('2026-11-18'),
      urls: [`${origin}/slipway`],
    },
  ]);
  expect(first.feed).toMatchObject({ waiting: 0, passedOver: [] });
  expect((await poll()).articles).toEqual([]);
  expect(asked.filter((path) => path === '/slipway')).toHaveLength(1);
  await newsroom.close();
});

test('where the site is out of order, the text of the feed serves until the page is there', async () => {
  const { origin, routes } = await site((own) => item(own), { '/slipway': { status: 503, body: '' } });
  let now = new Date('2026-11-20T08:00:00Z');
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true' }),
    store: await openTestStore(temporaryFolder()),
    embedder: fakeEmbedder(),
    clock: () => now,
  });
  const { poll, kept } = await follow(origin, newsroom);
  expect((await poll()).feed.waiting).toBe(1);
  expect(await kept()).toMatchObject([{ provenance: 'feed' }]);
  routes.set('/slipway', { body: PAGE });
  now = new Date('2026-11-22T08:00:00Z');
  expect((await poll()).articles).toMatchObject([{ outcome: 'updated', note: null }]);
  expect(await kept()).toMatchObject([{ provenance: 'fetched', revision: 2 }]);
  await newsroom.close();
});

test('the text of a page that was read stays when the page is refused later', async () => {
  const { origin, routes, feed } = await site((own) => item(own), { '/slipway': { body: PAGE } });
  const { newsroom, poll, kept } = await follow(origin);
  await poll();
  routes.set('/slipway', { status: 403, body: '' });
  feed.items = (own) => item(own, '<description>Now with a band.</description>');
  feed.etag = '"2"';
  expect((await poll()).articles).toEqual([]);
  expect(await kept()).toMatchObject([{ provenance: 'fetched', revision: 1 }]);
  await newsroom.close();
});

test.each([
  ['gives the date of a page without one', PAGE, '2026-11-18'],
  [
    'does not replace that of the page',
    PAGE.replace('<head>', '<head><meta property="article:published_time" content="2026-11-17T09:00:00Z">'),
    '2026-11-17',
  ],
])('the feed %s', async (_, body, day) => {
  const { origin } = await site((own) => item(own), { '/slipway': { body } });
  const { newsroom, poll } = await follow(origin);
  const { articles } = await poll();
  expect(articles[0]?.article).toMatchObject({ provenance: 'fetched' });
  expect(articles[0]?.article.publishedAt).toContain(day);
  await newsroom.close();
});

test.each(['Wed, 18 Nov 2099 08:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
  'the date %s of a feed is none',
  async (date) => {
    const { origin } = await site(
      (own) => item(own).replace(/<pubDate>.*<\/pubDate>/, `<pubDate>${date}</pubDate>`),
      {
        '/slipway': { body: PAGE },
      },
    );
    const { newsroom, poll } = await follow(origin);
    expect((await poll()).articles[0]?.article.publishedAt).toBeNull();
    await newsroom.close();
  },
);

test('the notes of an episode without a page are the article, an entry without text is named', async () => {
  const { origin, asked } = await site(
    (own) =>
      `<item><title>Episode 12</title><enclosure url="${own}/12.mp3" type="audio/mpeg" length="1"/><guid isPermaLink="false">12</guid><description>${SENTENCES.join(' ')}</description></item><item><title>Episode 11</title><guid isPermaLink="false">11</guid></item>`,
  );
  const { newsroom, poll, kept } = await follow(origin);
  const first = await poll();
  expect(first.articles).toMatchObject([{ outcome: 'new', note: null, article: { title: 'Episode 12' } }]);
  expect(first.skipped).toEqual([
    { url: `${origin}/feed.xml`, reason: expect.stringContaining('1 entry has no link') },
  ]);
  expect(first.feed.passedOver).toEqual([{ reason: 'no-text', count: 1 }]);
  expect(await kept()).toMatchObject([{ urls: [`${origin}/12.mp3`], provenance: 'feed' }]);
  expect(asked).not.toContain('/12.mp3');
  await newsroom.close();
});

test('what is passed over for good is counted with the reason', async () => {
  const bare = (n: number) => (own: string) =>
    `<item><title>T${n}</title><link>${own}/${n}</link><guid>${own}/${n}</guid></item>`;
  const { origin } = await site((own) => [1, 2, 3].map((n) => bare(n)(own)).join(''), {
    '/1': { body: '<p>Too short.</p>' },
    '/2': { body: '<p>Too short.</p>' },
    '/robots.txt': { body: 'User-agent: *\nDisallow: /3', type: 'text/plain' },
  });
  const { newsroom, poll } = await follow(origin);
  const { feed, skipped } = await poll();
  expect(skipped).toHaveLength(3);
  expect(feed.passedOver).toEqual([
    { reason: 'no-article', count: 2 },
    { reason: 'robots', count: 1 },
  ]);
  await newsroom.close();
});

test('entries with the same id are all read, and none of them again', async () => {
  const { origin, routes, asked } = await site((own) =>
    [1, 2, 3]
      .map(
        (n) =>
          `<item><title>T${n}</title><link>${own}/${n}</link><guid isPermaLink="false">N/A</guid></item>`,
      )
      .join(''),
  );
  for (const n of [1, 2, 3]) routes.set(`/${n}`, { body: PAGE.replace('midnight', `${n} o'clock`) });
  const { newsroom, poll } = await follow(origin);
  expect((await poll()).articles).toHaveLength(3);
  expect(await poll()).toMatchObject({ result: 'unchanged', articles: [], known: 0 });
  expect(asked.filter((path) => /^\/\d$/.test(path))).toHaveLength(3);
  await newsroom.close();
});

test('a feed that ends in the middle is read as far as it is whole, and fetched whole afterwards', async () => {
  const { origin, feed, routes } = await site((own) => item(own), { '/slipway': { body: PAGE } });
  const { newsroom, poll } = await follow(origin);
  feed.end = '<item><title>Next</title><link>https://exam';
  const cut = await poll();
  expect(cut).toMatchObject({ result: 'changed', isCutOff: true, articles: { length: 1 } });
  feed.end = `${item(origin).replaceAll('slipway', 'next').replace('>1<', '>2<')}</channel></rss>`;
  routes.set('/next', { body: PAGE.replace('midnight', 'two') });
  expect(await poll()).toMatchObject({ isCutOff: false, articles: { length: 1 } });
  await newsroom.close();
});

test('an entry whose link changes with each reading is one article', async () => {
  const { origin, feed, routes } = await site((own) => item(own), {});
  for (const n of [1, 2]) {
    const body = n === 1 ? PAGE : PAGE.replace('midnight', 'one in the morning');
    routes.set(`/slipway?visit=${n}`, { body });
  }
  const linked = (n: number) => (own: string) => item(own).replace('/slipway<', `/slipway?visit=${n}<`);
  feed.items = linked(1);
  const { newsroom, poll, kept } = await follow(origin);
  expect((await poll()).articles).toMatchObject([{ outcome: 'new' }]);
  feed.items = linked(2);
  feed.etag = '"2"';
  expect((await poll()).articles).toMatchObject([{ outcome: 'updated' }]);
  expect(await kept()).toHaveLength(1);
  await newsroom.close();
});
