/** The short texts of a list article and of an accordion are read, though they look like captions and controls. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const INTRODUCTION =
  'Four of the smallest lighthouses on the Aldby coast are to be sold in March, and their keepers have shown us round before they leave.';
const ENDING =
  'The harbour office takes bids for all four until the end of the month, and says that none of the lamps may be put out.';
const TEXTS = ['It has a lamp of 1902.', 'The keeper lives there with nine cats.', 'Its stairs are steep.'];
const NAMES = ['Gull Rock', 'Old Margit', 'The Candle'];

function quotable(content: string): string[] {
  const page = `<html><head><title>Small lighthouses</title></head><body><main><article><h1>Small lighthouses</h1><div><p>${INTRODUCTION}</p>${content}<p>${ENDING}</p></div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldby.example/lighthouses');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}
const list = (item: (name: string, text: string, number: number) => string): string =>
  TEXTS.map((text, i) => item(NAMES[i]!, text, i + 1)).join('');

describe('the items of a list article', () => {
  test.each([
    [
      'with a credit',
      list(
        (name, text, i) =>
          `<div class="item"><h2><span>${i}.</span> ${name}</h2><img src="a.jpg"><p class="photo-credit">Ida Moss</p><p>${text}</p></div>`,
      ),
    ],
    [
      'without numbers',
      list(
        (name, text) =>
          `<section><h3>${name}</h3><figure><img src="a.jpg"><figcaption>${name} in May</figcaption></figure><p>${text}</p></section>`,
      ),
    ],
    [
      'below their images, in a list',
      `<ol>${list((name, text, i) => `<li><div><img src="a.jpg"><h2>#${i} ${name}</h2><p>${text}</p></div></li>`)}</ol>`,
    ],
    [
      'with a link to buy below',
      list(
        (name, text, i) =>
          `<div><h2>${i}) ${name}</h2><img src="a.jpg"><div><p>${text}</p></div><a href="/buy/${i}">Tickets</a></div>`,
      ),
    ],
    [
      'in one box',
      `<div>${list((name, text) => `<div><h4>${name}</h4><img src="a.jpg"><p>${text}</p></div>`)}</div>`,
    ],
  ])('are text, %s', (_, items) => {
    expect(quotable(items)).toEqual([INTRODUCTION, ...TEXTS, ENDING]);
  });

  test.each([
    ['a caption below an image', '<div><img src="a.jpg"><p>The lamp is from 1902.</p></div>'.repeat(2)],
    ['an image with a heading', '<div><h4>Picture of the day</h4><img><p>The lamp is from 1902.</p></div>'],
    [
      'cards of other stories',
      list((name, text, i) => `<div><h3>${name}</h3><img><p>${text}</p><a href="/n/${i}">Read on</a></div>`),
    ],
    [
      'cards whose heading is below the image',
      list((name, text) => `<div><img><h3>${name}</h3><p>${text}</p></div>`),
    ],
    [
      'captions in an item',
      list(
        (name, text, i) =>
          `<div><h2>${i}. ${name}</h2><div><img src="a.jpg"><p>${text}</p></div><p class="note">${i}</p></div>`,
      ),
    ],
  ])('are not %s', (_, boxes) => {
    const read = quotable(boxes);
    for (const text of [...TEXTS, 'The lamp is from 1902.']) expect(read).not.toContain(text);
  });
});

describe('the text of an accordion', () => {
  const ANSWER = 'Anyone may climb up; only keepers may stay.';

  test.each([
    `<div class="kg-toggle-card"><div class="kg-toggle-heading"><h4>Who may go up?</h4><button>x</button></div><div class="kg-toggle-content"><p>${ANSWER}</p></div></div>`,
    `<div class="et_pb_toggle et_pb_toggle_close"><h5 class="et_pb_toggle_title">Who may go up?</h5><div class="et_pb_toggle_content">${ANSWER}</div></div>`,
    `<div class="elementor-toggle"><div class="elementor-toggle-item"><div class="elementor-tab-title"><a>Who may go up?</a></div><div class="elementor-tab-content"><p>${ANSWER}</p></div></div></div>`,
    `<div data-component="toggle"><h3>Who may go up?</h3><div>${ANSWER}</div></div>`,
  ])('is read: %s', (accordion) => {
    expect(quotable(accordion)).toEqual([INTRODUCTION, ANSWER, ENDING]);
  });

  test('is not the label of its control', () => {
    expect(quotable('<div class="menu-toggle">Show the map of all lights</div>')).toEqual([
      INTRODUCTION,
      ENDING,
    ]);
  });
});
