/** What readers wrote below an article is no part of it, in whatever language they do. */
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
const page = (body: string): string =>
  `<!doctype html><html><head><title>${TITLE} | Aldby Post</title></head><body>${body}</body></html>`;

function quotable(html: string): string[] {
  const { text, boilerplate } = extractArticle('the page', html, URL);
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

describe('comments of readers', () => {
  const comment = (name: string, inner = ''): string =>
    `<div class="css-9"><div><span>${name}</span></div><div><p>I worked there for thirty years and never thought that ${name} would see this day.</p></div><button>Reply</button>${inner}</div>`;

  test.each([
    ['in one element', `<div>${comment('Ann')}${comment('Bo', comment('Cy'))}</div>`],
    ['without an element around them', comment('Ann') + comment('Bo')],
  ])('%s', (_, comments) => {
    expect(quotable(page(`<div>${H1}<div>${own()}</div>${comments}</div>`))).toEqual(OWN);
  });

  test.each([
    ['microdata', '<div itemprop="comment" itemscope itemtype="http://schema.org/Comment">', '</div>'],
    ['the item of an article', '<article itemscope itemtype="https://schema.org/Comment">', '</article>'],
    ['its older name', '<li itemscope itemtype="http://schema.org/UserComments">', '</li>'],
    ['RDFa', '<div about="/comment/4" typeof="sioc:Post sioct:Comment">', '</div>'],
    ['microformats', '<div class="p-comment h-cite">', '</div>'],
  ])('declared in %s', (_, open, close) => {
    const comments = `${open}<h3>Thirty years</h3><p>I worked there for thirty years.</p>${close}`.repeat(3);
    expect(quotable(page(`<main><article>${H1}${own()}${comments}</article></main>`))).toEqual(OWN);
    expect(quotable(page(`<div>${H1}<div>${own()}</div>${comments}</div>`))).toEqual(OWN);
  });

  test.each([
    ['around the article', `<div itemprop="comment" itemscope><div>${H1}${own()}</div></div>`],
    ['for the words of a review', `${H1}${own(2)}<p itemprop="comment">${OWN[2]}</p>`],
    ['a class of layout', `${H1}${own(2)}<div class="u-comment"><p>${OWN[2]}</p></div>`],
  ])('are not what is declared %s', (_, body) => {
    expect(quotable(page(`<main>${body}</main>`))).toEqual(OWN);
  });

  const says = 'I worked there for thirty years and never thought that I would see this day.';

  test.each([
    [
      'a line with their number',
      `<div class="x"><div class="y">2 responses</div><div><b>ann77</b> <i>12 Mar, 17:02</i><p>${says}</p></div><div><b>Bo</b><p>${says} Never.</p></div></div>`,
    ],
    [
      'a heading in the element of the text',
      `<h3>Comments</h3><p>ann77, 3 hours ago</p><p>${says}</p><p>Bo, 2 hours ago</p><p>${says} Never.</p>`,
    ],
    [
      'a heading in an element of its own',
      `<section><header><h4>Kommentare (1)</h4></header><ol><li><cite>ann77</cite><p>${says}</p><a>Antworten</a></li></ol></section>`,
    ],
  ])('below %s', (_, comments) => {
    expect(quotable(page(`<div>${H1}<div>${own()}${comments}</div></div>`))).toEqual(OWN);
  });

  test.each([
    ['תגובות', '12.10.2026 14:20'],
    ['3 תגובות', 'לפני 3 שעות'],
    ['Komentarze (3)', '12 października 2026, 14:20'],
    ['Yorumlar (4)', '3 saat önce'],
    ['Ý kiến (21)', '14:20 12/10/2026'],
    ['Komentar Terbanyak', '3 jam lalu'],
    ['Bình luận', '3 giờ trước'],
    ['نظرات شما', '12/10/2026 14:20'],
    ['Комментарии (3)', '12 октября 2026 в 14:20'],
    ['2 коментарі', '3 години тому'],
    ['Kommentarer (3)', 'för 3 timmar sedan'],
    ['Σχόλια (3)', 'πριν 3 ώρες'],
    ['댓글 3', '3시간 전'],
    ['コメント', '10月12日 14:20'],
    ['网友评论（3）', '3小时前'],
    ['التعليقات', 'منذ 3 ساعات'],
    ['टिप्पणियां', '12.10.2026 14:20'],
    ['Comentarii (3)', 'acum 3 ore'],
    ['3 komentáře', 'před 3 hodinami'],
    ['Komentáre', 'pred 3 hodinami'],
    ['Komentari (3)', 'prije 3 sata'],
    ['Коментари', 'преди 3 часа'],
    ['Hozzászólások (3)', '2026. 10. 12. 14:20'],
    ['3 kommenttia', '3 tuntia sitten'],
    ['Kommentarer', 'for 3 timer siden'],
    ['3 reacties', '3 uur geleden'],
    ['Commenti (3)', '3 ore fa'],
    ['Komentarai', 'prieš 3 valandas'],
    ['Kommentaarid (3)', '3 tundi tagasi'],
    ['Lasă un comentariu', 'acum 3 ore'],
  ])('below "%s" and a name with "%s"', (heading, moment) => {
    const comments = (text: string): string =>
      `<div><h3>${heading}</h3><div><b>ann77</b> <span>${text}</span></div><div>${says}</div></div>`;
    expect(quotable(page(`<article>${H1}${own()}${comments(moment)}</article>`))).toEqual(OWN);
    const plain = quotable(page(`<article>${H1}${own()}${comments('of Aldby')}</article>`));
    expect(plain).toContain(says);
  });

  test.each([
    ['a class', '<div class="article-talkback"><h3>Comments</h3><div>At last! Well done, all.</div></div>'],
    [
      'another language',
      '<div class="comments-area"><div><h3>תגובות</h3></div><p>At last! Well done.</p></div>',
    ],
    [
      'a class in its language',
      '<div class="comentarii"><h3>Comentarii</h3><p>At last! Well done.</p></div>',
    ],
    [
      'a class in Finnish',
      '<div id="x" class="kommentit-lista"><h3>3 kommenttia</h3><p>Well done.</p></div>',
    ],
    ['an id beside their number', `<section id="comments"><h2>Comments (112)</h2><p>${says}</p></section>`],
    ['a guest book', `<section class="guestbook"><h3>Guest book</h3><p>${says}</p></section>`],
  ])('in an element that %s names, without names or times', (_, comments) => {
    expect(quotable(page(`<main><article>${H1}${own()}${comments}</article></main>`))).toEqual(OWN);
  });

  test.each(['Răspunde', 'Odpovědět', 'Odgovori', 'Válasz', 'Vastaa', 'Ответить', 'Svar', 'Απάντηση (2)'])(
    'above buttons "%s"',
    (label) => {
      const comment = `<div><span>ann77</span><p>${says}</p><a>${label}</a></div>`;
      expect(quotable(page(`<div>${H1}<div>${own()}</div>${comment.repeat(2)}</div>`))).toEqual(OWN);
    },
  );

  const PART = `${says} Per Lunde said so at the gate.`;

  test.each([
    [
      'their number above the text',
      `${H1}<div><div>14 comments</div><p>Aldby, 10:30</p>${own()}</div>`,
      ['Aldby, 10:30', ...OWN],
    ],
    [
      'a part of the article',
      `${H1}<div>${own()}<h2>Discussion</h2><p><b>In the town</b></p><p>${PART}</p></div>`,
      [...OWN, PART],
    ],
    [
      'a part of the article with times in it',
      `${H1}<div>${own()}<h3>Comments on the match</h3><p>Kick-off: 19:30</p><p>${PART}</p></div>`,
      [...OWN, 'Kick-off: 19:30', PART],
    ],
    [
      'answers that the article lists',
      `${H1}<div>${own()}<h2>2 responses</h2><p><b>Per Lunde, foreman</b></p><p>${PART}</p></div>`,
      [...OWN, PART],
    ],
    [
      'a part with the id of its heading',
      `${H1}<div>${own()}<section id="comments"><h2>Comments</h2><p>${PART}</p></section></div>`,
      [...OWN, PART],
    ],
    [
      'a part in a language where it is named so',
      `${H1}<div>${own()}<div class="reactii"><h2>Comentarii</h2><p>${PART}</p></div></div>`,
      [...OWN, PART],
    ],
    [
      'a part about the guest book',
      `${H1}<div>${own()}<section><h2>Guest book</h2><p>${PART}</p></section></div>`,
      [...OWN, PART],
    ],
    [
      'the text of a page that is named by its comments',
      `<div class="with-comments">${H1}<div class="comments-open">${own()}</div></div>`,
      OWN,
    ],
  ])('are not %s', (_, body, expected) => {
    expect(quotable(page(`<div>${body}</div>`))).toEqual(expected);
  });
});
