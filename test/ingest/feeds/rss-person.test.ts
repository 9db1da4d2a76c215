import { expect, test } from 'vitest';
import { parseFeed } from '../../../src/ingest/feeds/parse/parse-feed.js';

const authorOf = (elements: string, root = 'rss version="2.0"'): string | null | undefined => {
  const words =
    '<description>The council met on the quay and voted for the repair of the old bridge.</description>';
  const item = `<item><title>Vote</title><link>https://example.org/a</link>${elements}${words}</item>`;
  const text = `<${root}><channel><title>Quay News</title>${item}</channel></rss>`;
  return parseFeed('https://example.org/feed', text).entries[0]?.content.author;
};

test.each([
  ['<author>Ann Quay</author>', 'Ann Quay'],
  ['<author>ann@quay.example (Ann Quay)</author>', 'Ann Quay'],
  ['<author>Ann Quay &lt;ann@quay.example&gt;</author>', 'Ann Quay'],
  ['<author><![CDATA[Ann Quay <mailto:ann@quay.example>]]></author>', 'Ann Quay'],
  ['<author>ann@quay.example, Ann Quay</author>', 'Ann Quay'],
  ['<author>Ann Quay (Harbour News)</author>', 'Ann Quay (Harbour News)'],
  ['<author>Ann Quay | https://quay.example/ann</author>', 'Ann Quay'],
  ['<author><name>Ann Quay</name><email>ann@quay.example</email></author>', 'Ann Quay'],
  ['<Author>Ann Quay</Author><author>Bo Pier</author>', 'Ann Quay, Bo Pier'],
  ['<dc:creator>Ann Quay</dc:creator><dc:creator>Bo Pier</dc:creator>', 'Ann Quay, Bo Pier'],
  ['<dc:creator>Ann Quay</dc:creator><dc:creator>Ann Quay</dc:creator>', 'Ann Quay'],
  ['<author>ann@quay.example</author><dc:creator>Bo Pier</dc:creator>', 'Bo Pier'],
  ['<author>Ann Quay</author><dc:creator>Bo Pier</dc:creator>', 'Ann Quay'],
  ['<author>ann@quay.example ()</author>', null],
  ['<author/>', null],
  ['', null],
])('the author of %s is %s', (elements, author) => {
  expect(authorOf(elements, 'rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"')).toBe(author);
});

test('a word "author" in the text of an entry stays', () => {
  const text = 'The &lt;author&gt; of the bridge, who is its author, met the council on the quay on Friday.';
  const item = `<item><link>https://example.org/a</link><description>${text}</description></item>`;
  const { entries } = parseFeed(
    'https://example.org/feed',
    `<rss version="2.0"><channel><title>Quay News</title>${item}</channel></rss>`,
  );
  expect(entries[0]?.content.html).toContain('who is its author');
});

test('all authors of an entry of a JSON feed', () => {
  const items = [
    {
      id: '1',
      url: 'https://example.org/1',
      title: 'Vote',
      authors: [{ name: 'Ann Quay' }, { url: 'https://quay.example' }, { name: 'Bo Pier' }],
    },
    { id: '2', url: 'https://example.org/2', title: 'Bridge', content_text: 'The bridge is repaired.' },
  ];
  const { entries } = parseFeed(
    'https://example.org/feed',
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Quay News', items }),
  );
  expect(entries.map(({ content }) => content.author)).toEqual(['Ann Quay, Bo Pier', null]);
});
