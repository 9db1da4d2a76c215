import { describe, expect, test } from 'vitest';
import { parseSitemap } from '../../../src/ingest/listing/sitemap.js';

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

const urls = (xml: string) => parseSitemap(xml)?.entries.map(({ url }) => url);

test.each([
  [
    'a comment',
    '<urlset><!-- <url><loc>https://example.org/old</loc></url> --><url><loc>https://example.org/1</loc></url></urlset>',
    ['https://example.org/1'],
  ],
  [
    'character references',
    '<urlset><url><loc>https://example.org/?a=1&#38;b=2&#x26;c=3&amp;d=4</loc></url></urlset>',
    ['https://example.org/?a=1&b=2&c=3&d=4'],
  ],
  [
    'a reference that is decoded once',
    '<urlset><url><loc>https://example.org/?a=&amp;#38;</loc></url></urlset>',
    ['https://example.org/?a=&#38;'],
  ],
  [
    'a picture before the address',
    '<urlset><url><image:image><image:loc>https://example.org/i.jpg</image:loc></image:image><loc>https://example.org/1</loc></url></urlset>',
    ['https://example.org/1'],
  ],
  [
    'a namespace',
    '<s:urlset xmlns:s="x"><s:url><s:loc>https://example.org/1</s:loc></s:url></s:urlset>',
    ['https://example.org/1'],
  ],
  [
    'a single entry, cut off',
    '<urlset><url><loc>https://example.org/1</loc></url><url><loc>https://exam',
    ['https://example.org/1'],
  ],
  [
    'attributes',
    '<urlset xmlns="x"><url id="a>b"><loc>https://example.org/1</loc><xhtml:link rel="alternate" href="https://example.org/de"/></url></urlset>',
    ['https://example.org/1'],
  ],
  ['nothing', '<urlset></urlset>', []],
])('%s', (_, xml, expected) => {
  expect(urls(xml)).toEqual(expected);
});

test.each([
  ['an HTML page that names it', '<!doctype html><html><body><!-- <urlset> --></body></html>'],
  ['a feed', '<rss version="2.0"><channel></channel></rss>'],
  ['nothing', ''],
])('%s is none', (_, xml) => {
  expect(parseSitemap(xml)).toBeNull();
});

describe('hostile sitemaps', () => {
  const entry = '<url><loc>https://example.org/&a;</loc></url>';
  test.each([
    [
      'entities that grow',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><urlset>${entry}</urlset>`,
    ],
    ['an external entity', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset>${entry}</urlset>`],
  ])('%s stay as they are written', (_, xml) => {
    for (const url of urls(xml) ?? []) expect(url).toBe('https://example.org/&a;');
  });

  test.each([
    ['nesting', `<urlset>${'<a>'.repeat(100_000)}`],
    ['too many elements', `<urlset>${'<a/>'.repeat(1_100_000)}</urlset>`],
    ['tags that never end', `<urlset>${'<url '.repeat(200_000)}`],
  ])('%s gives no entries', (_, xml) => {
    expect(parseSitemap(xml)).toEqual({ kind: 'urls', entries: [] });
  });

  test('entries are read up to the limit of the protocol', () => {
    const many = '<url><loc>https://example.org/1</loc></url>'.repeat(60_000);
    expect(urls(`<urlset>${many}</urlset>`)).toHaveLength(50_000);
  });
});
