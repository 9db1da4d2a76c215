import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import type { Newsroom } from '../../../src/app/newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import type { SectionProgress } from '../../../src/domain/section.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { openTestStore } from '../../fixtures/test-store.js';
import { NewsSite } from '../news-site.js';

const SCOPE = 'guild:1';
const NOW = new Date('2026-03-02T00:00:00Z');

const open = async (settings: Record<string, string> = {}): Promise<Newsroom> =>
  createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...settings }),
    store: await openTestStore(temporaryFolder()),
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

test('a section is ingested once, in order, up to the limit, as robots.txt allows', async () => {
  const site = await siteWith(6);
  site.robots = 'User-agent: *\nDisallow: /story/2';
  showSection(site, [1, 2, 2, 3, 4, 5, 6], '<a href="https://example.com/a-story-of-another-site">x</a>');
  const newsroom = await open();
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
  const told = steps.filter(({ stage }) => stage === 'ingested' || stage === 'skipped');
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
  const newsroom = await open();
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
  const newsroom = await open({ SCOPE_MAX_ARTICLES: '1' });
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
  const newsroom = await open();
  const section = newsroom.ingest.section(
    { scope: SCOPE, url: `${site.origin}/section` },
    { signal: giveUp.signal, onProgress: ({ stage }) => stage === 'ingested' && giveUp.abort() },
  );
  await expect(section).rejects.toMatchObject({ code: 'cancelled' });
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  expect(site.times('/story/3')).toBe(0);
  await newsroom.close();
});
