import { expect, test } from 'vitest';
import { parseFeed } from '../../../src/ingest/feeds/parse-feed.js';

const FEED = 'https://example.org/feeds/main.xml';
const rss = (items: string, head = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title> A &amp;\n B </title>${head}${items}</channel></rss>`;

test.each([
  ['RSS', rss('<item><guid isPermaLink="false">g1</guid><link>/a</link><title>T</title></item>'), 'g1'],
  [
    'Atom',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>A &amp; B</title><entry><id>g1</id><link rel="self" href="/self"/><link href="../a"/></entry></feed>',
    'g1',
  ],
  [
    'RDF',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>A &amp; B</title></channel><item rdf:about="g1"><link>https://example.org/a</link></item></rdf:RDF>',
    'g1',
  ],
  [
    'JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A & B',
      items: [{ id: 'g1', url: 'https://example.org/a?utm_source=feed#top' }],
    }),
    'g1',
  ],
])('%s gives its title and where its entries lead', (_, text, id) => {
  const { title, entries } = parseFeed(FEED, text);
  expect(title).toBe('A & B');
  expect(entries).toEqual([expect.objectContaining({ id, url: 'https://example.org/a' })]);
});

test('an entry without a name goes by its link, a permalink stands for one, others lead nowhere', () => {
  const { entries } = parseFeed(
    FEED,
    rss(
      [
        '<item><link>https://example.org/1</link></item>',
        '<item><guid>https://example.org/2</guid></item>',
        '<item><guid isPermaLink="false">https://example.org/3</guid></item>',
        '<item><link>javascript:alert(1)</link></item>',
        '<item><link>file:///etc/passwd</link></item>',
        '<item><link>https://user:pw@example.org/4</link></item>',
        '<item><title>No link</title></item>',
      ].join(''),
    ),
  );
  expect(entries.map(({ id, url }) => [id, url])).toEqual([
    ['https://example.org/1', 'https://example.org/1'],
    ['https://example.org/2', 'https://example.org/2'],
  ]);
});

test('words make another entry of it, markup does not', () => {
  const markOf = (description: string) =>
    parseFeed(FEED, rss(`<item><link>/a</link><description><![CDATA[${description}]]></description></item>`))
      .entries[0]!.fingerprint;
  expect(markOf('The dam <b>held</b>.<img src="/pixel?1">')).toBe(
    markOf('The dam held .<img src="/pixel?2">'),
  );
  expect(markOf('The dam held.')).not.toBe(markOf('The dam broke.'));
});

test.each([
  ['<ttl>90</ttl>', 90],
  ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 360],
  ['<ttl>0</ttl>', null],
  ['<ttl>soon</ttl>', null],
  ['', null],
])('%s asks for so many minutes', (head, minutes) => {
  expect(parseFeed(FEED, rss('', head)).minIntervalMinutes).toBe(minutes);
});

test.each(['', '<html><body>Hello</body></html>', '{}', '<rss>', `<rss><channel>${'<a>'.repeat(50_000)}`])(
  '%.40s is no feed',
  (text) => {
    expect(() => parseFeed(FEED, text)).toThrow(expect.objectContaining({ code: 'feed.invalid' }));
  },
);

test('an entity bomb stays as it is written', () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>';
  expect(parseFeed(FEED, bomb).title).toBe('&b;');
});
