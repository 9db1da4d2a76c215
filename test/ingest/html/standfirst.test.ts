/** What sums up an article between its heading and its text is part of it, whatever element it stands in. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const TITLE = 'Mill bought by its workers';
const BYLINE = '<div class="line">By Ida Moss and Per Lunde, 12 May 2026, updated 3 hours ago, 4 min</div>';
const OWN = [
  'The workers of the paper mill in Aldby have bought it from the bank, two years after its owner gave up.',
  'They paid four million crowns, most of which the town had lent them, said their foreman Per Lunde on Monday.',
  'The first machines start in May, and by the end of the year the mill is to make two hundred tons a week.',
];
const TEXT = OWN.map((text) => `<p>${text}</p>`).join('\n');

/** The quotable paragraphs before the text. */
function above(content: string, text = TEXT): string[] {
  const html = `<html><head><title>${TITLE}</title></head><body><main><div><h1>${TITLE}</h1>${content}<div class="body">${text}</div></div></main></body></html>`;
  const { text: read, boilerplate } = extractArticle('the page', html, 'https://aldby.example/mill');
  const quotable = withoutSpans(read, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  expect(quotable.slice(-OWN.length)).toEqual(OWN);
  return quotable.slice(0, -OWN.length);
}

const LONG = 'The bank takes half of what it had lent, and the town becomes a partner of the sixty workers';
const SHORT = 'The bank takes half of what it lent';

describe('a standfirst', () => {
  test.each([
    ['a heading without a full stop', `<h2>${LONG}</h2>`, [LONG]],
    ['a smaller heading', `<h3>${LONG}</h3>`, [LONG]],
    ['a heading above a byline', `<h2>${LONG}</h2>${BYLINE}`, [LONG]],
    ['a heading below a byline', `${BYLINE}<h2>${LONG}</h2>`, [LONG]],
    ['a short heading that is named so', `<h2 class="c-dek">${SHORT}</h2>`, [SHORT]],
    ['a short block that is named so', `<div class="Story_dek__q9">${SHORT}</div>`, [SHORT]],
    ['a paragraph in an element of that name', `<div class="bajada"><p>${SHORT}</p></div>`, [SHORT]],
    [
      'a list that is named so',
      `${BYLINE}<ul class="summary"><li>${SHORT}</li><li>Town joins the workers</li></ul>`,
      [SHORT, 'Town joins the workers'],
    ],
    ['a short heading that is named a synopsis', `<h2 class="synopsis">${SHORT}</h2>`, [SHORT]],
    ['a small heading that is named so', `<h4 class="subheading">${SHORT}</h4>`, [SHORT]],
    ['a paragraph with a name in two words', `<p class="sub-title">${SHORT}</p>`, [SHORT]],
    [
      'a named list with a label, below a named paragraph',
      `<p class="summary">${LONG}.</p><div class="HighLights"><h2>Highlights</h2><ol><li>${SHORT}</li><li>Town joins the workers</li></ol></div>`,
      [`${LONG}.`, SHORT, 'Town joins the workers'],
    ],
  ])('is %s', (_, content, expected) => {
    expect(above(content)).toEqual(expected);
  });

  test.each([
    ['a short heading without a name', `<h2>${SHORT}</h2>`],
    ['a small heading without a name', `<h4>${LONG}</h4>`],
    ['a heading that asks', '<h2>Why do the sixty workers of a paper mill want to buy it from a bank?</h2>'],
    ['a heading that asks without a mark', `<h2>How ${LONG}</h2>`],
    ['a headline of another story', `<h2><a href="/news/9">${LONG}</a></h2>`],
    ['a label', '<div class="dek">12 May 2026, 4 min</div>'],
    ['a list without a name', `<ul><li>${SHORT}</li><li>Town joins the workers</li></ul>`],
    ['the summary of a program', `<ul class="ai-summary"><li>${SHORT}</li><li>Town joins it</li></ul>`],
    [
      'a list with more than a label in its named box',
      `<div class="highlights"><h2>Mills</h2><p>Six more</p><ul><li>${SHORT}</li></ul></div>`,
    ],
    ['a block whose name only begins so', `<p class="sub-nav">${SHORT}</p>`],
    ['a list of links', `<ul class="summary"><li><a href="/a">${SHORT}</a></li></ul>`],
  ])('is not %s', (_, content) => {
    expect(above(content)).toEqual([]);
  });

  test('is found below the name of a section, too', () => {
    const html = `<html><body><article><span>Works</span><h1>${TITLE}</h1><h2>${LONG}</h2>${TEXT}</article></body></html>`;
    const { text, boilerplate } = extractArticle('the page', html, 'https://aldby.example/mill');
    expect(withoutSpans(text, boilerplate)).toContain(LONG);
  });

  test('is not the heading of the first part', () => {
    const parts = `<h2>${LONG}</h2><p>${OWN[0]}</p><h2>Work starts in May</h2><p>${OWN[1]}</p><p>${OWN[2]}</p>`;
    const html = `<html><body><article><h1>${TITLE}</h1>${parts}</article></body></html>`;
    const { text, boilerplate } = extractArticle('the page', html, 'https://aldby.example/mill');
    expect(withoutSpans(text, boilerplate)).not.toContain(LONG);
    expect(above('', `<h2>${LONG}</h2>${TEXT}`)).toEqual([]);
  });
});
