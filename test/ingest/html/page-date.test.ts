import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const NOW = new Date('2026-11-26T12:00:00Z');
const PROSE = [
  'The orchard society of Wendle has planted four hundred old apple trees along the railway, its chair said on Monday.',
  'Two schools look after the first rows, and the cider press in the old station opens again next autumn, she added.',
  'The trees were paid for by the county and by the sale of nine thousand bottles of last year’s juice.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');

interface Page {
  readonly head?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly above?: string;
  readonly below?: string;
  readonly after?: string;
}

/** The day that is read from a page with these parts around its headline and prose. */
function dateOf({
  head = '',
  url = 'https://wendle.example/orchard',
  lang = 'en',
  ...parts
}: Page): string | null {
  const { above = '', below = '', after = '' } = parts;
  const body = `<article>${above}<h1>Four hundred apple trees for Wendle</h1>${below}${PROSE}</article>${after}`;
  const page = `<html lang="${lang}"><head><title>Four hundred apple trees for Wendle</title>${head}</head><body>${body}</body></html>`;
  return extractArticle('the page', page, url, { now: NOW }).publishedAt;
}

const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const jsonLd = (json: string): string => `<script type="application/ld+json">${json}</script>`;
const described = (date: string): string => jsonLd(`{"@type":"NewsArticle","datePublished":"${date}"}`);

describe('declared dates', () => {
  test.each([
    'article:published_time',
    'Article.Published_Time',
    'publication_date',
    'bt:pubDate',
    'shareaholic:article_published_time',
    'DC.date.issued',
    'vr:published',
  ])('%s', (name) => {
    expect(dateOf({ head: meta(name, '2026-11-18') })).toBe('2026-11-18');
  });

  test.each([
    'article:modified_time',
    'lastPublishedDate',
    'expirationDate',
    'event:start_date',
    'publisher',
  ])('not %s', (name) => {
    expect(dateOf({ head: meta(name, '2026-11-18') })).toBeNull();
  });

  test.each([
    ['in CDATA', '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2026-11-18"}\n//]]>'],
    ['in a comment', '<!-- {"@type":"NewsArticle","datePublished":"2026-11-18"} -->'],
    ['with raw line breaks', '{"@type":"NewsArticle","description":"a\n\tb","datePublished":"2026-11-18"}'],
    ['with a comma too many', '[{"@type":"NewsArticle","datePublished":"2026-11-18",},]'],
    ['with a semicolon', '{"@type":"NewsArticle","datePublished":"2026-11-18"};'],
    [
      'with stray backslashes',
      String.raw`{"@type":"NewsArticle","description":"it\'s","datePublished":"2026-11-18"}`,
    ],
    [
      'with open quotation marks',
      '{"@type":"NewsArticle","description":"a "b" c","datePublished":"2026-11-18"}',
    ],
    ['of a page', '{"@type":"WebPage","datePublished":"2026-11-18"}'],
    ['as a number', '{"@type":"NewsArticle","datePublished":1794988800}'],
  ])('JSON-LD %s', (_, json) => {
    expect(dateOf({ head: jsonLd(json) })?.slice(0, 10)).toBe('2026-11-18');
  });

  test('JSON-LD counts before meta elements, and both before what is shown', () => {
    const head = meta('date', '2026-11-12') + described('2026-11-11');
    expect(dateOf({ head, below: '<time datetime="2026-11-13">13 November</time>' })).toBe('2026-11-11');
    expect(dateOf({ head: meta('pubdate', '2026-11-12'), below: '<p>13 November 2026</p>' })).toBe(
      '2026-11-12',
    );
  });

  test('a date of nothing in particular counts after the date that the page shows', () => {
    const head = meta('date', '2026-11-20');
    expect(dateOf({ head, below: '<p>18 November 2026</p>' })).toBe('2026-11-18');
    expect(dateOf({ head, below: '<p>Updated 22 November 2026</p>' })).toBe('2026-11-20');
  });

  test('a form that is not known, if it holds one day', () => {
    expect(dateOf({ head: meta('article:published_time', 'الأربعاء، 18 نوفمبر 2026 - 12:09 م') })).toBe(
      '2026-11-18',
    );
    expect(
      dateOf({ head: meta('article:published_time', '18 November 2026 to 20 November 2026') }),
    ).toBeNull();
  });

  test('the upload of a video', () => {
    const line = '<p>20.11.2026 ∙ 14:00</p>';
    expect(dateOf({ head: '<meta itemprop="uploadDate" content="2026-11-18">', below: line })).toBe(
      '2026-11-18',
    );
  });

  test.each([
    '0001-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '1969-12-31T19:00:00-05:00',
    '1900-01-01',
    '0',
    '2026-11-29',
    '2099-12-31',
  ])('%s is none: the next one counts', (date) => {
    expect(dateOf({ head: described(date) })).toBeNull();
    expect(dateOf({ head: described(date) + meta('date', '2026-11-18') })).toBe('2026-11-18');
  });

  test('a clock that is a day ahead is no mistake', () => {
    expect(dateOf({ head: described('2026-11-27T20:00:00Z') })).toBe('2026-11-27T20:00:00.000Z');
  });
});

