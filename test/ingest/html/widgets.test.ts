/** What a page plays and sells beside its text is not quoted as a part of it. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OWN = [
  'The cannery of Aldsund closes in March, after a hundred and twelve years, said its director on Monday.',
  'The last tins hold mackerel in mustard, and most of them are sold in the shop beside the harbour.',
  'The owner says that fuel has become three times as expensive since the spring of 2021.',
  'The chimney stays, since the council has listed it, and the sheds behind it come down in November.',
];

function quotable(box: string): string[] {
  const [first, second, ...rest] = OWN.map((text) => `<p>${text}</p>`);
  const page = `<html><head><title>Cannery closes</title></head><body><article><h1>Cannery closes</h1><div class="text">${first}${second}${box}${rest.join('')}</div></article></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldsund.example/cannery');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

const THING = '<h4>The tea towel of Aldsund</h4><p>Pure cotton, printed in the harbour.</p>';

describe('a box in the text', () => {
  test.each([
    [
      'plays a recording',
      '<div><div>Per Lunde on forty years of mustard</div><div><span>0:00</span>/<span>6:41</span></div></div>',
    ],
    ['plays it at a speed', '<div><p>The last shift</p><p>00:00 / 24:07 1×</p></div>'],
    ['sells something', `<div class="c">${THING}<a href="https://shop.example/buy">Buy now</a></div>`],
    ['sells it in German', `<div class="c">${THING}<p><a href="/buy">Jetzt kaufen</a></p></div>`],
  ])('%s', (_, box) => {
    expect(quotable(box)).toEqual(OWN);
  });

  test.each([
    [
      'has a sentence beside a result',
      '<div><p>Halm won in the last minute.</p><p>0:00 1:12</p></div>',
      'Halm won',
    ],
    [
      'has a sentence before the link',
      '<div><p>It sells towels.</p><a href="/b">Buy now</a></div>',
      'It sells',
    ],
    ['has more text after the link', `<div>${THING}<a href="/b">Buy now</a><p>It is blue.</p></div>`, 'Pure'],
    [
      'is one of several that the article is about',
      `<div>${THING}<a href="https://shop.example/a">Buy now</a></div>`
        .repeat(3)
        .replaceAll('cotton', 'wool and cotton'),
      'Pure wool',
    ],
  ])('%s: it is quotable', (_, box, words) => {
    expect(quotable(box).join(' ')).toContain(words);
  });
});
