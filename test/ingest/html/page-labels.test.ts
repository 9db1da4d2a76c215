import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const PROSE = [
  'The orchard society of Wendle has planted four hundred old apple trees along the railway, its chair said on Monday.',
  'Two schools look after the first rows, and the cider press in the old station opens again next autumn, she added.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const TITLE = 'Four hundred apple trees for Wendle';

const read = (head: string, body: string, url: string | null = 'https://www.wendletimes.example/orchard') =>
  extractArticle('the page', `<html lang="en"><head>${head}</head><body>${body}</body></html>`, url);
const article = (inside = `<h1>${TITLE}</h1>`): string => `<article>${inside}${PROSE}</article>`;
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const og = (property: string, content: string): string =>
  `<meta property="og:${property}" content="${content}">`;

describe('the title is what the page calls its article', () => {
  const titled = (head: string, body = article(), url?: string | null): string | null =>
    read(head, body, url).title;

  test.each([
    [
      'the site’s name is cut off',
      `<title>${TITLE} - Wendle Times</title>${og('title', `${TITLE} | Wendle Times`)}`,
    ],
    [
      'with the section',
      `<title>${TITLE} | County | Wendle Times</title>${og('title', `${TITLE} | County | Wendle Times`)}`,
    ],
    ['in front', `<title>Wendle Times | ${TITLE}</title>${og('title', `Wendle Times | ${TITLE}`)}`],
    ['a tagline as the headline', jsonLd({ '@type': 'Article', headline: 'a look at apples', name: TITLE })],
    ['the site’s name as the title', og('title', 'Wendle Times')],
    [
      'another story first',
      jsonLd([
        { '@type': 'NewsArticle', headline: 'Ten lighthouses to see' },
        { '@type': 'NewsArticle', headline: TITLE },
      ]),
    ],
    [
      'another story alone',
      jsonLd({
        '@type': 'NewsArticle',
        headline: 'Ten lighthouses to see',
        url: 'https://www.wendletimes.example/ten',
      }),
    ],
  ])('%s', (_, head) => {
    expect(titled(head)).toBe(TITLE);
  });

  test('another story is known by its address, though a teaser on the page has its title', () => {
    const other = { '@type': 'NewsArticle', headline: 'Ten lighthouses to see', datePublished: '2014-09-15' };
    const teaser = '<div><h2>Ten lighthouses to see</h2></div>';
    const head = jsonLd({ ...other, url: 'https://www.wendletimes.example/ten' });
    expect(read(head, article() + teaser)).toMatchObject({ title: TITLE, publishedAt: null });
  });

  test('not the logo, though it is the only h1', () => {
    const body = `<header><h1><a href="/">Wendle Times</a></h1></header>${article(`<h2>${TITLE}</h2>`)}`;
    expect(titled(`<title>${TITLE} - Wendle Times</title>`, body)).toBe(TITLE);
  });

  test('not the name of the section', () => {
    const body = `<h1>County and villages</h1>${article(`<h2>${TITLE}</h2>`)}`;
    expect(titled(`<title>${TITLE} - Wendle Times</title>`, body)).toBe(TITLE);
  });

  test.each([' -- ', ' :: ', ' ~ ', '｜', '：', ': '])('the site’s name is cut off after “%s”', (mark) => {
    const whole = `${TITLE}${mark}Wendle Times`;
    expect(titled(`<title>${whole}</title>${og('title', whole)}`)).toBe(TITLE);
  });

  test.each(['(Wendle Times)', '（Wendle Times）'])('the site’s name is cut off in brackets: %s', (name) => {
    const whole = `${TITLE} ${name}`;
    expect(read(`<title>${whole}</title>${og('title', whole)}`, article())).toMatchObject({
      title: TITLE,
      outlet: 'Wendle Times',
    });
  });

  test('the publisher of a story is cut off in brackets before the site’s name', () => {
    const whole = `${TITLE}(Halm Post)`;
    const head = `<title>${whole} - Wendle Times</title>${og('site_name', 'Wendle Times')}`;
    const story = { '@type': 'NewsArticle', headline: `${whole} - Wendle Times` };
    expect(titled(head + jsonLd({ ...story, publisher: { name: 'Halm Post' } }))).toBe(TITLE);
    expect(titled(head + jsonLd(story))).toBe(whole);
  });

  test('brackets and full-width marks of its own stay', () => {
    for (const own of ['リンゴの木：四百本', '四百本のリンゴの木（下）', `${TITLE} (video)`]) {
      expect(titled(`<title>${own} - Wendle Times</title>`, article(`<h1>${own}</h1>`))).toBe(own);
      expect(titled(`<title>${own}</title>${og('title', own)}`)).toBe(own);
    }
  });

  test('a dash or a colon of its own stays', () => {
    for (const own of ['Apples – and more: Wendle plants', 'Wendle: a thousand trees - at last']) {
      expect(titled(`<title>${own} - Wendle Times</title>`, article(`<h1>${own}</h1>`))).toBe(own);
    }
  });

  test('of a file, whose site is unknown', () => {
    expect(titled(`<title>${TITLE} - Wendle Times</title>`, article(), null)).toBe(TITLE);
  });
});

describe('the title is read from the headline as a browser shows it', () => {
  const shown = (heading: string, { title = 'Wendle Times', style = '' } = {}): string | null =>
    read(`<title>${title}</title><style>${style}</style>`, article(heading)).title;

  test.each([
    '<h1>Four hundred apple trees<br>for Wendle</h1>',
    '<h1><div>Four hundred apple trees</div><div>for Wendle</div></h1>',
    '<h1><span>Four hundred apple trees</span><span>for Wendle</span></h1>',
    '<h1><span style="display:block">Four hundred apple trees</span>for Wendle</h1>',
    '<h1><span>F</span>our hundred <em>apple</em> trees for <b>Wen</b>dle</h1>',
    '<h1>Four hundred apple trees for Wen<wbr>dle</h1>',
    '<h1><span><b>F</b></span>our hundred apple trees for Wendle</h1>',
    `<h1>${[...TITLE].map((letter) => `<i>${letter}</i>`).join('')}</h1>`,
  ])('words of two lines or boxes stay apart: %s', (heading) => {
    expect(shown(heading)).toBe(TITLE);
  });

  test.each([
    `<h1>${TITLE}<span class="badge">Members only</span></h1>`,
    `<h1><span class="kicker">County</span>${TITLE}</h1>`,
    `<h1><small>County</small>${TITLE}</h1>`,
    `<h1>${TITLE} <time datetime="2026-11-18">18 November 2026</time></h1>`,
    `<h1>${TITLE}<a href="#four-hundred">¶</a></h1>`,
    `<h1>${TITLE}<a href="#four-hundred">Link to this</a></h1>`,
    `<h1><span class="visually-hidden">Report: </span>${TITLE}</h1>`,
    `<h1><a href="/orchard">${TITLE}</a> <button>Save</button></h1>`,
  ])('without what is not the headline: %s', (heading) => {
    expect(shown(heading)).toBe(TITLE);
  });

  test.each([
    `<h1>LIVE<br>${TITLE}</h1>`,
    `<h1><span>County</span> <span>${TITLE}</span></h1>`,
    `<h1>${TITLE}<span>Members only</span></h1>`,
  ])('without the part that the title of the page leaves off: %s', (heading) => {
    expect(shown(heading, { title: `${TITLE} | Wendle Times` })).toBe(TITLE);
  });

  test('all of it, if that is named as a badge', () => {
    expect(shown(`<h1><span class="label">${TITLE}</span></h1>`)).toBe(TITLE);
    const whole = `${TITLE} and two schools`;
    expect(shown(`<h1>${TITLE}<small>and two schools</small></h1>`, { title: whole })).toBe(whole);
  });

  test.each([
    [`<h1>${TITLE}<span style="display:none"> and the mill was sold</span></h1>`, ''],
    [`<h1>${TITLE} <span class="q">and the mill was sold</span></h1>`, '.q{display:none}'],
    [`<h1>${TITLE} <span hidden>and the mill was sold</span></h1>`, ''],
    [`<h1 style="display:none">The mill was sold</h1><h1>${TITLE}</h1>`, ''],
    [`<div class="q"><h1>The mill was sold</h1></div><h1>${TITLE}</h1>`, '.q{visibility:hidden}'],
  ])('without hidden words: %s', (heading, style) => {
    expect(shown(heading, { style })).toBe(TITLE);
  });

  test('of a page whose text a script shows, the headline that it shows', () => {
    const page = `<div style="display:none">${article()}</div>`;
    expect(read('<title>Wendle Times</title>', page)).toMatchObject({ title: TITLE, isHidden: true });
  });

  test('the only headline, if the title of the page is the same, though others are declared', () => {
    const other = 'You will not believe what grows along this railway';
    const head = `<title>${TITLE} | Wendle Times</title>${og('title', other)}`;
    expect(titled(head)).toBe(TITLE);
    expect(titled(`${head}<meta name="twitter:title" content="${other}">`)).toBe(TITLE);
  });

  test('without the site’s name before a colon, unless the headline has it', () => {
    const own = 'Wendle Times: what we do with your letters';
    expect(titled(`<title>Wendle Times: ${TITLE}</title>`, article(`<div>${TITLE}</div>`))).toBe(TITLE);
    expect(titled(`<title>${own}</title>`, article(`<h1>${own}</h1>`))).toBe(own);
  });

  test('one article of several is known by a headline of two lines', () => {
    const other =
      '<article><h1>The mill is sold</h1><p>The mill of Wendle is sold to a baker from the coast, who wants to grind there again from the spring, the county said.</p></article>';
    const page = `${other}${article('<h1>Four hundred apple trees<br>for Wendle</h1>')}`;
    const { text } = read(`<title>${TITLE} | Wendle Times</title>`, page);
    expect(text).toContain('orchard society');
    expect(text).not.toContain('baker');
  });

  function titled(head: string, body = article()): string | null {
    return read(head, body).title;
  }
});

describe('the author is a person', () => {
  const authorOf = (head: string, byline = ''): string | null =>
    read(og('site_name', 'Wendle Times') + head, article(`<h1>${TITLE}</h1>${byline}`)).author;
  const described = (author: unknown): string => jsonLd({ '@type': 'NewsArticle', headline: TITLE, author });
  const meta = (name: string): string => `<meta name="author" content="${name}">`;

  test.each([
    ['a name', described('Ida Moss'), 'Ida Moss'],
    [
      'several',
      described([{ name: 'Ida Moss' }, { name: 'Tom Reed' }, { name: 'Ida Moss' }]),
      'Ida Moss, Tom Reed',
    ],
    [
      'by reference',
      jsonLd({
        '@graph': [
          { '@type': 'Article', headline: TITLE, author: { '@id': '#ida' } },
          { '@type': 'Person', '@id': '#ida', name: 'Ida Moss' },
        ],
      }),
      'Ida Moss',
    ],
    ['behind "by"', meta(' by  Ida Moss'), 'Ida Moss'],
    ['behind "Von"', meta('Von Ida Moss'), 'Ida Moss'],
    ['with a job', meta('Ida Moss, Senior Reporter'), 'Ida Moss'],
    ['with the outlet', meta('Ida Moss | Wendle Times'), 'Ida Moss'],
    ['with the outlet behind "for"', meta('Ida Moss for Wendle Times'), 'Ida Moss'],
    ['for a widget', '<meta property="dable:author" content="Ida Moss">', 'Ida Moss'],
    ['with the outlet in capitals', meta('IDA MOSS FOR WENDLE TIMES'), 'IDA MOSS'],
    ['with initials', meta('A. B. Moss'), 'A. B. Moss'],
    ['that begins like a byline', meta('Von Mossberg'), 'Von Mossberg'],
    ['with a particle', meta('Di Moss'), 'Di Moss'],
    [
      'with a job and a place, and another',
      meta('By Ida Moss, Rail Correspondent, and Tom Reed in Halm'),
      'Ida Moss, Tom Reed',
    ],
    ['with places', meta('Ida Moss in Wendle and Tom Reed in Halm'), 'Ida Moss and Tom Reed'],
    ['reporting from a place', meta('Ida Moss, reporting from Halm'), 'Ida Moss'],
    ['of who wrote the words', meta('Words: Ida Moss | Photos: Tom Reed'), 'Ida Moss'],
    ['the same in German', meta('Text: Ida Moss, Fotos: Tom Reed'), 'Ida Moss'],
    ['the same in one piece', meta('Words by Ida Moss, with photographs by Tom Reed'), 'Ida Moss'],
    ['of who did both', meta('Words and pictures: Ida Moss'), 'Ida Moss'],
    ['in a mailbox', meta('ida@wendletimes.example (Ida Moss)'), 'Ida Moss'],
    ['before an address', meta('Ida Moss ida@wendletimes.example'), 'Ida Moss'],
    ['with a full stop', meta('Ida Moss.'), 'Ida Moss'],
    ['with an abbreviation', meta('Ida Moss Jr.'), 'Ida Moss Jr.'],
    ['of a company', meta('Coast Press Inc.'), 'Coast Press Inc.'],
    ['as written', meta('Ida Moss, Tom Reed and Ann of Halm'), 'Ida Moss, Tom Reed and Ann of Halm'],
    ['an agency', described({ '@type': 'Organization', name: 'Coast Press' }), 'Coast Press'],
    ['with a job in Korean', meta('윤서진 기자'), '윤서진'],
    ['with a job in Japanese', meta('岸田葉子記者'), '岸田葉子'],
  ])('%s', (_, head, author) => {
    expect(authorOf(head)).toBe(author);
  });

  test.each([
    '. .',
    'admin',
    'Guest',
    'Super User',
    'https://wendletimes.example/ida',
    '@idamoss',
    'ida@wendletimes.example',
    'humans.txt',
    'idamoss_93',
    'Wendle Times',
    'Wendle Times Staff',
    'wendletimes.example',
    'Tom Reed is a reporter who has covered rails and trees since 1998.',
    'Photos: Tom Reed',
  ])('not %s: the byline counts', (name) => {
    expect(authorOf(meta(name))).toBeNull();
    expect(authorOf(meta(name), '<p class="byline">By Ida Moss</p>')).toBe('Ida Moss');
  });

  test.each([
    '<span class="author-name">Ida Moss</span>',
    '<div class="pb-byline">By <a href="/ida">Ida Moss</a></div>',
    '<div class="c-signature"><strong class="c-signature__author">Ida Moss</strong></div>',
    '<header><span class="story__author small">Ida Moss</span></header>',
    '<div class="credits reader-credits">Ida Moss</div>',
    '<a rel="author" href="/ida">Ida Moss</a>',
    '<div itemprop="author"> <div itemprop="name">\n by Ida Moss</div> Follow</div>',
    '<span class="vcard"><span class="fn">Ida Moss</span></span>',
    '<div class="author">Ida Moss <a href="/f">Follow</a></div><div class="author-bio">Ida Moss writes about trees.</div>',
  ])('shown as %s', (byline) => {
    expect(authorOf('', byline)).toBe('Ida Moss');
  });

  test.each([
    '<p style="display:none" class="byline">By Tom Reed</p><p class="byline">By Ida Moss</p>',
    '<p class="byline">By Ida Moss<span hidden> and Tom Reed</span></p>',
    '<div class="byline"><div>Ida Moss</div><div>Reporter</div></div>',
  ])('as the page shows it: %s', (byline) => {
    expect(authorOf('', byline)).toBe('Ida Moss');
  });

  test('marked as microdata, whether or not the page shows it', () => {
    expect(authorOf('', '<span itemprop="author" style="display:none">Ida Moss</span>')).toBe('Ida Moss');
  });

  test.each([
    '<div class="autor">Von Ida Moss</div>',
    '<div class="verfasser">Ida Moss</div>',
    '<p>By Ida Moss</p>',
    '<p>BY Ida Moss, WENDLE RAIL CORRESPONDENT</p>',
    '<p><i>By Ida Moss</i><br>Wednesday, November 18, 2026</p>',
    '<div class="signature">Par Ida Moss</div>',
    '<p>Por Ida Moss | 18 de noviembre de 2026</p>',
    '<p>By Ida Moss Published: 14:20 BST, 18 November 2026</p>',
    '<p>By Ida Moss Nov 18, 2026</p>',
    '<p>By Ida Moss / WNS / 18 November 2026</p>',
    '<p>By Ida Moss in Wendle</p>',
    '<ul><li>Author: Ida Moss</li><li>18 November 2026</li></ul>',
    '<p>Posted By Ida Moss On November 18, 2026 @ 5:08 pm In Town, Trees | No Comments</p>',
    '<p>By Ida Moss In Town</p>',
    '<p>By Ida Moss @idamoss</p>',
    '<footer><div>Submitted by <span><span>Ida Moss</span></span> on <span><time datetime="2026-11-18T16:05:00+00:00">Wed, 11/18/2026 - 16:05</time></span></div></footer>',
    '<div class="submitted">Submitted by <span class="username">Ida Moss</span> on Wed, 18/11/2026 - 16:05</div>',
    '<p>Submitted By: Ida Moss | 18 November 2026</p>',
    '<p>Eingereicht von Ida Moss am Mi., 18.11.2026 - 16:05</p>',
  ])('in a line below the headline: %s', (byline) => {
    expect(authorOf('', byline)).toBe('Ida Moss');
  });

  test.each(['浜波新報社', '浜波新報 編集部', '浜波新報'])('not the company of the outlet: %s', (name) => {
    expect(read(og('site_name', '浜波新報') + meta(name), article()).author).toBeNull();
    expect(read(og('site_name', '浜波') + meta('浜波通信'), article()).author).toBe('浜波通信');
  });

  test.each(['blockquote__author', 'photo__author', 'card__author', 'related-story__author'])(
    'not in an element of the class %s',
    (name) => {
      expect(authorOf('', `<div><span class="${name}">Tom Reed</span></div>`)).toBeNull();
    },
  );

  test.each([
    ['<p><span>Written by: <a href="/r">रमा सेन</a></span> | <span>Edited by: नील गुहा</span></p>', 'रमा सेन'],
    ['<p>Written by: <a href="/r">रमेश कुशवाहा</a> | 18.11.2026</p>', 'रमेश कुशवाहा'],
    ['<p>लेखक: रमा सेन</p>', 'रमा सेन'],
    ['<p>By रमा सेन, 18 November 2026</p>', 'रमा सेन'],
    ['<p>بقلم سمير حداد، القاهرة</p>', 'سمير حداد'],
    ['<p>מאת: נועה לוי | 18.11.2026</p>', 'נועה לוי'],
  ])('in a script without capitals: %s', (byline, name) => {
    expect(authorOf('', byline)).toBe(name);
  });

  test.each(['<p>Edited by: नील गुहा</p>', '<p>By हमारे</p>', '<p>लेखक रमा सेन हैं</p>'])(
    'in such a script not in %s',
    (line) => {
      expect(authorOf('', line)).toBeNull();
    },
  );

  test('in a line in capitals with a date', () => {
    expect(authorOf('', '<p>By IDA MOSS ON NOVEMBER 18, 2026</p>')).toBe('IDA MOSS');
  });

  test.each(['Kim In Sook', 'Ida On-Moss'])('with a word like a preposition: %s', (name) => {
    expect(authorOf('', `<p>By ${name}</p>`)).toBe(name);
  });

  const STANDFIRST =
    '<p>Schools, a cider press and a railway share in what the society has begun on Monday.</p>';
  test.each(['<p>By Ida Moss | 18 November 2026</p>', '<p>18 November 2026</p><p>By Ida Moss</p>'])(
    'in a line below a standfirst that is a sentence: %s',
    (byline) => {
      expect(authorOf('', `${STANDFIRST}${byline}`)).toBe('Ida Moss');
    },
  );

  test.each([
    '<p>The press in the station</p><p>By Tom Reed</p>',
    '<div><a href="/mill">The old mill of Halm is sold again</a><p>By Tom Reed</p></div>',
    '<figure><img src="x"><figcaption>By Tom Reed</figcaption></figure>',
  ])('not further below a standfirst: %s', (line) => {
    expect(authorOf('', `${STANDFIRST}${line}`)).toBeNull();
  });

  test('several in a line below the headline', () => {
    expect(authorOf('', '<p>By Ida Moss, Tom van der Reed and Ann Lee | 18 November 2026</p>')).toBe(
      'Ida Moss, Tom van der Reed and Ann Lee',
    );
  });

  test.each([
    '<p>By Popular Demand the society planted its trees again.</p>',
    '<p>By Road and by rail</p>',
    '<p>By Wednesday 18 November</p>',
    '<p>Submitted by admin on Wed, 11/18/2026 - 16:05</p>',
    '<p>Submitted by Wednesday 18 November</p>',
    '<p>By Wendle Times</p>',
    '<p>Von Wendel</p>',
    '<div><a href="/mill">The old mill of Halm is sold again</a><p>By Tom Reed</p></div>',
    `${PROSE.replaceAll('Wendle', 'Wendel')}<p>By Tom Reed</p>`,
    '<div class="related"><p>By Tom Reed</p></div>',
    '<figure><img src="x"><figcaption>By Tom Reed</figcaption></figure>',
    '<p hidden>By Tom Reed</p>',
  ])('not in the line %s', (line) => {
    expect(authorOf('', line)).toBeNull();
  });

  test('a named byline before any line', () => {
    expect(authorOf('', '<p>By Tom Reed</p><p class="byline">By Ida Moss</p>')).toBe('Ida Moss');
  });

  test('not a commenter, nor the author of another story', () => {
    const others =
      '<section class="comments"><span itemprop="author">Tom Reed</span></section><div class="related"><a rel="author" href="/t">Tom Reed</a></div>';
    expect(read('', article() + others).author).toBeNull();
  });
});

describe('the outlet is a name', () => {
  const outletOf = (head: string, url?: string | null): string | null => read(head, article(), url).outlet;
  const published = (name: string): string =>
    jsonLd({ '@type': 'NewsArticle', headline: TITLE, publisher: { '@type': 'Organization', name } });

  test.each([
    ['https://www.wendletimes.example', 'Wendle Times'],
    ['www.wendletimes.example', 'Wendle Times'],
    ['@wendletimes', 'Wendle Times'],
    ['U.S.', 'Wendle Times'],
    ['Hosted', 'Wendle Times'],
  ])('not %s', (name, outlet) => {
    expect(outletOf(og('site_name', name) + published('Wendle Times'))).toBe(outlet);
  });

  test('without the slogan', () => {
    expect(outletOf(og('site_name', 'Wendle Times - News, sport and weather for the valley'))).toBe(
      'Wendle Times',
    );
  });

  test('from the title, if it is that of the host', () => {
    expect(outletOf(`<title>${TITLE} - Wendle Times</title>`)).toBe('Wendle Times');
    expect(outletOf(`<title>${TITLE} - Coast Press</title>`)).toBe('wendletimes.example');
    expect(outletOf(`<title>${TITLE} - Coast Press</title>`, null)).toBeNull();
  });

  test('not a headline whose initials are those of the host', () => {
    const url = 'https://www.fht.example/orchard';
    const head = `<title>Four hundred trees - County</title>`;
    expect(read(head, article('<h1>Four hundred trees</h1>'), url)).toMatchObject({
      title: 'Four hundred trees',
      outlet: 'fht.example',
    });
  });

  const home = '<header><a href="/">Home</a> <a href="/"><b>Rails &amp; Apples</b></a></header>';

  test.each([
    ['https://rails.blogs.example/orchard', `<title>Rails &amp; Apples: ${TITLE}</title>`, home],
    [null, `<title>${TITLE} | Rails &amp; Apples</title>`, home],
    [
      'https://rails.blogs.example/orchard',
      `<title>${TITLE} - Rails &amp; Apples</title>`,
      '<a href="https://www.rails.blogs.example/"><img src="l.png" alt="Rails &amp; Apples"></a>',
    ],
  ])('from the title, if the link to the start page says it: %s', (url, head, top) => {
    const { title, outlet } = read(head, top + article(), url);
    expect({ title, outlet }).toEqual({ title: TITLE, outlet: 'Rails & Apples' });
  });

  test.each([
    ['a link to another site', '<a href="https://coast.example/">Coast Press</a>'],
    ['a link to a page', '<a href="/coast">Coast Press</a>'],
    ['a link to itself', '<a href="">Coast Press</a>'],
    ['the words for a start page', '<a href="/">Home</a>'],
  ])('not from %s', (_, top) => {
    const title = top.includes('Home') ? `${TITLE} | Home` : `${TITLE} | Coast Press`;
    expect(read(`<title>${title}</title>`, top + article()).outlet).toBe('wendletimes.example');
  });

  test('from the title of a file, if a logo above the headline says it', () => {
    const head = `<title>Coast Press - Print article - ${TITLE}</title>`;
    const logo = '<table><tr><td><img src="l.gif" alt="Coast Press"></td></tr></table>';
    expect(read(head, logo + article(), null).outlet).toBe('Coast Press');
    expect(read(head, logo + article()).outlet).toBe('wendletimes.example');
    expect(read(head, article(`<img alt="Coast Press"><h1>${TITLE}</h1>`), null).outlet).toBeNull();
    expect(read(head, article() + logo, null).outlet).toBeNull();
  });

  test('a given name before that of the start page', () => {
    const head = `<title>${TITLE} | Rails &amp; Apples</title>${og('site_name', 'Coast Press')}`;
    expect(read(head, home + article()).outlet).toBe('Coast Press');
  });

  test('the source of the story in hNews, if there is no other name', () => {
    const source =
      '<p>By Ida Moss, <span class="source-org vcard"><span class="org fn">Coast Press</span>, Halm</span></p>';
    const page = article(`<h1>${TITLE}</h1>${source}`);
    expect(read('', page).outlet).toBe('Coast Press');
    expect(read(og('site_name', 'Wendle Times'), page).outlet).toBe('Wendle Times');
  });

  test('another name is kept: whose host it is, is shown beside it', () => {
    expect(outletOf(og('site_name', 'Coast Press'))).toBe('Coast Press');
  });
});
