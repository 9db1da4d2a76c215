import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { SectionProgress } from '../../src/domain/section.js';
import { storyLinks } from '../../src/ingest/listing/page-links.js';
import { parseSitemap } from '../../src/ingest/listing/sitemap.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { NewsSite } from './news-site.js';

const SCOPE = 'guild:1';
const NOW = new Date('2026-03-02T00:00:00Z');
const PAGE = 'https://www.example.org/world/';

const open = (settings: Record<string, string> = {}): Newsroom =>
  createNewsroom({
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...settings }),
    store: SqliteStore.open(temporaryFolder()),
    embedder: fakeEmbedder(),
  });

async function siteWith(stories: number): Promise<NewsSite> {
  const site = await new NewsSite().open();
  for (let n = 1; n <= stories; n += 1) site.publish(n, NOW);
  return site;
}

/** A section page that names stories by headlines, as `/section`. */
function showSection(site: NewsSite, stories: readonly number[], more = ''): void {
  const teasers = stories.map(
    (n) =>
      `<article><h3><a href="/story/${n}?utm_source=front">The council of the town met again ${n}</a></h3></article>`,
  );
  site.instead.set('/section', (response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><nav><a href="/story/99">All news of the harbour town</a></nav>${teasers.join('')}${more}`,
      );
  });
}

test('a section page: stories of its own site in order, each once, and nothing that leads around', () => {
  const html = `<!doctype html><html><head><base href="https://www.example.org/"></head><body>
    <header><nav><a href="/politics/a-long-slug-of-the-day">Politics and all of its news today</a></nav></header>
    <main>
      <article><header><h2><a href="/world/dam-held-on-friday-night">Dam</a></h2></header></article>
      <a href="world/2026/03/02/bridge?utm_source=x#top">Bridge</a>
      <a href="/world/dam-held-on-friday-night#comments">12</a>
      <a href="https://m.example.org/article/1234567">Short</a>
      <a href="https://live.example.org/election-night-as-it-happened">Live</a>
      <a href="/story">The mayor speaks of the bridge</a>
      <a href="/short">Too short</a>
      <a href="/tag/dams-and-bridges-of-the-world">Dams and bridges of the world</a>
      <a href="/authors/ann-example">Everything that Ann Example wrote</a>
      <a href="/pictures/2026/03/02/a.jpg">The bridge in the morning light</a>
      <a href="https://other.example.com/a-story-of-another-site">A story of another site</a>
      <a href="https://notexample.org/a-story-of-a-false-friend">A story of a false friend</a>
      <a href="javascript:alert('a story of four words')">A script of four words</a>
      <a href="https://user:pw@www.example.org/a-story-with-a-password">A story with a password</a>
      <a href="/">The front page of it all</a><a href="/world/">The world section of it all</a>
      <a href="/%E0%A4%A">A story with a broken address</a>
      <a href="/n%C3%A9ws-%C3%A9t%C3%A9-%C3%A0-paris">Été</a>
    </main>
    <footer><a href="/2026/01/02/how-we-work-every-day">How we work every day</a></footer>
    <div role="navigation"><a href="/2026/01/02/more-of-our-stories">More of our stories</a></div></body></html>`;
  expect(storyLinks(PAGE, html)).toEqual([
    'https://www.example.org/world/dam-held-on-friday-night',
    'https://www.example.org/world/2026/03/02/bridge',
    'https://m.example.org/article/1234567',
    'https://live.example.org/election-night-as-it-happened',
    'https://www.example.org/story',
    'https://www.example.org/%E0%A4%A',
    'https://www.example.org/n%C3%A9ws-%C3%A9t%C3%A9-%C3%A0-paris',
  ]);
});

test('a sitemap: latest first, undated last, entities and CDATA undone, the rest ignored', () => {
  const xml = `<?xml version="1.0"?><!-- made --><urlset xmlns="s" xmlns:news="n" xmlns:image="i">
    <url><loc>https://example.org/1?a=1&amp;b=2</loc><lastmod>2026-03-01</lastmod></url>
    <url><image:image><image:loc>https://example.org/i.jpg</image:loc></image:image><loc>https://example.org/none</loc></url>
    <url><loc> <![CDATA[https://example.org/2]]> </loc><news:news><news:publication_date>2026-03-02T10:00:00+02:00</news:publication_date></news:news></url>
    <url><lastmod>2026-03-09</lastmod></url><url><loc>https://example.org/3</loc><lastmod>soon</lastmod></url></urlset>`;
  const read = parseSitemap(xml);
  expect(read?.kind).toBe('urls');
  expect(read?.entries.slice(0, 2)).toEqual([
    { url: 'https://example.org/2', changed: '2026-03-02T08:00:00.000Z' },
    { url: 'https://example.org/1?a=1&b=2', changed: '2026-03-01T00:00:00.000Z' },
  ]);
  expect(read?.entries.at(-1)).toEqual({ url: 'https://example.org/3', changed: null });
  expect(parseSitemap('<html><body>urlset</body></html>')).toBeNull();
});

test('a sitemap of nothing but open tags is read in one pass', () => {
  const began = performance.now();
  expect(parseSitemap(`<urlset>${'<url><loc>'.repeat(400_000)}`)?.entries).toEqual([]);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a section is ingested once, in order, up to the limit, as robots.txt allows', async () => {
  const site = await siteWith(6);
  site.robots = 'User-agent: *\nDisallow: /story/2';
  showSection(site, [1, 2, 2, 3, 4, 5, 6], '<a href="https://example.com/a-story-of-another-site">x</a>');
  const newsroom = open();
  await newsroom.ingest.article({ scope: SCOPE, source: { kind: 'url', url: `${site.origin}/story/3` } });
  const steps: SectionProgress[] = [];
  const report = await newsroom.ingest.section(
    { scope: SCOPE, url: `${site.origin}/section`, limit: 4, ingestedBy: 'ann' },
    { onProgress: (step) => void steps.push(step) },
  );
  expect(report).toMatchObject({ kind: 'section', found: 6, known: 1, stopped: null });
  expect(report.articles.map(({ article }) => [article.title, article.ingestedBy])).toEqual([
    ['Council meeting 1', 'ann'],
    ['Council meeting 4', 'ann'],
  ]);
  expect(report.skipped).toEqual([
    { url: `${site.origin}/story/2`, reason: expect.stringContaining('robots.txt') },
  ]);
  expect(['/story/2', '/story/5', '/story/99'].map((path) => site.times(path))).toEqual([0, 0, 0]);
  expect(steps[0]).toEqual({ stage: 'listed', total: 4 });
  const told = steps.filter(({ stage }) => stage === 'took' || stage === 'passed');
  expect(told).toMatchObject([{ done: 1 }, { done: 2, code: 'robots.disallowed' }, { done: 3 }, { done: 4 }]);
  await newsroom.close();
});

test('sitemaps, packed and in an index, and feeds do as well', async () => {
  const site = await siteWith(3);
  const locs = (...stories: number[]) =>
    stories
      .map((n) => `<url><loc>${site.origin}/story/${n}</loc><lastmod>2026-03-0${n}</lastmod></url>`)
      .join('');
  site.instead.set('/news.xml.gz', (response) => {
    response.setHeader('content-type', 'application/gzip').end(gzipSync(`<urlset>${locs(1, 3)}</urlset>`));
  });
  site.instead.set('/sitemap.xml', (response) => {
    const index = `<sitemapindex><sitemap><loc>${site.origin}/news.xml.gz</loc></sitemap><sitemap><loc>https://example.com/s.xml</loc></sitemap></sitemapindex>`;
    response.setHeader('content-type', 'application/xml').end(index);
  });
  const newsroom = open();
  const ingest = (path: string, limit: number) =>
    newsroom.ingest.section({ scope: SCOPE, url: `${site.origin}${path}`, limit });
  const titles = ({ articles }: Awaited<ReturnType<typeof ingest>>) =>
    articles.map(({ article }) => article.title);
  const first = await ingest('/sitemap.xml', 1);
  expect([first.kind, first.found, titles(first)]).toEqual(['sitemap', 2, ['Council meeting 3']]);
  expect(titles(await ingest('/sitemap.xml', 10))).toEqual(['Council meeting 1']);
  const feed = await ingest('/feed.xml', 10);
  expect([feed.kind, titles(feed), feed.known]).toEqual(['feed', ['Council meeting 2'], 2]);
  await newsroom.close();
});

test('what was forgotten stays so, a full scope ends it, and a page without stories says so', async () => {
  const site = await siteWith(3);
  showSection(site, [1, 2, 3]);
  const newsroom = open({ SCOPE_MAX_ARTICLES: '1' });
  const url = `${site.origin}/section`;
  const first = await newsroom.ingest.section({ scope: SCOPE, url });
  expect(first).toMatchObject({
    articles: [{ outcome: 'new' }],
    stopped: expect.stringContaining('no room'),
  });
  expect(site.times('/story/3')).toBe(0);
  await newsroom.archive.forget(SCOPE, 'Council meeting 1');
  const second = await newsroom.ingest.section({ scope: SCOPE, url });
  expect(second.skipped[0]?.reason).toContain('forgotten');
  expect(second.articles.map(({ article }) => article.title)).toEqual(['Council meeting 2']);
  showSection(site, []);
  await expect(newsroom.ingest.section({ scope: SCOPE, url })).rejects.toMatchObject({
    code: 'section.empty',
  });
  await newsroom.close();
});

test('cancelling a section keeps what is in and asks for nothing more', async () => {
  const site = await siteWith(3);
  showSection(site, [1, 2, 3]);
  const giveUp = new AbortController();
  const newsroom = open();
  const section = newsroom.ingest.section(
    { scope: SCOPE, url: `${site.origin}/section` },
    { signal: giveUp.signal, onProgress: ({ stage }) => stage === 'took' && giveUp.abort() },
  );
  await expect(section).rejects.toMatchObject({ code: 'cancelled' });
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  expect(site.times('/story/3')).toBe(0);
  await newsroom.close();
});
