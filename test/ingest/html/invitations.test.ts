/** Boxes that ask for something or sell something are not quoted, whatever their names. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OWN = [
  'The bridge at Halm will be shut for nine weeks from Monday after divers found a crack in its second pier.',
  'The crack is two metres long and has grown since the last inspection, said the engineer Per Lunde on Tuesday.',
  'Buses will turn at the old market, and the ferry is to run every ten minutes until the bridge opens again.',
];

/** What can be quoted of an article with something between its second and its last paragraph. */
function amid(content: string): string[] {
  const [first, second, third] = OWN.map((text) => `<p>${text}</p>`);
  const page = `<html><head><title>Bridge shut</title></head><body><main><article><h1>Bridge shut</h1><div>${first}${second}${content}${third}</div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://halm.example/bridge');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

describe('a box that asks for an address of email', () => {
  const INVITATION = 'The Tideway Briefing reaches you every weekday at seven.';

  test.each([
    `<div class="wp-block-group"><h3>Stay in the loop</h3><p>${INVITATION}</p><form><input type="email"><button>Join</button></form></div>`,
    `<div><div><strong>Stay in the loop</strong><p>${INVITATION}</p></div><div><input placeholder="Your e-mail"><button>Join</button></div><p>No spam.</p></div>`,
    `<section><div><h4>Stay in the loop</h4></div><div><p>${INVITATION}</p><form action="/join"><label>Name</label><input name="name"><input name="EMAIL" type="text"></form></div></section>`,
  ])('is left out: %s', (box) => {
    expect(amid(box)).toEqual(OWN);
  });

  test.each([
    ['text beside it', `<p>${INVITATION}</p><form><input type="email"></form>`],
    [
      'a part of the article',
      `<div><h3>The ferry</h3><p>${INVITATION}</p><p>${OWN[0]} ${OWN[1]}</p><form><input type="email"></form></div>`,
    ],
    ['other fields', `<div><h3>The ferry</h3><p>${INVITATION}</p><form><input type="search"></form></div>`],
  ])('but not %s', (_, box) => {
    expect(amid(box)).toContain(INVITATION);
  });
});