describe('the day of the place', () => {
  test('a time in UTC takes the offset that is declared elsewhere', () => {
    const head =
      described('2026-11-18T03:00:00Z') + meta('article:published_time', '2026-11-17T22:00:00-05:00');
    expect(dateOf({ head })).toBe('2026-11-17T22:00:00-05:00');
  });

  test('a time in UTC gives way to the day that the page shows or is filed under', () => {
    const head = described('2026-11-18T03:00:00Z');
    expect(dateOf({ head, below: '<p>By Ida Moss, 17 November 2026</p>' })).toBe('2026-11-17');
    expect(dateOf({ head, url: 'https://wendle.example/2026/11/17/orchard' })).toBe('2026-11-17');
  });

  test('but not to another day', () => {
    const head = described('2026-11-18T03:00:00Z');
    for (const line of ['Updated 17 November 2026', '20 November 2026']) {
      expect(dateOf({ head, below: `<p>${line}</p>` })).toBe('2026-11-18T03:00:00.000Z');
    }
    expect(dateOf({ head, url: 'https://wendle.example/2026/11/19/orchard' })).toBe(
      '2026-11-18T03:00:00.000Z',
    );
  });

  test('a day takes the time that is declared elsewhere', () => {
    const head = described('2026-11-18') + meta('article:published_time', '2026-11-18T22:00:00-05:00');
    expect(dateOf({ head })).toBe('2026-11-18T22:00:00-05:00');
  });
});

describe('the address', () => {
  test.each([
    ['https://wendle.example/2026/11/18/orchard', '2026-11-18'],
    ['https://wendle.example/2026/3/4/orchard', '2026-03-04'],
    ['https://wendle.example/news/2026-11-18-orchard', '2026-11-18'],
    ['https://wendle.example/news/20261118/orchard.html', '2026-11-18'],
    ['https://wendle.example/2026/nov/18/orchard', '2026-11-18'],
    ['https://wendle.example/news/2026-11/18/content_25.htm', '2026-11-18'],
    ['https://wendle.example/n/2026/1118/c12-34.html', '2026-11-18'],
    ['https://wendle.example/press/18-11-2026', '2026-11-18'],
    ['https://wendle.example/press/~18-11-2026-orchard', '2026-11-18'],
    ['https://wendle.example/press/03-04-2026', null],
    ['https://wendle.co.uk/press/03-04-2026', '2026-04-03'],
    ['https://wendle.example/2026/11/orchard', null],
    ['https://wendle.example/a/20261399/orchard', null],
    ['https://wendle.example/2027/11/18/orchard', null],
  ])('%s', (url, date) => {
    expect(dateOf({ url })).toBe(date);
  });
});

