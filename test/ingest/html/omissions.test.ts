/** What is left out of a page is said, or nothing is. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const sentences = (from: number, count: number, about: string): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `<p>Sentence ${from + i} says that the ${about} was measured again on Monday morning at ten.</p>`,
  ).join('\n');
const read = (body: string) =>
  extractArticle('the page', `<html><body>${body}</body></html>`, 'https://a.example/x');

describe('running text outside of what was read', () => {
  const article = `<div class="story"><h1>Pier</h1>${sentences(1, 10, 'pier')}</div>`;

  test('is noted if there is far more of it', () => {
    const items = sentences(100, 40, 'bridge').replaceAll('p>', 'li>');
    const { text, omissions } = read(`<main>${article}</main><div><ul>${items}</ul></div>`);
    expect(text).toContain('pier');
    expect(text).not.toContain('bridge');
    expect(omissions).toEqual(['running-text']);
  });

  test('is not noted if there is less of it', () => {
    const items = sentences(100, 8, 'bridge').replaceAll('p>', 'li>');
    expect(read(`<main>${article}</main><div><ul>${items}</ul></div>`).omissions).toBeUndefined();
  });

  test.each(['nav', 'aside', 'footer', 'form'])('is none in <%s>', (name) => {
    expect(read(`${article}<${name}>${sentences(100, 30, 'bridge')}</${name}>`).omissions).toBeUndefined();
  });

  test.each(['comments', 'sidebar', 'related-teasers'])('is none in a box named %s', (name) => {
    const { omissions, text } = read(
      `${article}<div class="${name}"><div>${sentences(100, 30, 'bridge')}</div></div>`,
    );
    expect(text).not.toContain('bridge');
    expect(omissions).toBeUndefined();
  });
});

describe('text that a page hides until its readers ask for the rest', () => {
  const rest = sentences(50, 12, 'bridge');
  test.each([
    ['by an attribute', `<div hidden>${rest}</div>`],
    ['by a style', `<div style="display:none">${rest}</div>`],
    ['by its height', `<section style="max-height:0;overflow:hidden">${rest}</section>`],
    ['by the sheet of the page', `<style>.r{display:none}</style><div class="r">${rest}</div>`],
  ])('%s is not quoted, and noted', (_, hidden) => {
    const { text, omissions } = read(
      `<main><article><h1>Pier</h1><div>${sentences(1, 3, 'pier')}</div>${hidden}</article></main>`,
    );
    expect(text).not.toContain('bridge');
    expect(omissions).toEqual(['running-text']);
  });

  test.each([
    [
      'outside of the article',
      `<article><h1>Pier</h1>${sentences(1, 4, 'pier')}</article><div hidden>${rest}</div>`,
    ],
    [
      'named like comments',
      `<article><h1>Pier</h1>${sentences(1, 4, 'pier')}<div class="comments" hidden>${rest}</div></article>`,
    ],
    [
      'less than what is shown',
      `<article><h1>Pier</h1>${sentences(1, 12, 'pier')}<div hidden>${rest}</div></article>`,
    ],
  ])('is not noted %s', (_, body) => {
    expect(read(`<main>${body}</main>`).omissions).toBeUndefined();
  });
});

test.each(['blur-sm', 'text-blurred', 'obfuscated'])(
  'text that is made unreadable by %s is noted',
  (name) => {
    const { text, omissions } = read(
      `<article><h1>Pier</h1>${sentences(1, 4, 'pier')}<div class="${name}">${sentences(9, 4, 'wqx')}</div></article>`,
    );
    expect(text).not.toContain('wqx');
    expect(omissions).toEqual(['paid-text']);
  },
);
