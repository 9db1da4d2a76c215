import { expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.js';
import { type Citation, cite, isVerbatim } from '../../src/domain/citation.js';

const TEXT = 'The dam held. Read more: floods. Crews sang 🎵 at dawn.';
const article: Article = {
  id: 'a',
  scope: 'guild:1',
  revision: 1,
  title: 'The dam',
  outlet: null,
  author: null,
  language: 'eng',
  publishedAt: null,
  fetchedAt: '2026-01-01T00:00:00.000Z',
  ingestedBy: null,
  contentHash: '',
  text: TEXT,
  boilerplate: [{ start: TEXT.indexOf('Read'), end: TEXT.indexOf(' Crews') }],
  urls: [],
  provenance: 'fetched',
  claimedUrl: null,
};
const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

test('a quote is cut from the text', () => {
  const citation = cite(article, spanOf('The dam held.'));
  expect(citation).toMatchObject({ quote: 'The dam held.', status: 'current', url: null });
  expect(isVerbatim(citation, article)).toBe(true);
});

test('an altered quote, another article or another revision is not verbatim', () => {
  const citation = cite(article, spanOf('The dam held.'));
  expect(isVerbatim({ ...citation, quote: 'The dam Held.' }, article)).toBe(false);
  expect(isVerbatim({ ...citation, quote: '' }, article)).toBe(false);
  expect(isVerbatim(citation, { ...article, id: 'b' })).toBe(false);
  expect(isVerbatim(citation, { ...article, revision: 2 })).toBe(false);
});

test.each([
  ['in it', spanOf('Read more: floods.')],
  ['across its beginning', { start: 4, end: TEXT.indexOf('more') }],
  ['across its end', { start: TEXT.indexOf('floods'), end: TEXT.length }],
  ['all around it', { start: 0, end: TEXT.length }],
])('a span that overlaps boilerplate is refused: %s', (_, span) => {
  expect(() => cite(article, span)).toThrow(/overlaps its boilerplate/);
});

test('a span that touches boilerplate without overlapping it is quoted', () => {
  const { start } = article.boilerplate[0]!;
  expect(cite(article, { start: 0, end: start }).quote).toBe('The dam held. ');
});

test.each([
  ['begins', { start: TEXT.indexOf('🎵') + 1, end: TEXT.length }],
  ['ends', { start: TEXT.indexOf('Crews'), end: TEXT.indexOf('🎵') + 1 }],
])('a span that %s inside a surrogate pair is refused', (_, span) => {
  expect(() => cite(article, span)).toThrow(/splits a character/);
});

test.each([
  ['empty', { start: 3, end: 3 }],
  ['reversed', { start: 5, end: 3 }],
  ['negative', { start: -1, end: 3 }],
  ['too long', { start: 0, end: TEXT.length + 1 }],
  ['fractional', { start: 0.5, end: 3 }],
])('a span that is %s is refused', (_, span) => {
  expect(() => cite(article, span)).toThrow(RangeError);
});

test('a citation written by hand does not compile', () => {
  // @ts-expect-error: only cite() gives an object the brand of a citation.
  const forged: Citation = {
    articleId: 'a',
    revision: 1,
    span: { start: 0, end: 1 },
    quote: 'anything at all',
    title: 'The dam',
    outlet: null,
    url: null,
    publishedAt: null,
    status: 'current',
  };
  expect(isVerbatim(forged, article)).toBe(false);
});
