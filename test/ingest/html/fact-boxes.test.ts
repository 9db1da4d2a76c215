/** The facts that an article lists in a box are part of it; lists of contents and of other stories are not. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const OWN = [
  'The dam above Halm is to be taken down from June, nine years after anglers first asked for it in a letter.',
  'It has made no electricity since a fire, and its owner saves three million crowns a year in repairs, said Per Lunde.',
  'Salmon are expected above the dam in the autumn, and the last cabins on the lake have been sold to the town.',
];
const FACTS = ['Built between 1954 and 1958', 'Height: 52 metres', 'Cost of removal: 74 million crowns'];
const items = FACTS.map((fact) => `<li>${fact}</li>`).join('');

function textAmid(content: string): string[] {
  const [first, second, third] = OWN.map((text) => `<p>${text}</p>`);
  const page = `<html><head><title>The dam</title></head><body><main><article><h1>The dam</h1><div>${first}<h2>Who pays?</h2>${second}${content}<h2>What comes next?</h2>${third}</div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://halm.example/dam');
  const marked = new Set(boilerplate.map(({ start, end }) => text.slice(start, end)));
  return text.split('\n\n').filter((paragraph) => !marked.has(paragraph));
}

describe('a box of facts', () => {
  test.each([
    `<aside class="factbox"><h3>The dam in figures</h3><ul>${items}</ul></aside>`,
    `<section class="fact" role="complementary"><h2>The dam in figures</h2><ul>${items}</ul></section>`,
    `<aside><div><p><strong>The dam in figures</strong></p><ol>${items}</ol></div></aside>`,
    `<aside class="infobox" id="facts"><h4>The dam</h4><ul>${items.replace('1958', '<a href="/y">1958</a>')}</ul></aside>`,
  ])('is read: %s', (box) => {
    expect(textAmid(box)).toEqual([OWN[0], OWN[1], ...FACTS, OWN[2]]);
  });

  test('may be a table', () => {
    const rows = '<tr><td>Height</td><td>52 metres</td></tr><tr><td>Cost</td><td>74 million crowns</td></tr>';
    expect(textAmid(`<aside><h3>The dam</h3><table>${rows}</table></aside>`)).toEqual(
      expect.arrayContaining(['Height | 52 metres', 'Cost | 74 million crowns']),
    );
  });

  test('stands between sentences of long words', () => {
    const page =
      '<html><head><title>Pato</title></head><body><main><article><h1>Pato</h1>' +
      '<p>Kunnanvaltuusto päätti keskiviikkona purkaa vanhan voimalaitospadon äänestyksen jälkeen.</p>'.repeat(
        1,
      ) +
      '<p>Vaelluskalojen odotetaan palaavan padon yläpuolelle syksyllä.</p>' +
      `<aside><h3>Pato lukuina</h3><ul>${items}</ul></aside>` +
      '<p>Asukasyhdistys aikoo valittaa päätöksestä hallinto-oikeuteen.</p>' +
      '<p>Purkaminen maksaa arviolta seitsemänkymmentä miljoonaa kruunua.</p></article></main></body></html>';
    expect(extractArticle('the page', page, null).text).toContain(FACTS[1]);
  });

  const TOLD = [
    'The dam is fifty-two metres high and was closed for good in 2017.',
    'Its removal costs seventy-four million crowns, half of it from the state.',
  ];
  const told = TOLD.map((text) => `<p>${text}</p>`).join('');

  test.each([
    `<aside class="encadre"><h3>The dam in figures</h3>${told}</aside>`,
    `<aside><div><strong>The dam in figures</strong><div>${told.replace('2017', '<a href="/y">2017</a>')}</div></div></aside>`,
  ])('may be told in sentences: %s', (box) => {
    expect(textAmid(box)).toEqual([OWN[0], OWN[1], ...TOLD, OWN[2]]);
  });

  test.each([
    [
      'a list of contents',
      '<aside><h3>On this page</h3><ul><li>Who pays?</li><li>What comes next?</li></ul></aside>',
    ],
    [
      'linked contents',
      `<aside><h3>On this page</h3><ul><li><a href="#a">Height</a></li><li><a href="#b">Cost of it</a></li></ul></aside>`,
    ],
    ['the same in a section', `<section role="complementary"><h3>Most read</h3><ul>${items}</ul></section>`],
    ['other stories', `<aside><h3>Most read</h3><ul>${items}</ul></aside>`],
    ['what is named so', `<aside class="related-box"><h3>The dam</h3><ul>${items}</ul></aside>`],
    ['sentences that ask for something', `<aside><h3>Our dam</h3>${told}<button>Give</button></aside>`],
    ['the same with a link', `<aside><h3>Our dam</h3>${told}<p><a href="/give">Give now</a></p></aside>`],
    ['who wrote it', `<aside class="author-box"><h3>Ida Moss</h3>${told}</aside>`],
    ['a single sentence', `<aside><h3>The dam</h3><p>${TOLD[0]}</p></aside>`],
    ['a pull quote', '<aside><p>“They saved three million crowns a year in repairs,” he said.</p></aside>'],
    ['what a program has summed up', `<aside class="ai-summary"><h3>The dam</h3><ul>${items}</ul></aside>`],
  ])('is not %s', (_, box) => {
    expect(textAmid(box)).toEqual(OWN);
  });

  test('is not one beside the article', () => {
    expect(textAmid(`<div><aside><h3>The dam</h3><ul>${items}</ul></aside></div>`)).toEqual(OWN);
  });
});
