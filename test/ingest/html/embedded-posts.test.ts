/** The words of a post that an article shows are in its text, and never quoted as its own. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OPENING =
  'The ferry to Aldsund did not sail on Monday, since a chain had caught in its screw, said its master Per Lunde.';
const ENDING =
  'Divers are to free it by noon on Tuesday, and until then a bus takes passengers around the whole of the fjord.';
const WORDS = 'we sat on that boat for six hours and nobody brought us so much as a cup of tea';

function read(content: string): { readonly text: string; readonly quotable: string[] } {
  const page = `<html><body><main><article><h1>Ferry held by a chain</h1><div><p>${OPENING}</p>${content}<p>${ENDING}</p></div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldsund.example/news/ferry');
  const quotable = withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { text, quotable };
}

const P = `<p>${WORDS}</p>`;
const signature = (href: string): string => `&mdash; Eli Moe (@elimoe) <a href="${href}">June 8, 2026</a>`;

describe('an embedded post', () => {
  test.each([
    [
      'by its class',
      `<blockquote class="twitter-tweet">${P}${signature('https://t.example/1')}</blockquote>`,
    ],
    ['of another platform', `<blockquote class="bluesky-embed" data-bluesky-uri="at://x">${P}</blockquote>`],
    ['in sections', `<blockquote class="tiktok-embed"><section><a>@elimoe</a>${P}</section></blockquote>`],
    ['in a box', `<div class="fb-post"><blockquote>${P}Posted by <a>Eli Moe</a></blockquote></div>`],
    ['in a box of the site', `<div class="c-embed c-embed--instagram"><div>${P}</div></div>`],
    ['in a figure', `<figure class="is-provider-twitter"><div><blockquote>${P}</blockquote></div></figure>`],
    ['of a platform without a name', `<blockquote class="text-post-media">${P}</blockquote>`],
    ['by its element', `<amp-twitter><blockquote>${P}</blockquote></amp-twitter>`],
    ['by its source', `<blockquote cite="https://www.facebook.com/elimoe/posts/1">${P}</blockquote>`],
    ['by its signature', `<blockquote>${P}${signature('https://twitter.com/elimoe/status/1')}</blockquote>`],
  ])('%s', (_, post) => {
    const { text, quotable } = read(post);
    expect(text).toContain(WORDS);
    expect(quotable).toEqual([OPENING, ENDING]);
  });

  const SAID = `“${WORDS},” Eli Moe said on the quay.`;
  const QUOTED = `<p>${SAID}</p>`;

  test('the page of a post is its article', () => {
    const page = `<html><body><article class="tweet"><h2>Ferry held by a chain</h2><p>${OPENING}</p><p>${ENDING}</p></article></body></html>`;
    expect(extractArticle('the page', page, null).text).toContain(OPENING);
  });

  test.each([
    ['a quotation', `<blockquote>${QUOTED}</blockquote>`],
    [
      'a quotation with its source',
      `<blockquote cite="https://aldsund.example/log/8">${QUOTED}</blockquote>`,
    ],
    [
      'a quotation with a link to a platform in it',
      `<blockquote><p>“${WORDS},” <a href="https://x.com/elimoe/status/1">Eli Moe</a> said on the quay.</p></blockquote>`,
    ],
    [
      'a quotation of an author with a profile',
      `<blockquote><p>“${WORDS},” Eli Moe said <a href="https://x.com/elimoe">on the quay.</a></p></blockquote>`,
    ],
    ['a box around posts', `<div class="has-twitter-embed">${QUOTED}</div>`],
    ['an element of the page’s own', `<x-card>${QUOTED}</x-card>`],
    ['a box with another name', `<div class="post media">${QUOTED}</div>`],
  ])('is not %s', (_, quotation) => {
    expect(read(quotation).quotable).toEqual([OPENING, SAID, ENDING]);
  });
});
