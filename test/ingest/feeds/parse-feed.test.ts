import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/ingest/feeds/parse/parse-feed.js';

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

test.each(['Fish & chips < 3 crowns', 'Town <3 ferry', 'a <= b'])(
  'a bracket that begins no tag is text: %s',
  (title) => {
    const item = (name: string, link: string) => `<item><title>${name}</title><link>${link}</link></item>`;
    const text = rss(item(title.replace('&', '&amp;'), '/a') + item('T', '/b'));
    const { entries, isCutOff } = parseFeed(FEED, text);
    expect(entries.map(({ content }) => content.title)).toEqual([title, 'T']);
    expect(isCutOff).toBe(false);
    expect(parseFeed(FEED, text.slice(0, text.indexOf('<item><title>T<') + 9))).toMatchObject({
      isCutOff: true,
      entries: { length: 1 },
    });
  },
);

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
        '<item><guid>12345</guid></item>',
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

const entriesOf = (text: string) => parseFeed(FEED, text).entries;
const urlsOf = (text: string) => entriesOf(text).map(({ url }) => url);
const atom = (entries: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"${attributes}><title>Quay</title>${entries}</feed>`;
const STORY =
  'The mayor of Quayside opened the new slipway on Tuesday in front of four hundred people, and said that it had taken eleven years, two storms and three builders to finish it.';

test.each([
  [
    'xml:base of the feed',
    atom('<entry><id>1</id><link href="a"/></entry>', ' xml:base="https://b.example/n/"'),
    'https://b.example/n/a',
  ],
  [
    'xml:base of the entry',
    atom('<entry xml:base="may/"><id>1</id><link href="a"/></entry>', ' xml:base="/n/"'),
    'https://example.org/n/may/a',
  ],
  [
    'xml:base of a channel',
    '<rss version="2.0"><channel xml:base="https://b.example/n/"><item><link>a</link></item></channel></rss>',
    'https://b.example/n/a',
  ],
  [
    'the site of the channel',
    rss('<item><link>/a</link></item>', '<link>https://site.example/en/</link>'),
    'https://site.example/a',
  ],
  [
    'a rel in capitals',
    atom('<entry><id>1</id><link rel="Self" href="/s"/><link rel="ALTERNATE" href="/a"/></entry>'),
    'https://example.org/a',
  ],
  [
    'an id that is an address',
    atom('<entry><id>https://example.org/a</id><title>T</title></entry>'),
    'https://example.org/a',
  ],
  [
    'the link that FeedBurner kept',
    rss(
      '<item><link>https://feeds.example/~r/1</link><feedburner:origLink>https://example.org/a?x=1&amp;y=2</feedburner:origLink></item>',
    ),
    'https://example.org/a?x=1&y=2',
  ],
  [
    'the same in Atom',
    atom(
      '<entry><id>1</id><link href="https://feeds.example/~r/1"/><feedburner:origLink><![CDATA[https://example.org/a]]></feedburner:origLink></entry>',
    ),
    'https://example.org/a',
  ],
  [
    'atom:link in an item',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><item><guid isPermaLink="false">1</guid><atom:link href="https://example.org/a"/></item></channel></rss>',
    'https://example.org/a',
  ],
])('a link goes by %s', (_, text, url) => {
  expect(urlsOf(text)).toEqual([url]);
});

test.each([
  ['<![CDATA[Ships &amp; <b>Boats</b>]]>', 'Ships & Boats'],
  ['Ships &amp;amp; &lt;i&gt;Boats&lt;/i&gt;', 'Ships & Boats'],
  ['Boats &lt; Ships', 'Boats < Ships'],
])('the title %s is read as HTML', (title, shown) => {
  const text = `<rss version="2.0"><channel><title>${title}</title></channel></rss>`;
  expect(parseFeed(FEED, text).title).toBe(shown);
});

test('a title of Atom is HTML only if it says so', () => {
  const titled = (type: string) =>
    entriesOf(atom(`<entry><id>1</id><link href="/a"/><title${type}>1 &lt;b&gt; 2</title></entry>`))[0]!
      .content.title;
  expect(titled('')).toBe('1 <b> 2');
  expect(titled(' type="html"')).toBe('1 2');
});

describe('entries with the same id', () => {
  const item = (link: string, title: string) =>
    `<item><guid isPermaLink="false">N/A</guid><link>${link}</link><title>${title}</title></item>`;
  const idsOf = (...items: string[]) => entriesOf(rss(items.join(''))).map(({ id }) => id);

  test('are told apart by their links, else by their words; a repeated one counts once', () => {
    expect(new Set(idsOf(item('/a', 'A'), item('/b', 'B'))).size).toBe(2);
    expect(new Set(idsOf(item('/a', 'A'), item('/a', 'B'))).size).toBe(2);
    expect(idsOf(item('/a', 'A'), item('/a', 'A'))).toHaveLength(1);
  });

  test('are the same entries when only one of them is left', () => {
    const [first] = idsOf(item('/a', 'A'), item('/b', 'B'));
    expect(entriesOf(rss(item('/a', 'A')))[0]).toMatchObject({ id: 'N/A', formerId: first });
  });
});

describe('a feed that is cut off', () => {
  const items = [1, 2, 3].map(
    (n) => `<item><link>https://example.org/${n}</link><title>Story ${n}</title></item>`,
  );
  const jsonItems = [1, 2, 3].map((n) => ({
    id: `${n}`,
    url: `https://example.org/${n}`,
    authors: [{ name: 'A' }],
    title: `Story ${n}`,
  }));

  test.each([
    ['RSS', rss(items.join(''))],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Q</title></channel>${items.join('')}</rdf:RDF>`,
    ],
    [
      'Atom',
      atom(
        [1, 2, 3]
          .map(
            (n) =>
              `<entry><id>${n}</id><title>Story ${n}</title><link href="https://example.org/${n}"/></entry>`,
          )
          .join(''),
      ),
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Q "}]',
        items: jsonItems,
      }),
    ],
  ])('%s gives its whole entries, and says so', (_, text) => {
    expect(parseFeed(FEED, text)).toMatchObject({ isCutOff: false, entries: { length: 3 } });
    const cut = parseFeed(FEED, text.slice(0, text.indexOf('Story 3') + 5));
    expect(cut.isCutOff).toBe(true);
    expect(cut.entries.map(({ url }) => url)).toEqual(['https://example.org/1', 'https://example.org/2']);
  });

  test('without a whole entry is no feed', () => {
    expect(() => parseFeed(FEED, rss(items[0]!).slice(0, -30))).toThrow(
      expect.objectContaining({ code: 'feed.invalid' }),
    );
  });
});

test('the newest entries come first, whatever the order of the feed', () => {
  const dated = (n: number) =>
    `<item><link>/${n}</link><pubDate>Tue, ${10 + n} Nov 2026 08:00:00 GMT</pubDate></item>`;
  const newest = ['https://example.org/3', 'https://example.org/2', 'https://example.org/1'];
  expect(urlsOf(rss([1, 2, 3].map(dated).join('')))).toEqual(newest);
  expect(urlsOf(rss([3, 2, 1].map(dated).join('')))).toEqual(newest);
  const long = Array.from(
    { length: 1001 },
    (_, n) =>
      `<item><link>/${n}</link><pubDate>${new Date(Date.UTC(2026, 0, 1, n)).toUTCString()}</pubDate></item>`,
  );
  const read = parseFeed(FEED, rss(long.join('')));
  expect(read.entries[0]?.url).toBe('https://example.org/1000');
  expect(read.passedOver).toEqual([{ reason: 'too-many', count: 1 }]);
});

describe('the text of an entry', () => {
  const contentOf = (text: string) => entriesOf(text)[0]?.content;

  test('is the longest that the feed gives, with title, author and date', () => {
    const item = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>Slipway &lt;i&gt;opens&lt;/i&gt;</title><link>/a</link><dc:creator>Ann Quay</dc:creator><pubDate>Wed, 18 Nov 2026 08:00:00 GMT</pubDate><description>A slipway.</description><content:encoded><![CDATA[<p>${STORY}</p>]]></content:encoded></item></channel></rss>`;
    expect(contentOf(item)).toEqual({
      hasPage: true,
      title: 'Slipway opens',
      author: 'Ann Quay',
      publishedAt: expect.stringContaining('2026-11-18'),
      html: `<p>${STORY}</p>`,
    });
  });

  test('is none if it is a teaser, and an unreadable date is none', () => {
    const teaser =
      '<item><title>T</title><link>/a</link><description>A slipway opened.</description><pubDate>soon</pubDate></item>';
    expect(contentOf(rss(teaser))).toMatchObject({ hasPage: true, html: null, publishedAt: null });
  });

  test.each([
    [
      'a post without a title',
      rss(
        '<item><link>/a</link><description>&lt;p&gt;The slipway is open.&lt;/p&gt; Come along!</description></item>',
      ),
    ],
    [
      'a video',
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"><entry><id>yt:video:v</id><yt:videoId>v</yt:videoId><title>Slipway</title><link rel="alternate" href="/a"/><media:group><media:description>${STORY}</media:description></media:group></entry></feed>`,
    ],
    [
      'an episode',
      `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><title>Slipway</title><link>/a</link><enclosure url="/1.mp3" type="audio/mpeg" length="1"/><itunes:duration>60</itunes:duration><itunes:summary>${STORY}</itunes:summary></item></channel></rss>`,
    ],
  ])('is the whole article of %s', (_, text) => {
    expect(entriesOf(text)).toMatchObject([{ url: 'https://example.org/a', content: { hasPage: false } }]);
  });

  test.each([
    ['its recording', '<enclosure url="/1.mp3" type="audio/mpeg" length="1"/>', 'https://example.org/1.mp3'],
    ['the feed', '', expect.stringMatching(/^https:\/\/example\.org\/feeds\/main\.xml#entry-[0-9a-f]{16}$/)],
  ])('without a page has the address of %s', (_, enclosure, url) => {
    const text = rss(
      `<item><title>Slipway</title><guid isPermaLink="false">1</guid>${enclosure}<description>${STORY}</description></item>`,
    );
    expect(entriesOf(text)).toMatchObject([{ url, isLinked: false, content: { hasPage: false } }]);
  });

  test('without a page is passed over if it is short, and counted', () => {
    const short = '<item><title>Slipway</title><description>It is open.</description></item>';
    expect(parseFeed(FEED, rss(short + short))).toMatchObject({
      entries: [],
      passedOver: [{ reason: 'no-text', count: 2 }],
    });
  });
});
