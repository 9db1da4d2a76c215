import { expect, test } from 'vitest';
import { ownRules } from '../../../src/ingest/fetch/own-rules.js';

const BYLINE = 'Byline/0.2 (news reader; +https://example.org/byline)';
const rulesOf = (text: string): readonly string[] => ownRules(text, BYLINE);

test.each([
  [
    'the groups for all, if none names it',
    'User-agent: *\nDisallow: /a\n\nUser-agent: other\nDisallow: /b',
    ['disallow: /a'],
  ],
  [
    'its own group alone',
    'User-agent: *\nDisallow: /a\n\nUser-agent: Byline\nDisallow: /b',
    ['disallow: /b'],
  ],
  [
    'its own group before that for all',
    'User-agent: byline\nDisallow: /b\n\nUser-agent: *\nDisallow: /a',
    ['disallow: /b'],
  ],
  ['none, if its own group has none', 'User-agent: *\nDisallow: /\n\nUser-agent: Byline\nDisallow:', []],
  [
    'those of a group of several names',
    'User-agent: other\nUser-agent: Byline\nUser-agent: third\nDisallow: /b',
    ['disallow: /b'],
  ],
  [
    'those of all its groups',
    'User-agent: Byline\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: Byline\nAllow: /c',
    ['disallow: /a', 'allow: /c'],
  ],
  [
    'those of all groups for all',
    'User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: *\nAllow: /c',
    ['disallow: /a', 'allow: /c'],
  ],
  [
    'its name in any case and with a version',
    'USER-AGENT : BYLINE/9.1 beta # ours\n DISALLOW :/b # not there',
    ['disallow: /b'],
  ],
  [
    'no name that begins or ends like its own',
    'User-agent: BylineNews\nUser-agent: OldByline\nDisallow: /',
    [],
  ],
  ['no rules before the first name', 'Disallow: /\nUser-agent: other\nDisallow: /', []],
  [
    'names with empty lines and comments between them',
    'User-agent: Byline\n\n# and\nUser-agent: other\n\nDisallow: /b',
    ['disallow: /b'],
  ],
  [
    'names with the address of a sitemap between them',
    'User-agent: Byline\nSitemap: https://example.org/s.xml\nUser-agent: other\nDisallow: /b',
    ['disallow: /b'],
  ],
  [
    'a group that has no more than a delay',
    'User-agent: Byline\nCrawl-delay: 2\n\nUser-agent: other\nDisallow: /',
    [],
  ],
  [
    'lines that end like those of old systems',
    '\uFEFFUser-agent: *\rDisallow: /a\r\nDisallow: /b',
    ['disallow: /a', 'disallow: /b'],
  ],
])('applies: %s', (_, text, rules) => {
  expect(rulesOf(text)).toEqual(rules);
});

test('the product is what is before the version or the first blank', () => {
  const text = 'User-agent: Harbour\nDisallow: /b';
  expect(ownRules(text, 'Harbour (+https://example.org)')).toEqual(['disallow: /b']);
  expect(ownRules(text, 'harbour/2')).toEqual(['disallow: /b']);
});
