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
    `<div class="bloc"><p>${INVITATION}</p><input type="email"><button>Join</button></div>`,
    `<div><div><span>${INVITATION}</span><form><input type="email"></form></div></div>`,
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
    [
      'a part without a heading and with more words',
      `<div><p>${INVITATION}</p><p>${OWN[0]} ${OWN[1]}</p><form><input type="email"></form></div>`,
    ],
    ['the last part', `</div><div><p>${INVITATION}</p><form><input type="email"></form></div><div>`],
    ['other fields', `<div><h3>The ferry</h3><p>${INVITATION}</p><form><input type="search"></form></div>`],
  ])('but not %s', (_, box) => {
    expect(amid(box)).toContain(INVITATION);
  });
});

describe('a box that asks for a gift or allows to republish', () => {
  const SAID = 'Halm Voice is run by its readers. Your gift counts twice until December 31.';

  test.each([
    `<div class="wp-block-newspack-blocks-donate"><h3>Help us do more</h3><p>${SAID}</p></div>`,
    `<aside class="post-donation-box"><p>${SAID}</p></aside>`,
    `<div class="republish"><h3>Take it</h3><p>${SAID}</p></div>`,
    `<div><h4>Republish this story</h4><p>${SAID}</p></div>`,
    `<section><h3>Support our local journalism</h3><div>${SAID}</div></section>`,
    `<div><b>Donate today</b><p>${SAID}</p></div>`,
  ])('is left out: %s', (box) => {
    expect(amid(box)).toEqual(OWN);
  });

  test.each([
    `<div><h3>Donate blood, says the mayor</h3><p>${SAID}</p></div>`,
    `<div><h3>Support for our bridges is gone</h3><p>${SAID}</p></div>`,
    `<div class="tag-donation"><h3>The gift</h3><p>${SAID}</p></div>`,
    `<section class="without-donations"><h3>The gift</h3><p>${SAID}</p></section>`,
  ])('but not a part about gifts: %s', (part) => {
    expect(amid(part)).toContain(SAID);
  });
});

describe('a box with a label in another language', () => {
  const SAID = 'Every evening the most important news of the coast, put together by our desk.';

  test.each([
    `<div class="x"><div>Boletín de Halm</div><p>${SAID}</p><a href="/b">Recíbelo</a></div>`,
    `<section><h3>Nieuwsbrief Kust</h3><p>${SAID}</p><p><a href="/n">Aanmelden</a></p></section>`,
    `<div class="x"><span>Luister naar dit artikel</span><span>3:12</span><p>${SAID}</p></div>`,
    `<div><h4>Artikel anhören</h4><p>${SAID}</p></div>`,
  ])('is left out: %s', (box) => {
    expect(amid(box)).toEqual(OWN);
  });

  test.each([
    `<section><h3>The newsletter</h3><p>${SAID}</p></section>`,
    `<section><h3>Boletín Oficial de Halm</h3><p>${SAID}</p></section>`,
    `<section><h3>Listen to this article of the treaty, says the mayor</h3><p>${SAID}</p></section>`,
  ])('but not a part of the text: %s', (part) => {
    expect(amid(part)).toContain(SAID);
  });
});

describe('a card between two paragraphs', () => {
  test('of facts is left as it is', () => {
    const votes = 'Nine members for the bridge and 3 against it, with one of them away';
    const box = (said: string) =>
      `<div><p>Votes of the council</p><p>${said}</p><a href="/v">All votes</a></div>`;
    expect(amid(box(votes))).toContain(votes);
    expect(amid(box(votes.replace('3', 'three')))).toEqual(OWN);
  });

  const TEASER = 'Every spring the harbour fills with sand, and every spring the bill goes up.';

  test.each([
    `<div class="digest-post-embed"><h4>What the dredging costs</h4><p>Lena Fiske · Apr 2</p><p>${TEASER}</p><a href="/p/x">Read full story</a></div>`,
    `<div><span>Our pick</span><h4>A shovel</h4><p>${TEASER}</p><p><a href="https://shop.example/s">Buy now for £34</a></p></div>`,
    `<section class="c"><div><p>Halm Voice workshops</p><p>Courses in the evening and at your desk</p><a href="/w">Find yours</a></div></section>`,
    `<section><b>What the dredging costs</b><br>${TEASER}<div><a href="/p/x">Watch it</a></div></section>`,
  ])('is left out: %s', (card) => {
    expect(amid(card)).toEqual(OWN);
    const SHORT = 'That memo was never released.';
    expect(amid(`<p>${SHORT}</p>${card}`)).toEqual([OWN[0], OWN[1], SHORT, OWN[2]]);
  });

  test.each([
    ['that is a part', `<div><h4>The sand</h4><p>${TEASER}</p></div>`],
    [
      'with an address',
      `<div><h4>If you go</h4><p>${TEASER}</p><a href="https://halm.example">halm.example</a></div>`,
    ],
    [
      'of several parts',
      `<div><h4>Sand</h4><p>${TEASER}</p><a href="/p/x">Map</a></div><div><h4>Ice</h4><p>${TEASER}!</p><a href="/p/y">Map</a></div>`,
    ],
    ['with a link before text', `<div><h4>Sand</h4><p><a href="/p/x">Map</a></p><p>${TEASER}</p></div>`],
    [
      'of more words',
      `<div><h4>Sand</h4><p>${TEASER}</p><p>${OWN[0]} ${OWN[1]}</p><a href="/p/x">Map</a></div>`,
    ],
  ])('but not a box %s', (_, box) => {
    expect(amid(box)).toContain(TEASER);
  });
});
