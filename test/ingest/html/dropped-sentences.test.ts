/** Short sentences in a box that readability drops for its class come back with the longer ones beside them. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const prose = (word: string): string =>
  Array.from(
    { length: 12 },
    (_, i) =>
      `<p>${word} ${i} was measured again on Monday, with a comma, by the harbour office of the old town, which found it sound.</p>`,
  ).join('');
/** The quotable paragraphs between the first and the second half of a long article. */
function between(body: string): string[] {
  const page = `<html><head><title>Piers of Aldsund</title></head><body><main><article><h1>Piers of Aldsund</h1>${prose('Pier')}${body}${prose('Quay')}</article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldsund.example/news/piers');
  return withoutSpans(text, boilerplate)
    .trim()
    .split(/\n{2,}/)
    .slice(12, -12);
}

const FIRST = 'In 2018 the ferry called at 24 of the 31 piers of the town.';
const SHORT = 'Four years later it called at 19.';
const LAST = 'On Sunday it called at nine, all of them south of the canal.';

describe('a short sentence in a dropped box', () => {
  test.each(['scrolly', 'media', 'contact-tracing', 'shopping'])(
    'stays between longer ones, class %s',
    (name) => {
      const body = `<div class="${name}"><p>${FIRST}</p><p>${SHORT}</p><p>${LAST}</p></div>`;
      expect(between(body)).toEqual([FIRST, SHORT, LAST]);
    },
  );

  test('stays between steps with headings of their own', () => {
    const step = (heading: string, text: string) =>
      `<div class="step"><h3>${heading}</h3><div><p>${text}</p></div></div>`;
    const body = `<div class="scrolly">${step('2014', 'It had 28.')}${step('2018', FIRST)}${step('2022', SHORT)}</div>`;
    expect(between(body)).toEqual(['It had 28.', FIRST, SHORT]);
  });

  test('stays as an item of a list beside a longer one', () => {
    const body = `<div class="contact-tracing"><ul><li>${SHORT}</li><li>${LAST}</li></ul></div>`;
    expect(between(body)).toEqual([SHORT, LAST]);
  });

  test.each([
    ['without a longer one', `<div class="media"><p>${SHORT}</p><p>It is.</p></div>`],
    [
      'in another box',
      `<div class="media"><p>${SHORT}</p><p>It is.</p></div><p>${prose('Lock')}</p><div class="media"><p>${FIRST}</p><p>${LAST}</p></div>`,
    ],
    ['in a box named as an invitation', `<div class="newsletter"><p>${FIRST}</p><p>Sign up now.</p></div>`],
    ['in a form', `<form class="media"><p>${FIRST}</p><p>Sign up now.</p></form>`],
  ])('is no text %s', (_, body) => {
    expect(between(body).join(' ')).not.toMatch(/Four years later|Sign up/);
  });

  test('is no text after a label', () => {
    const body = `<div class="media"><p>${FIRST}</p><p>Our daily mail</p><p>Sign up now.</p></div>`;
    expect(between(body)).toEqual([FIRST]);
  });
});
