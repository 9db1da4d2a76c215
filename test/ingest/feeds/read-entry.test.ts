import { expect, test } from 'vitest';
import { readEntry } from '../../../src/ingest/feeds/read-entry.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const LEAD = 'The mayor of Quayside opened the new slipway on Tuesday.';
const read = (html: string, feedUrl = 'https://feeds.example.org/rss', feedTitle = 'Quay News') => {
  const document = readEntry({
    kind: 'entry',
    url: 'https://www.example.org/a',
    feedUrl,
    feedTitle,
    content: { hasPage: true, title: 'Slipway opens', author: null, publishedAt: null, html },
  });
  return { ...document, quotable: withoutSpans(document.text, document.boilerplate).trim() };
};

test('the text of an entry is read like that of a page', () => {
  expect(
    read(`<h2>Slipway opens</h2><p>${LEAD}</p><figure><figcaption>A boat.</figcaption></figure>`),
  ).toMatchObject({
    quotable: LEAD,
    title: 'Slipway opens',
    outlet: 'Quay News',
    url: 'https://www.example.org/a',
  });
});

test.each([
  ['https://feeds.other.example/rss', 'Quay News', 'other.example'],
  ['https://quay-news.github.io/rss', 'Quay News', 'quay-news.github.io'],
  ['http://192.0.2.1/rss', 'Quay News', '192.0.2.1'],
  ['https://example.org/rss', 'other.example', 'example.org'],
  ['https://example.org/rss', 'Other.example', 'Other.example'],
])('a feed at %s called %s speaks for %s', (feedUrl, feedTitle, outlet) => {
  expect(read(`<p>${LEAD}</p>`, feedUrl, feedTitle).outlet).toBe(outlet);
});

test.each([
  ['a sentence that is cut off', 'It had taken eleven years and two […]'],
  ['an ellipsis', 'It had taken eleven years and two...'],
  ['an invitation to read on', 'Continue reading →'],
])('%s at the end is not quoted', (_, end) => {
  expect(read(`<p>${LEAD} ${end}</p>`).quotable).toBe(LEAD);
});

test.each([
  ['labels after the last sentence', `<p>${LEAD} <a href="/t">#quay</a> <a href="/u">#boats</a></p>`],
  ['chapters', `<p>${LEAD}</p><p>0:00 The mayor speaks</p><p>1:02:03 The band</p>`],
  ['addresses', `<p>${LEAD}</p><p>Subscribe here: https://example.org/s</p><p>https://example.org/</p>`],
])('%s are not quoted', (_, html) => {
  expect(read(html).quotable).toBe(LEAD);
});

test('a sentence with an address is', () => {
  const long =
    'The harbour master has put the plans of the slipway on https://example.org/plans for everybody.';
  expect(read(`<p>${long}</p>`).quotable).toBe(long);
});

test('what the blog software adds is not quoted', () => {
  const added = '<p>The post <a href="/a">Slipway opens</a> appeared first on <a href="/">Quay News</a>.</p>';
  expect(read(`<p>${LEAD}</p>${added}`).quotable).toBe(LEAD);
});

test('an entry of markup alone is refused', () => {
  expect(() => read('<img src="/a.png">')).toThrow(expect.objectContaining({ code: 'source.empty' }));
});
