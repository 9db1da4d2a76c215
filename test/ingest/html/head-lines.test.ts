/** Readability cuts the first name that it takes for a byline out of the text; the line around it stays what the page shows. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OWN = [
  'The workers of the paper mill in Aldby have bought it from the bank, two years after its owner gave up.',
  'They paid four million crowns, most of which the town had lent them, said their foreman Per Lunde on Monday.',
  'The first machines start in May, and by the end of the year the mill is to make two hundred tons a week.',
  'The bank had wanted to sell the halls to a dealer in scrap, who would have paid no more than half of that.',
  'In Aldby one household in five has somebody at the mill, and the school had already planned for fewer pupils.',
];

function read(head: string, body = OWN): { readonly text: string; readonly quotable: string[] } {
  const content = body.map((text) => `<div>${text}</div>`).join('\n');
  const html = `<html><body><main><article><h1>Mill bought by its workers</h1>${head}<section>${content}</section></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', html, 'https://aldby.example/mill');
  const quotable = withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { text, quotable };
}

describe('a line with a name that readability cuts out', () => {
  test.each([
    [
      'in its middle',
      '<div class="meta">Par <span class="author">Ida Moss</span><br>Publié le 3 mai 2026 à 18h32, modifié le 4 mai 2026 à 07h10<br>Temps de lecture : 2 min.</div>',
      'Par Ida Moss Publié le 3 mai 2026 à 18h32, modifié le 4 mai 2026 à 07h10 Temps de lecture : 2 min.',
    ],
    [
      'at its end',
      '<div><time>Jun 2</time><span>Written By <a class="author">Ida Moss</a></span></div>',
      'Jun 2Written By Ida Moss',
    ],
    [
      'at its start',
      '<span class="byline">By <b>Ida Moss</b></span>, <span>Aldby Post</span> <i>May 3, 2026</i> <i>updated 6:30 p.m.</i>',
      'By Ida Moss, Aldby Post May 3, 2026 updated 6:30 p.m.',
    ],
  ])('is kept once and marked: %s', (_, head, line) => {
    const { text, quotable } = read(head);
    expect(quotable).toEqual(OWN);
    expect(text.split('\n\n')).toEqual([line, ...OWN]);
  });

  test('is dropped with what is left of it, if that is little', () => {
    const head = '<div>Story <a class="author" rel="author">Ida Marie Moss and Per Lunde</a></div>';
    expect(read(head).text).toBe(OWN.join('\n\n'));
  });

  test.each([
    [
      'in its middle',
      'The critic <a rel="author" href="/x">Ida Moss</a> wrote on Monday that the mill had been sold for too little.',
    ],
    [
      'at its start',
      '<a rel="author" href="/x">Ida Moss</a>, a critic, wrote on Monday that the mill had been sold for too little.',
    ],
    [
      'at its end',
      'The mill had been sold for much too little on Monday, wrote the critic <a rel="author" href="/x">Ida Moss</a>.',
    ],
  ])('is whole where it is a sentence of the article: %s', (_, html) => {
    const sentence = html.replace(/<[^>]*>/g, '');
    expect(read('', [html, ...OWN]).quotable).toEqual([sentence, ...OWN]);
    const [first, ...others] = OWN;
    expect(read('', [first!, html, ...others]).quotable).toEqual([first, sentence, ...others]);
  });
});