describe('what the page shows', () => {
  test.each([
    ['<time datetime="2026-11-18T08:30:00+01:00">yesterday</time>', '2026-11-18T08:30:00+01:00'],
    ['<p>Published 2:16 AM EST Nov 18, 2026</p>', '2026-11-18'],
    ['<div class="byline">By Ida Moss and Tom Reed | November 18, 2026</div>', '2026-11-18'],
    ['<span>Ida Moss</span><span>18 November 2026</span>', '2026-11-18'],
    ['<p>Posted By Ida Moss On November 18, 2026 @ 5:08 pm In Town,Trees | No Comments</p>', '2026-11-18'],
    ['<p>Town, trees and rail, from Ida Moss to Tom Reed, all on November 18, 2026 or so</p>', null],
    ['<p>Updated 20 November 2026</p><p>Published 18 November 2026</p>', '2026-11-18'],
    [
      '<p>Updated 5:10 PM EST, Fri November 20, 2026</p><p>Published 4:05 PM EST, Wed November 18, 2026</p>',
      '2026-11-18',
    ],
    ['<p>Updated Friday, November 20, 2026</p>', '2026-11-20'],
    ['<p>Updated 20 November 2026, first published 18 November 2026</p>', '2026-11-18'],
    ['<time datetime="2026-11-20T08:00:00Z">Published 18 November 2026</time>', '2026-11-18'],
    ['<p>Published: 14:20 BST, 18 November 2026 | Updated: 11:05 BST, 20 November 2026</p>', '2026-11-18'],
    ['<div>Ida Moss / WNS / Nov 18, 2026, 18:45 IST / Updated: Nov 20, 2026, 19:58 IST</div>', '2026-11-18'],
    ['<div>Ida Moss | WNS | Nov 18, 2026, 18:45 IST | Updated: Nov 20, 2026, 19:58 IST</div>', '2026-11-18'],
    ['<p>11/18/2026</p>', '2026-11-18'],
    ['<p>03/04/2026</p>', null],
    ['<p>The exhibition of the society opens on 18 November 2026, and everybody may come.</p>', null],
  ])('%s', (below, date) => {
    expect(dateOf({ below })).toBe(date);
  });

  test.each([
    '<p><span class="date updated">18 November 2026</span></p>',
    '<p><a class="post-date updated" href="/x">18 November 2026</a></p>',
    '<ul class="nav meta"><li>18 Nov 2026 18:29</li></ul>',
    '<div class="teaser-small__metadata">By Ida Moss, 18 November 2026</div>',
    '<h4>Orchards (1 / 1) 18.11.2026 13:30 by Ida</h4>',
    '<p>18.11.2026 – Four hundred old apple trees now stand along the railway, planted by the orchard society of Wendle and two schools.</p>',
    '<p>Wendle, (18.11.2026). Four hundred old apple trees now stand along the railway, planted by the orchard society and two schools.</p>',
    '<p>18.11.2026 “Four hundred old apple trees now stand along the railway,” said the chair of the orchard society on the platform.</p>',
  ])('%s', (below) => {
    expect(dateOf({ below })).toBe('2026-11-18');
  });

  test.each([
    [
      'a sentence that begins with a day',
      '<p>18.11.2026 was the day on which the orchard society of Wendle planted the first of its apple trees.</p>',
    ],
    [
      'a name for updates',
      '<p><span class="updated">18 November 2026</span></p><p>Published 16 November 2026</p>',
    ],
  ])('not %s', (_, below) => {
    expect(dateOf({ below })).not.toBe('2026-11-18');
  });

  test('a name for updates, if there is no other date', () => {
    expect(dateOf({ below: '<p><span class="updated">18 November 2026</span></p>' })).toBe('2026-11-18');
  });

  test('a line beside the headline, outside of an article element', () => {
    const body = (line: string): string =>
      `<form id="page"><div class="top">Thursday, 26 November 2026</div><div class="row">${line}</div>${PROSE}<p>26 November 2026</p></form>`;
    const day = (line: string): string | null =>
      extractArticle(
        'the page',
        `<html lang="en"><title>Apple trees for Wendle</title><body>${body(line)}</body></html>`,
        null,
        { now: NOW },
      ).publishedAt;
    expect(day('<p>18 November 2026</p><h1>Apple trees for Wendle</h1>')).toBe('2026-11-18');
    expect(day('<h3>18.11.2026</h3><h1>Apple trees for Wendle</h1>')).toBe('2026-11-18');
    expect(
      day('<h1>Apple trees for Wendle<br><small>18.11.2026 • Orchards, press, society</small></h1>'),
    ).toBe('2026-11-18');
  });

  test.each([
    ['https://wendle.co.uk/orchard', '', '2026-04-03'],
    ['https://wendle.example/en-gb/orchard', '', '2026-04-03'],
    ['https://wendle.gov/orchard', '', '2026-03-04'],
    ['https://wendle.example/orchard', '<p>Next meeting: 25/05/2026</p>', '2026-04-03'],
    ['https://wendle.example/orchard', '<p>Next meeting: 05/25/2026</p>', '2026-03-04'],
    ['https://wendle.example/orchard', '<p>Next meeting: 06/05/2026</p>', null],
  ])('03/04/2026 at %s beside %s', (url, after, date) => {
    expect(dateOf({ url, below: '<p>Published 03/04/2026</p>', after: `<div>${after}</div>` })).toBe(date);
  });

  test('above the headline', () => {
    expect(dateOf({ above: '<p>18 November 2026</p>' })).toBe('2026-11-18');
  });

  test('the order of numbers follows from the language of the text, not from a wrong label', () => {
    const german = [
      'Der Obstverein hat entlang der Bahn vierhundert alte Apfelbäume gepflanzt, sagte die Vorsitzende am Montag.',
      'Zwei Schulen pflegen die ersten Reihen, und die alte Presse im Bahnhof öffnet im nächsten Herbst wieder.',
      'Bezahlt wurden die Bäume vom Kreis und vom Erlös aus neuntausend Flaschen Saft des vergangenen Jahres.',
    ];
    const page = `<html lang="en"><body><article><h1>Apfelbäume</h1><p>03.04.2026</p><p>${german.join('</p><p>')}</p></article></body></html>`;
    expect(extractArticle('the page', page, null, { now: NOW }).publishedAt).toBe('2026-04-03');
  });

  test('a label or a name for it anywhere in the article', () => {
    const dateBelow = (line: string): string | null =>
      dateOf({ below: PROSE.replaceAll('Wendle', 'Wendel'), after: line });
    expect(dateBelow('<p class="post-date">18 November 2026</p>')).toBe('2026-11-18');
    expect(dateBelow('<p>Veröffentlicht: 18.11.2026 15:19</p>')).toBe('2026-11-18');
    expect(dateBelow('<dl><dt>Mise en ligne</dt><dd>18 novembre 2026</dd></dl><p>17 novembre 2026</p>')).toBe(
      '2026-11-18',
    );
    expect(dateBelow('<p>Publié le 18 novembre 2026</p><p>17 novembre 2026</p>')).toBe('2026-11-18');
    expect(
      dateBelow(
        '<p>This entry was posted on Wednesday, November 18th, 2026 at 8:30 am and is filed under Trees, Apples, Cider and Railways.</p>',
      ),
    ).toBe('2026-11-18');
  });

  test.each([
    ['the clock of the site', '<div class="top">Thursday, 26 November 2026</div>', ''],
    ['other stories', '', '<div class="related"><p>18 November 2026</p></div>'],
    ['comments', '', '<div id="comments"><p class="date">18 November 2026</p></div>'],
    ['two lists of other days', '', '<ul><li>18 November 2026</li><li>17 November 2026</li></ul>'],
  ])('not %s', (_, before, after) => {
    const body = `${before}<div><h1>Four hundred apple trees for Wendle</h1>${PROSE}</div>${after}`;
    expect(
      extractArticle('the page', `<html lang="en"><body>${body}</body></html>`, null, { now: NOW })
        .publishedAt,
    ).toBeNull();
  });

  const embedded = '— Wendle Rail (@rail) <a href="https://social.example/1">June 3, 2019</a>';
  const link = '<a href="/press">How the old cider press was mended</a>';

  test.each([
    ['an embedded post', `<blockquote class="post">${embedded}</blockquote>`],
    ['the same in other elements', `<div class="tweet">${embedded}</div>`],
    ['a caption', '<figure><img><figcaption>Wendle, 3 June 2019. Photo: Tom Reed</figcaption></figure>'],
    [
      'the source of a quotation',
      '<blockquote><p>Trees grow.</p><cite>Report, 3 June 2019</cite></blockquote>',
    ],
    [
      'a time in a quotation',
      '<blockquote>“Trees grow.” <time datetime="2019-06-03">3 June</time></blockquote>',
    ],
    ['a correction', '<p>Correction (3 June 2019): the chair’s name was spelled wrongly.</p>'],
    ['a correction in a few words', '<p>Correction, 3 June 2019</p>'],
    ['a heading', '<h2>3 June 2019</h2>'],
    ['a short sentence', '<p>On 3 June 2019 – the first tree was planted.</p>'],
    [
      'a short sentence with a time',
      '<p>It was planted on <time datetime="2019-06-03">a Monday</time> in the rain.</p>',
    ],
    ['a link to another story', `<div>${link} <time datetime="2019-06-03">3 June 2019</time></div>`],
    [
      'a list of links',
      `<ul><li>${link}<div>3 June 2019</div></li><li><a href="/mill">The mill is sold again</a></li></ul>`,
    ],
    ['a list of days', '<ul><li>3 June 2019: first trees planted</li></ul>'],
    ['the credit of a picture', '<div><img src="x"><p>The press on 3 June 2019. Photo: Tom Reed</p></div>'],
    ['a source in a line', '<p>“Trees grow.” <cite>Report, 3 June 2019</cite></p>'],
    ['a post without an element', '<div><p>Trees grow.</p><p>— Wendle Rail (@rail) June 3, 2019</p></div>'],
    ['a clock without a year', '<p>Tue 3 Jun 19.41 CET</p>'],
  ])('%s has a day of its own, above the text and below it', (_, line) => {
    expect(dateOf({ below: line })).toBeNull();
    expect(dateOf({ after: `<main>${line}</main>` })).toBeNull();
    expect(
      dateOf({ below: PROSE.replaceAll('Wendle', 'Wendel'), after: `<article>${line}</article>` }),
    ).toBeNull();
    expect(dateOf({ below: `<p>18 November 2026</p>${line}` })).toBe('2026-11-18');
  });

  test.each([
    '<p>3 June 2019</p>',
    '<p><time datetime="2019-06-03">3 June 2019</time></p>',
    '<h2>3 responses</h2><div><b>ida</b> <span class="date">3 June 2019</span></div>',
    '<h2>1 comment</h2><p>Posted on 3 June 2019</p>',
    '<ol><li><b>ida</b> <i>Posted 3 June 2019</i></li></ol>',
    '<p>Date: 3 June 2019</p>',
  ])('below the text, only what is said to be published: not %s', (line) => {
    expect(dateOf({ below: PROSE.replaceAll('Wendle', 'Wendel'), after: `<main>${line}</main>` })).toBeNull();
  });

  test('not the comments below a single paragraph', () => {
    const text =
      'The orchard society of Wendle has planted four hundred old apple trees along the railway, said its chair on Monday, and two schools of the county look after the first rows.';
    const comments = '<h2>Comments</h2><div><b>ida</b> <i>3 June 2019</i><p>So many apples.</p></div>';
    const page = `<html lang="en"><body><main><h1>Apple trees for Wendle</h1><p>${text}</p>${comments}</main></body></html>`;
    expect(extractArticle('the page', page, null, { now: NOW }).publishedAt).toBeNull();
  });

  test('a marked date that is shown in short', () => {
    const marked =
      '<abbr class="published" itemprop="datePublished" title="2026-11-18T22:17:00+08:00">22:17</abbr>';
    const page = dateOf({ below: '<p>18 November 2026</p>', after: `<p>Posted at ${marked}</p>` });
    expect(page).toBe('2026-11-18T22:17:00+08:00');
  });

  test('a marked date of a comment or of another story is not that of the page', () => {
    const marked = '<time itemprop="datePublished" datetime="2019-06-03">3 June 2019</time>';
    for (const around of ['<div itemprop="comment">', '<div class="related">', '<blockquote>']) {
      expect(dateOf({ after: `${around}${marked}</div></blockquote>` })).toBeNull();
    }
    expect(dateOf({ after: `<footer>${marked}</footer>` })).toBe('2019-06-03');
  });

  test.each([
    '<p>Updated <time datetime="2026-11-20">20 Nov</time> · Published <time datetime="2026-11-18">18 Nov</time></p>',
    '<p><time datetime="2026-11-20">Updated 20 Nov</time> <time datetime="2026-11-18">First published 18 Nov</time></p>',
    '<div>Updated</div><div><time datetime="2026-11-20">20 Nov</time></div><div>Published</div><div><time datetime="2026-11-18">18 Nov</time></div>',
    '<p>This story was published on <time datetime="2026-11-18">Wednesday</time> and has been read by all of us since.</p>',
    '<h6>18 November 2026</h6>',
    '<figure><figcaption>3 June 2019</figcaption></figure><p>By Ida Moss, 18 November 2026.</p>',
  ])('each time has the words before it: %s', (below) => {
    expect(dateOf({ below })).toBe('2026-11-18');
  });

  test('not what the page hides', () => {
    expect(dateOf({ below: '<time style="display:none" datetime="2019-06-03">2019</time>' })).toBeNull();
    expect(dateOf({ below: '<p hidden>3 June 2019</p>' })).toBeNull();
  });

  test('the date above a post of a Blogger site', () => {
    const post = `<h2 class="date-header">Wednesday, November 18, 2026</h2><h3>Apple trees</h3>${PROSE}`;
    const page = `<html lang="en"><title>Wendle Notes</title><body><h1>Wendle Notes</h1><div class="widget Blog" id="Blog1">${post}</div></body></html>`;
    expect(extractArticle('the page', page, null, { now: NOW }).publishedAt).toBe('2026-11-18');
  });

  test('below a headline that is in no element of a heading', () => {
    const page = (line: string, text = PROSE): string =>
      `<html lang="en"><title>The Wendle Courier: Apple trees for Wendle</title><body><div><b>The Wendle Courier</b></div><div>Thursday, November 26, 2026</div><table><tr><td>${line}<br><i>By IDA MOSS</i><br>Wednesday, November 18, 2026${text}</td></tr></table></body></html>`;
    const day = (...parts: Parameters<typeof page>): string | null =>
      extractArticle('the page', page(...parts), null, { now: NOW }).publishedAt;
    expect(day('<font size="5"><b>Apple trees for Wendle</b></font>')).toBe('2026-11-18');
    expect(day('<b>Trees stand in Wendle</b>')).toBeNull();
    expect(
      day(PROSE, `${PROSE.replaceAll('Wendle', 'Wendel')}Apple trees for Wendle<br>3 June 2019`),
    ).not.toBe('2019-06-03');
  });

  test('a wiki’s table about an event says nothing of the page', () => {
    const row = '<tr><th>Date</th><td>4 May 2026 – present</td></tr>';
    expect(dateOf({ below: `<table class="infobox vevent">${row}</table>` })).toBeNull();
    expect(dateOf({ below: '<table><tr><th>Date</th><td>4 May 2026</td></tr></table>' })).toBe('2026-05-04');
  });

  test('times of teasers do not count', () => {
    const after =
      '<section><a href="/a">Mill sold</a> <time datetime="2026-11-02">2 November</time></section>';
    const below = '<p>By Ida Moss <time datetime="2026-11-18T08:30:00Z">18 November</time></p>';
    expect(dateOf({ below, after })).toBe('2026-11-18T08:30:00.000Z');
  });
});
