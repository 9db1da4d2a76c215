/** What a page shows of other stories, or others say on it, is never quoted under the name of its article. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const TITLE = 'Mill bought by its workers after two years';
const H1 = `<h1>${TITLE}</h1>`;
const OWN = [
  'The workers of the paper mill in Aldby have bought it from the bank, two years after its owner gave up.',
  'They paid four million crowns, most of which the town had lent them, said their foreman Per Lunde on Monday.',
  'The first machines start in May, and by the end of the year the mill is to make two hundred tons a week.',
];
const own = (count = OWN.length): string =>
  OWN.slice(0, count)
    .map((text) => `<p>${text}</p>`)
    .join('\n');
const URL = 'https://www.aldby.example/business/mill-bought';
const page = (body: string, title = TITLE): string =>
  `<!doctype html><html><head><title>${title} | Aldby Post</title></head><body>${body}</body></html>`;

function quotable(html: string, url: string | null = URL): string[] {
  const { text, boilerplate } = extractArticle('the page', html, url);
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

const TEASER =
  'The council wants to hear the people of the quarter before it decides, said its chair after the vote.';
const cards = (card: (title: string, href: string) => string, count = 4): string =>
  Array.from({ length: count }, (_, i) =>
    card(`Quarter ${i} waits for its new school`, `/news/school-${i}`),
  ).join('');

const CARDS: Readonly<Record<string, string>> = {
  'divs with a linked heading': cards(
    (t, href) => `<div><h3><a href="${href}">${t}</a></h3><p>${TEASER}</p></div>`,
  ),
  'list items with a link around the heading': `<ul>${cards((t, href) => `<li><a href="${href}"><h4>${t}</h4></a><p>${TEASER}</p></li>`)}</ul>`,
  'a definition list': `<dl>${cards((t, href) => `<dt><a href="${href}">${t}</a></dt><dd>${TEASER}</dd>`)}</dl>`,
  'headings beside their text': `<div>${cards((t, href) => `<h3><a href="${href}">${t}</a></h3><p>${TEASER}</p>`)}</div>`,
  'rows with an image, a bold link and "Read on"': cards(
    (t, href) =>
      `<div><a href="${href}"><img src="x.jpg"></a><div><b><a href="${href}">${t}</a></b><br>${TEASER} <a href="${href}">Read on</a></div></div>`,
  ),
  'plain links above their text': cards(
    (t, href) =>
      `<div class="x${t.length}"><a href="https://aldby.example${href}">${t}</a><p>${TEASER}</p></div>`,
  ),
  'two in a row':
    `<div>${cards((t, href) => `<div><h3><a href="${href}">${t}</a></h3><p>${TEASER}</p></div>`, 2)}</div>`.repeat(
      2,
    ),
};

describe('cards of other stories', () => {
  test.each(Object.entries(CARDS))('%s, below a short article', (_, list) => {
    expect(
      quotable(page(`<main><article>${H1}${own(2)}</article><section>${list}</section></main>`)),
    ).toEqual(OWN.slice(0, 2));
    expect(quotable(page(`<div>${H1}<div>${own(2)}</div><div>${list}</div></div>`))).toEqual(OWN.slice(0, 2));
  });

  test.each(Object.entries(CARDS))('%s, and nothing else', (_, list) => {
    expect(() => quotable(page(`<main><h1>Schools</h1>${list}</main>`, 'Schools'))).toThrow('lists stories');
  });

  test.each([
    [
      'its own posts',
      URL,
      cards(
        (t, href) => `<div><h3><a href="?post=${href.at(-1)}">${t}</a></h3><p>${TEASER} ${href}</p></div>`,
      ),
    ],
    [
      'its own parts',
      URL,
      cards(
        (t, href) => `<div><h3><a href="${URL}/${href.at(-1)}">${t}</a></h3><p>${TEASER} ${href}</p></div>`,
      ),
    ],
    [
      'shops',
      URL,
      cards(
        (t, href) =>
          `<div><h3><a href="https://shop.example${href}">${t}</a></h3><p>${TEASER} ${href}</p></div>`,
      ),
    ],
  ])('are not those that lead to %s', (_, url, parts) => {
    expect(quotable(page(`<main><article>${H1}${own()}${parts}</article></main>`), url)).toHaveLength(7);
  });

  test('are not paragraphs that begin with a link', () => {
    const linked = OWN.map(
      (text, i) => `<div><p><a href="/p/${i}">${text.slice(0, 30)}</a>${text.slice(30)}</p></div>`,
    );
    expect(quotable(page(`<main>${H1}${linked.join('')}</main>`))).toEqual(OWN);
  });
});

describe('small boxes with a label', () => {
  const TEASED = 'The view from the roof of the mill, filmed in one of the last weeks of the old owner.';
  const [first, second, third] = OWN.map((text) => `<p>${text}</p>`);
  const amid = (box: string): string[] =>
    quotable(page(`<main><article>${H1}${first}${second}${box}${third}</article></main>`));

  test.each([
    `<div><h4>RELATED VIDEO</h4><p>${TEASED}</p></div>`,
    `<section><h4>Sign up: The Mill newsletter</h4><div>${TEASED}</div></section>`,
    `<div><div><b>Lees ook</b></div><p>${TEASED}</p></div>`,
    `<div><p>Don’t miss</p><ul><li>${TEASED}</li></ul></div>`,
  ])('%s', (box) => {
    expect(amid(box)).toEqual(OWN);
  });

  test.each([
    ['the heading of a part', `<div><h4>More on the mill</h4><p>${TEASED}</p></div>`],
    ['a label after text', `<div><p>${TEASED}</p><h4>Related video</h4></div>`],
    ['a larger box', `<div><h4>Related</h4><p>${TEASED}</p><p>${`${TEASED} `.repeat(3)}</p></div>`],
    ['a part about an invitation', `<div><h3>Register to vote by app</h3><p>${TEASED}</p></div>`],
    ['a sentence with its words', `<div><p>Related videos were shown.</p><p>${TEASED}</p></div>`],
  ])('are not %s', (_, box) => {
    expect(amid(box)).toContain(TEASED);
  });

  test('a label beside the text heads nothing but what it names', () => {
    expect(amid('<h4>RELATED VIDEO</h4>')).toEqual(OWN);
  });
});

describe('paid texts below a label of who pays', () => {
  const PAID = 'A loose tile can turn a storm into an emergency. Per Moss explains what to look out for.';
  const [first, second, third] = OWN.map((text) => `<p>${text}</p>`);
  const amid = (box: string): string[] =>
    quotable(page(`<main><article>${H1}${first}${second}${box}${third}</article></main>`));

  test.each([
    [
      'with a headline',
      `<div class="native-ad"><span>Paid Content by Aldby Roofs</span><h3>Seven signs</h3><p>${PAID}</p></div>`,
    ],
    [
      'with a link',
      `<div><small>SPONSORED</small><p>${PAID} <a href="https://roofs.example">More</a></p></div>`,
    ],
    [
      'with a link, below who presents them',
      `<div><p>Presented by Aldby Roofs</p><p>${PAID}</p><a href="https://roofs.example">See them</a></div>`,
    ],
    [
      'with a link, below whose message it is',
      `<div><p><strong>A MESSAGE FROM ALDBY ROOFS</strong></p><p>${PAID}</p><p><a href="https://roofs.example">Learn more</a></p></div>`,
    ],
    [
      'below a word from the sponsor',
      `<table><tr><td><p><strong>A word from our sponsor</strong></p><p>${PAID}</p></td></tr></table>`,
    ],
    [
      'in the box after that of the label',
      `<div><p><b>Together with Aldby Roofs</b></p></div><div><p>${PAID}</p><p><a href="https://roofs.example">Get 15% off →</a></p></div>`,
    ],
  ])('%s', (_, box) => {
    expect(amid(box)).toEqual(OWN);
  });

  test.each([
    ['an advertisement before text', `<div><span>Advertisement</span><h3>The roof</h3><p>${PAID}</p></div>`],
    ['a word from others', `<div><h3>A word from our readers</h3><p>${PAID}</p></div>`],
    [
      'a message from somebody',
      `<div><h3>A message from the mayor</h3><p>${PAID}</p><p>He means <a href="https://aldby.example/m">the storm</a> of May.</p></div>`,
    ],
    ['a space for one', `<div><span>Sponsored</span><p>${PAID}</p></div>`],
    ['who gave a prize', `<section><h3>Presented by Per Lunde</h3><p>${PAID}</p></section>`],
    ['the company of somebody', `<section><h3>Together with Mother</h3><p>${PAID}</p></section>`],
    ['a sentence', `<div><p>Sponsored by nobody, they say.</p><h4>Roofs</h4><p>${PAID}</p></div>`],
    [
      'what is beside the box',
      `<div><div><b>Sponsored by Aldby Roofs</b><h4>Roofs</h4></div><p>${PAID}</p></div>`,
    ],
    ['a large box', `<div><b>Paid post</b><h4>Roofs</h4><p>${PAID}</p><p>${`${PAID} `.repeat(4)}</p></div>`],
  ])('are not %s', (_, box) => {
    expect(amid(box)).toContain(PAID);
  });

  test('are not the first paragraphs below who pays for the page', () => {
    const body = `<div><p>In partnership with Aldby Bank</p></div><div>${first}<p><a href="/a">The loan</a></p></div>${second}${third}`;
    expect(quotable(page(`<main><article>${H1}${body}</article></main>`))).toEqual(OWN);
  });
});

describe('text outside of the article', () => {
  const BAR = '<p>The minister of trade has resigned, her office said in a short note this morning.</p>';

  test.each([
    ['before <main>', `<div id="bar">${BAR}</div><main><article>${H1}${own()}</article></main>`],
    ['before the element with the heading', `<div>${BAR}</div><div>${H1}${own()}</div>`],
    ['in <main>, before <article>', `<main><div>${BAR}</div><article>${H1}${own()}</article></main>`],
    ['after <article>', `<div><article>${H1}${own()}</article><div>${BAR}</div></div>`],
  ])('%s', (_, body) => {
    expect(quotable(page(body))).toEqual(OWN);
  });

  test.each([
    [
      'a standfirst above the heading',
      `<article><p>${OWN[0]}</p>${H1}<p>${OWN[1]}</p><p>${OWN[2]}</p></article>`,
    ],
    [
      'a body beside the element with the heading',
      `<main><div>${H1}<p>${OWN[0]}</p></div><div><p>${OWN[1]}</p><p>${OWN[2]}</p></div></main>`,
    ],
    [
      'a body in two boxes',
      `<div><div>${H1}<p>${OWN[0]}</p><p>${OWN[1]}</p></div><div><p>${OWN[2]}</p></div></div>`,
    ],
  ])('is not %s', (_, body) => {
    expect(quotable(page(body))).toEqual(OWN);
  });
});

describe('a label and the linked headline of another story', () => {
  const amid = (line: string): string => page(`<article>${H1}${own(2)}${line}<p>${OWN[2]}</p></article>`);
  const lines = (line: string): string[] => quotable(amid(line)).filter((text) => !OWN.includes(text));

  test.each([
    '<p>From the archive: <a href="/a">How the dam above Aldby was built</a></p>',
    '<p><b>Background:</b> <a href="/a">What the town gets for its loan</a></p>',
    '<p>[Interview] <a href="/a">Why the foreman did not sleep for a week</a></p>',
    '<p>(More on paper: <a href="/a">Ten mills that make their own power</a>)</p>',
    '<div>Kuuntele: <a href="/a">Näin tehdas sai uudet omistajat</a></div>',
    '<p>＞＞特集：<a href="/a">工場を買った町、二年間の記録</a></p>',
    '<p>【写真】<a href="/a">工場を買った町、二年間の記録</a></p>',
    '<div><span>Noticia relacionada</span><a href="/a">La fábrica que compraron sus obreros</a></div>',
    '<p><b>Background</b> <a href="/a">What the town gets for its loan</a></p>',
    '<p>पृष्ठभूमि: <a href="/a">मिल कैसे बिकी और किसने खरीदी</a></p>',
  ])('%s', (line) => {
    expect(lines(line)).toEqual([]);
  });

  test.each([
    ['a fact', '<p>Foreman since March: <a href="/p">Per Lunde</a></p>'],
    [
      'the name of a work',
      '<p>The book on its history: <a href="/p">The Mill of Aldby and Its People</a></p>',
    ],
    ['a sentence', '<p>The verdict: <a href="/p">The bank has to give back the four million crowns.</a></p>'],
    ['a quotation', '<p>Per Lunde: <a href="/p">“We have won more than we had hoped for”</a></p>'],
    [
      'a clause',
      '<p>One thing is certain: <a href="/p">the mill will make paper again in the spring</a></p>',
    ],
    [
      'what goes on after the link',
      '<p>The town: <a href="/p">It lent the workers four million crowns</a>, a quarter of its budget.</p>',
    ],
    [
      'what somebody says or finds',
      '<p>The court ruled: <a href="/p">The owner of the mill must pay three million crowns</a></p>',
    ],
    [
      'a name and what it did',
      '<p><span>Per Lunde</span> <a href="/p">bought the mill from the bank in May</a></p>',
    ],
    [
      'a label that is a part of the sentence',
      '<p>Background to this is <a href="/p">What the town got for its loan</a></p>',
    ],
    ['a line with a clock', '<p>10:32: <a href="/p">The council of Aldby votes for the loan</a></p>'],
    [
      'an item of a list',
      '<ul><li>Loan: <a href="/p">Four million crowns from the town over ten years</a></li></ul>',
    ],
  ])('is not %s', (_, line) => {
    expect(lines(line)).toHaveLength(1);
  });
});
