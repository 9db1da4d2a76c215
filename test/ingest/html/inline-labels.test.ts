import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const FIRST =
  'The orchard society of Wendle has planted four hundred old apple trees along the railway, its chair said on Monday.';
const SECOND =
  'Two schools look after the first rows, and the cider press in the old station opens again next autumn, she added.';
const TITLE = 'Four hundred apple trees for Wendle';

/** What can be quoted of a page. */
function quotable(body: string): string[] {
  const page = `<html lang="en"><title>${TITLE}</title><body><article><h1>${TITLE}</h1>${body}</article></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, null);
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

describe('words in a sentence that are none of its own', () => {
  test.each([
    '<a href="/w">Wendle<span class="x">, opens new tab</span></a>',
    '<a href="/w">Wendle</a><span> (opens in a new window)</span>',
    '<a href="/w">Wendle, opens in new tab</a>',
    '<a href="/w">Wendle (externer Link)</a>',
    '<a href="/w">Wendle<small> (s’ouvre dans une nouvelle fenêtre)</small></a>',
  ])('how a link opens: %s', (link) => {
    expect(quotable(`<p>${FIRST.replace('Wendle', link)}</p><p>${SECOND}</p>`)).toEqual([FIRST, SECOND]);
  });

  test.each([
    '<span class="pop"><img src="x">Share</span>',
    ' <a href="/s">Share</a> <a href="/c">Copy link</a>',
    '<b>Save</b>',
  ])('buttons after the last sentence: %s', (buttons) => {
    expect(quotable(`<p>${FIRST}${buttons}</p><p>${SECOND}</p>`)).toEqual([FIRST, SECOND]);
  });

  test.each([
    'The shop opens in a new window of the station, the chair of the society told the paper, and sells <em>Share</em>.',
    'The chair of the society told the paper that her favourite of all the old apples in Wendle is the <a href="/s">Share</a>',
    'When will the press of the society in the old station of Wendle open for all who have apples? <b>1 March 2027</b>',
    'What is the one word that the society has written on the sign above the door of the press? <b>Share</b>',
    'A sign in the window of the old station, which the society <i>opens</i> in the new year, says that all may <b>share</b> it.',
  ])('but not its own: %s', (sentence) => {
    const text = sentence.replace(/<[^>]+>/g, '');
    expect(quotable(`<p>${sentence}</p><p>${FIRST}</p><p>${SECOND}</p>`)).toEqual([text, FIRST, SECOND]);
  });
});

test('elements of AMP that are no text of the article', () => {
  const others = ['ad', 'sidebar', 'consent', 'list', 'lightbox']
    .map(
      (name) =>
        `<amp-${name}><p>Apples from the coast are cheaper this week in all shops of the county.</p></amp-${name}>`,
    )
    .join('');
  const details = `<amp-accordion><section><h4>More</h4><p>${SECOND}</p></section></amp-accordion>`;
  expect(quotable(`<p>${FIRST}</p>${others}${details}`)).toEqual([FIRST, SECOND]);
});

describe('the label of a field', () => {
  test.each([
    '<label>Search for the orchards of your own quarter <input name="q"></label>',
    '<label for="q">Search for the orchards of your own quarter</label> <input id="q">',
    '<div><input type="checkbox" id="q"><label for="q">Show me all of the orchards on the map</label></div>',
  ])('is no text: %s', (field) => {
    expect(quotable(`<p>${FIRST}</p><div>${field}</div><p>${SECOND}</p>`)).toEqual([FIRST, SECOND]);
  });

  test.each([
    ['labels nothing', '<label>Search for the orchards of your own quarter</label>'],
    ['folds a text', '<input type="checkbox" id="q"><label for="q">Trees are free for all schools.</label>'],
  ])('unless it %s', (_, part) => {
    expect(quotable(`<p>${FIRST}</p><div>${part}</div><p>${SECOND}</p>`)).toHaveLength(3);
  });
});
