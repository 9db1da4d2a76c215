/** A quotation that stands apart and repeats the text is quoted where it was said, with its speaker. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OWN = [
  'The lock at Oudmeer closes in March for four months, and boats will have to go round by the river for that time.',
  '“The doors are worn out, and no coat of paint will help them now,” said the warden of the dykes, Ineke Tolsma.',
  'New doors cost six million crowns, half of which the province pays, as its council decided in the autumn.',
];
const QUOTE = 'The doors are worn out, and no coat of paint will help';

function quotable(quote: string, own: readonly string[] = OWN): string[] {
  const [first, second, ...rest] = own.map((text) => `<p>${text}</p>`);
  const page = `<html><head><title>Lock closes</title></head><body><main><article><h1>Lock closes</h1><div>${first}${second}${quote}${rest.join('')}</div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://oudmeer.example/lock');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

describe('a pull quote', () => {
  test.each([
    `<blockquote><p>${QUOTE}</p></blockquote>`,
    `<blockquote>“${QUOTE}!”<footer><cite>Ineke Tolsma</cite></footer></blockquote>`,
    `<figure><blockquote>${QUOTE}</blockquote><figcaption>Ineke Tolsma</figcaption></figure>`,
    `<div class="wp-pull-quote"><div><p>${QUOTE}.</p></div></div>`,
  ])('that repeats a sentence is not quotable: %s', (quote) => {
    expect(quotable(quote)).toEqual(OWN);
  });

  test.each([
    ['it says something else', `<blockquote><p>${QUOTE} anyone.</p></blockquote>`, `${QUOTE} anyone.`],
    ['it is no quotation', `<div><p>${QUOTE}.</p></div>`, `${QUOTE}.`],
    [
      'its words stand in two sentences',
      '<blockquote><p>Ineke Tolsma new doors cost.</p></blockquote>',
      'Ineke Tolsma new doors cost.',
    ],
  ])('is quotable if %s', (_, quote, expected) => {
    expect(quotable(quote)).toContain(expected);
  });
});
