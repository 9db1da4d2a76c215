import { expect, test } from 'vitest';
import { findFeedLink } from '../../../src/ingest/feeds/find-feed-link.js';

test('a page names its feed in whatever spelling, and other links are none', () => {
  const find = (html: string) => findFeedLink('https://example.org/news/', html);
  expect(find('<link type=application/atom+xml rel="alternate" href=feed?a=1&amp;b=2>')).toBe(
    'https://example.org/news/feed?a=1&b=2',
  );
  expect(
    find('<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/s.css">'),
  ).toBeNull();
  expect(find(`${'<link '.repeat(20_000)}>`)).toBeNull();
});

test.each([
  [
    'a comment is no link',
    '<!-- <link rel="alternate" type="application/rss+xml" href="/old"> --><link rel="alternate" type="application/rss+xml" href="/feed">',
    'https://example.org/feed',
  ],
  [
    'comments come last',
    '<link rel="alternate" type="application/rss+xml" title="Post &raquo; Comments" href="/a/feed"><link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" href="/feed">',
    'https://example.org/feed',
  ],
  [
    'a script is no link',
    `<script>let a = '<link rel="alternate" type="application/rss+xml" href="/old">'</script>`,
    null,
  ],
  [
    'a type with a charset',
    '<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/feed">',
    'https://example.org/feed',
  ],
  [
    'a title with an angle bracket',
    '<link rel="alternate" title="A > B" type="application/atom+xml" href="/feed">',
    'https://example.org/feed',
  ],
  [
    'a base',
    '<base href="/archive/"><link rel="alternate" type="application/feed+json" href="feed">',
    'https://example.org/archive/feed',
  ],
  [
    'a base that is no address',
    '<base href="data:,x"><link rel="alternate" type="application/rss+xml" href="feed">',
    'https://example.org/news/feed',
  ],
  [
    'character references',
    '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&#38;b=2&amp;c=3&#x26;d=4">',
    'https://example.org/feed?a=1&b=2&c=3&d=4',
  ],
  [
    'an address that is none',
    '<link rel="alternate" type="application/rss+xml" href="http://["><link rel="alternate" type="application/rss+xml" href="/feed">',
    'https://example.org/feed',
  ],
  [
    'an address of another scheme',
    '<link rel="alternate" type="application/rss+xml" href="feed:https://example.org/feed">',
    null,
  ],
  [
    'markup as no page has',
    `${'<div>'.repeat(5000)}<link rel="alternate" type="application/rss+xml" href="/feed">`,
    null,
  ],
])('%s', (_, html, expected) => {
  expect(findFeedLink('https://example.org/news/', html)).toBe(expected);
});
