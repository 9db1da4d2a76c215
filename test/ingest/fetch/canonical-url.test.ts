import { describe, expect, test } from 'vitest';
import {
  canonicalUrl,
  cleanUrl,
  declaredArticleUrl,
  unwrapAmpViewer,
} from '../../../src/ingest/fetch/canonical-url.js';

describe('canonical addresses', () => {
  test.each([
    ['https://a.example/x?utm_source=m&id=2&fbclid=3#top', 'https://a.example/x?id=2'],
    ['https://A.example/X/', 'https://a.example/X/'],
    ['https://a.example/x?srsltid=1&gaa_at=2&fb_source=3&trk=4&id=5', 'https://a.example/x?id=5'],
    ['https://a.example/?b=2&a=1', 'https://a.example/?b=2&a=1'],
    ['https://a.example/?q=a+b%20c', 'https://a.example/?q=a+b%20c'],
  ])('%s is cleaned', (written, expected) => {
    expect(cleanUrl(written)).toBe(expected);
  });

  test('a host with an umlaut stays a web address however often it is cleaned', () => {
    const cleaned = new Set(Array.from({ length: 20_000 }, () => cleanUrl('https://häfen.example/x')));
    expect([...cleaned]).toEqual(['https://xn--hfen-loa.example/x']);
  });

  test.each([
    ['https://www.google.com/amp/s/a.example/x/amp', 'https://a.example/x/amp'],
    ['https://www.google.co.uk/amp/a.example/x', 'http://a.example/x'],
    ['https://a-example.cdn.ampproject.org/c/s/a.example/x?y=1', 'https://a.example/x?y=1'],
    ['https://a.example/amp/s/b.example/x', 'https://a.example/amp/s/b.example/x'],
  ])('%s shows %s', (viewer, page) => {
    expect(unwrapAmpViewer(viewer)).toBe(page);
  });

  test.each([
    ['the same page', 'https://a.example/x?page=1', 'https://a.example/x', 'https://a.example/x'],
    ['a relative claim', 'https://a.example/x/y?s=1', '/x/y', 'https://a.example/x/y'],
    [
      'from AMP to the page',
      'https://amp.a.example/x?amp=1',
      'https://www.a.example/x',
      'https://www.a.example/x',
    ],
    ['from mobile to the page', 'https://m.a.example/x', 'http://a.example/x', 'https://a.example/x'],
    [
      'from an edition to the page',
      'https://edition.a.example/x',
      'https://www.a.example/x',
      'https://www.a.example/x',
    ],
    [
      'from the page to its version',
      'https://www.a.example/x',
      'https://m.a.example/x',
      'https://m.a.example/x',
    ],
    [
      'another version, which may be of somebody else',
      'https://lite.blogs.example/x',
      'https://edition.blogs.example/y',
      'https://lite.blogs.example/x',
    ],
    [
      'a registered name that reads like a version',
      'https://print.com/x',
      'https://text.com/y',
      'https://print.com/x',
    ],
    [
      'a name that a host of many gives',
      'https://m.github.io/x',
      'https://github.io/y',
      'https://m.github.io/x',
    ],
    ['another site', 'https://evil.example/x', 'https://bbc.example/x', 'https://evil.example/x'],
    [
      'another user of the site',
      'https://a.example/@eve/pier-9',
      'https://a.example/@ann/pier-1',
      'https://a.example/@eve/pier-9',
    ],
    [
      'another home page of the site',
      'https://a.example/~eve/x',
      'https://a.example/%7Eann/x',
      'https://a.example/~eve/x',
    ],
    [
      'the same user',
      'https://a.example/%40Ann/pier-1?x=1',
      'https://a.example/@ann/pier-1',
      'https://a.example/@ann/pier-1',
    ],
    [
      'the page of a user, by a short address',
      'https://a.example/p/991',
      'https://a.example/@ann/pier-1',
      'https://a.example/@ann/pier-1',
    ],
    ['a site that ends alike', 'https://evil-a.example/x', 'https://a.example/x', 'https://evil-a.example/x'],
    [
      'a parent domain',
      'https://evil.pages.example/x',
      'https://pages.example/x',
      'https://evil.pages.example/x',
    ],
    ['another port', 'https://a.example:444/x', 'https://a.example/x', 'https://a.example:444/x'],
    ['the front page', 'https://a.example/x', 'https://a.example/', 'https://a.example/x'],
    ['a section', 'https://a.example/news/x', 'https://a.example/news/', 'https://a.example/news/x'],
    [
      'a section of a section',
      'https://a.example/news/local/bridge-closed',
      'https://www.a.example/news',
      'https://a.example/news/local/bridge-closed',
    ],
    [
      'the archive of a month',
      'https://a.example/2026/11/bridge-closed/',
      'https://a.example/2026/11/',
      'https://a.example/2026/11/bridge-closed/',
    ],
    ['from a version to the page', 'https://a.example/x/amp/', 'https://a.example/x', 'https://a.example/x'],
    ['from a second page', 'https://a.example/x/page/2', 'https://a.example/x/', 'https://a.example/x/'],
    [
      'from a part to the page',
      'https://a.example/town-bridge-closed-again/what-we-know',
      'https://a.example/town-bridge-closed-again',
      'https://a.example/town-bridge-closed-again',
    ],
    [
      'an address that ends with a number',
      'https://a.example/story/1234567/bridge-closed',
      'https://a.example/story/1234567',
      'https://a.example/story/1234567',
    ],
    ['credentials', 'https://a.example/x', 'https://u:p@a.example/y', 'https://a.example/x'],
    ['another scheme', 'https://a.example/x', 'javascript:alert(1)', 'https://a.example/x'],
    ['nonsense', 'https://a.example/x', 'http://[', 'https://a.example/x'],
    ['nothing', 'https://a.example/x', null, 'https://a.example/x'],
  ])('%s', (_, page, claimed, expected) => {
    expect(canonicalUrl(page, claimed)).toBe(expected);
  });
});

describe('the address that a file declares', () => {
  test.each([
    [
      'https://a.example/town-bridge-closed-again?utm_source=m#top',
      'https://a.example/town-bridge-closed-again',
    ],
    ['http://a.example/story/1234567', 'http://a.example/story/1234567'],
    ['https://a.example/2025/jun/03/bridge', 'https://a.example/2025/jun/03/bridge'],
    ['https://a.example/read?id=1234567', 'https://a.example/read?id=1234567'],
  ])('%s is that of its article', (declared, address) => {
    expect(declaredArticleUrl(declared)).toBe(address);
  });

  test.each([
    ['that of a front page', 'https://a.example/'],
    ['that of a section', 'https://a.example/news/world'],
    ['that of a month', 'https://a.example/2025/06/'],
    ['a part of one', '/town-bridge-closed-again'],
    ['with credentials', 'https://u:p@a.example/town-bridge-closed-again'],
    ['of another scheme', 'javascript:alert("town-bridge-closed-again")'],
    ['that of a file', 'file:///home/ann/town-bridge-closed-again.html'],
    ['nonsense', 'http://['],
    ['nothing', null],
  ])('%s is none', (_, declared) => {
    expect(declaredArticleUrl(declared)).toBeNull();
  });
});
