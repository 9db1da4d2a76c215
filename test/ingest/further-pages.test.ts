import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { fetchErrors } from '../../src/ingest/fetch/errors.js';
import { fetchSource } from '../../src/ingest/fetch-source.js';
import { analyseWithFurtherPages } from '../../src/ingest/further-pages.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { serve } from './web-server.js';

const limits = { ...readConfig({}), ALLOW_PRIVATE_URLS: true };
const STANDFIRST = 'Four new ferries are to sail between the two shores of Northport from next spring on.';
const said = (page: number): string =>
  `On page ${page} the harbour authority says that ferry number ${page} is painted green and carries ninety cars.`;

interface Site {
  readonly pages: number;
  readonly title?: (page: number) => string;
  /** By page; default 200 with the page. */
  readonly answers?: Readonly<Record<number, (response: ServerResponse) => void>>;
}

/** A site whose article has `pages` pages; gives the URL of the first and the pages that were asked for. */
async function site({ pages, title = () => 'Four ferries', answers = {} }: Site) {
  const asked: number[] = [];
  const origin = await serve((request, response) => {
    const page = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1);
    asked.push(page);
    const answer = answers[page];
    if (answer) return answer(response);
    const link = page < pages ? `<link rel="next" href="/ferries?page=${page + 1}">` : '';
    const body = `<article><h1>Four ferries</h1><p>${STANDFIRST}</p><p>${said(page)}</p><p>${said(page + 100)}</p></article>`;
    response.setHeader('content-type', 'text/html');
    response.end(
      `<html><head><meta property="og:title" content="${title(page)}">${link}</head><body>${body}</body></html>`,
    );
  });
  return { url: `${origin}/ferries`, asked };
}

async function read(
  url: string,
  { disallowed, uptime }: { disallowed?: RegExp; uptime?: () => number } = {},
) {
  const fetching = { limits };
  const require = async (address: string): Promise<void> => {
    if (disallowed?.test(address)) throw fetchErrors.robots({ url: address, host: 'the site' });
  };
  const source = await fetchSource({ kind: 'url', url }, fetching);
  const parsing = { limits, maxWords: 10_000, now: new Date() };
  const robots = disallowed ? { robots: { require } } : {};
  const analysed = await analyseWithFurtherPages(
    { parser: threadParser, ...robots, ...(uptime && { uptime }) },
    source,
    parsing,
    fetching,
  );
  const quoted = analysed.sentences.map(({ span }) => analysed.text.slice(span.start, span.end));
  return { ...analysed, quoted };
}

test('all pages are one article, and what each repeats is quoted once', async () => {
  const { url, asked } = await site({
    pages: 3,
    title: (page) => `Four ferries${page > 1 ? ` - Page ${page}` : ''}`,
  });
  const { title, urls, quoted, omissions } = await read(url);
  expect(title).toBe('Four ferries');
  expect(urls).toEqual([url]);
  expect(quoted).toEqual([STANDFIRST, said(1), said(101), said(2), said(102), said(3), said(103)]);
  expect(omissions).toBeUndefined();
  expect(asked).toEqual([1, 2, 3]);
});

test('at most five pages are read', async () => {
  const { url, asked } = await site({ pages: 9 });
  const { quoted, omissions } = await read(url);
  expect(quoted).toContain(said(5));
  expect(omissions).toEqual(['further-pages']);
  expect(asked).toEqual([1, 2, 3, 4, 5]);
});

test('no page is begun after fifteen seconds', async () => {
  const { url, asked } = await site({ pages: 4 });
  let now = 0;
  const uptime = () => {
    now += 7000;
    return now;
  };
  const { quoted, omissions } = await read(url, { uptime });
  expect(quoted).toContain(said(3));
  expect(omissions).toEqual(['further-pages']);
  expect(asked).toEqual([1, 2, 3]);
});

test.each([
  ['is missing', (response: ServerResponse) => response.writeHead(404).end()],
  [
    'is on another site',
    (response: ServerResponse) => response.writeHead(302, { location: 'http://localhost:1/' }).end(),
  ],
  [
    'contains no article',
    (response: ServerResponse) => response.setHeader('content-type', 'text/html').end('<p>Soon</p>'),
  ],
])('a page that %s is noted', async (_, answer) => {
  const { url } = await site({ pages: 3, answers: { 2: answer } });
  const { quoted, omissions } = await read(url);
  expect(quoted).toEqual([STANDFIRST, said(1), said(101)]);
  expect(omissions).toEqual(['further-pages']);
});

test('a page that robots.txt disallows is not fetched, and noted', async () => {
  const { url, asked } = await site({ pages: 2 });
  expect((await read(url, { disallowed: /page=2/ })).omissions).toEqual(['further-pages']);
  expect(asked).toEqual([1]);
});

test('a page with another title is another article', async () => {
  const { url } = await site({ pages: 2, title: (page) => (page === 1 ? 'Four ferries' : 'Bridge closed') });
  const { quoted, omissions } = await read(url);
  expect(quoted).toEqual([STANDFIRST, said(1), said(101)]);
  expect(omissions).toBeUndefined();
});
