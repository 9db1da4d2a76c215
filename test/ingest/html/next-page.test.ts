import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/ingest/html/dom.js';
import { nextPageUrl } from '../../../src/ingest/html/next-page.js';

const next = (here: string, link: string): string | null =>
  nextPageUrl(parsePage(`<a rel="next" href="${link}">2</a>`), `https://gazette.example${here}`);

describe('the page that an article continues on', () => {
  test.each([
    ['/ferry', '/ferry?page=2'],
    ['/ferry?id=7', '/ferry?id=7&page=2'],
    ['/ferry?p=2', '?p=3'],
    ['/ferry', '/ferry/2'],
    ['/ferry/', '/ferry/2/'],
    ['/news/ferry/', '/news/ferry/page/2/'],
    ['/news/ferry/page/2/', '/news/ferry/page/3/'],
    ['/news/ferry', '/news/ferry/page-2'],
    ['/ferry.html', 'ferry-2.html'],
    ['/ferry-2.html', 'ferry-3.html'],
    ['/ferry,1.html', '/ferry,2.html'],
    ['/ferry.html', '/ferry.html?seite=2#top'],
  ])('%s: %s', (here, link) => {
    const expected = new URL(link, `https://gazette.example${here}`);
    expected.hash = '';
    expect(next(here, link)).toBe(expected.href);
  });

  test.each([
    ['the next story', '/ferry/', '/bridge/'],
    ['a story of the same name', '/ferry/', '/ferry-2/'],
    ['another site', '/ferry', 'https://other.example/ferry?page=2'],
    ['the page before', '/ferry?page=2', '/ferry?page=1'],
    ['a page further on', '/ferry', '/ferry?page=3'],
    ['this page', '/ferry', '/ferry'],
    ['another query', '/ferry?id=7', '/ferry?id=8&page=2'],
    ['no URL', '/ferry', 'https://'],
    ['a script', '/ferry', 'javascript:next()'],
    ['the next year', '/archive/2024', '/archive/2025'],
  ])('none for %s', (_, here, link) => {
    expect(next(here, link)).toBe(null);
  });

  test('is found in the head, in capitals', () => {
    const page = parsePage('<link rel="Next" href="/ferry?page=2">');
    expect(nextPageUrl(page, 'https://gazette.example/ferry')).toBe('https://gazette.example/ferry?page=2');
  });
});
