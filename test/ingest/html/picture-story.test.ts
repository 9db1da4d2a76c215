/** The captions of a picture story are its text; those of an article with pictures are not. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const INTRODUCTION =
  'A young seal swam nineteen miles up the Aster on Friday. By Saturday noon it was back at sea, and four thousand people had seen it.';
const CAPTIONS = [
  'The first call came at nine from Ivor Holm, who was fishing for eels below the weir.',
  'By eleven the road over the bridge was blocked with cars. The police closed it until dawn.',
  'Eleven kayaks formed a line across the river so that it could only turn one way.',
];
const TEXT = [
  'The seal was back at sea on Saturday noon, the coastguard said, after six hours on the gravel below the weir.',
  'It had followed a shoal of smelt up the river, as two others did in the spring of 2019 and of 2022.',
  'The town asks the owners of boats to stay away from the weir until the end of the month, when the nets go up.',
];

function quotable(prose: readonly string[], figures: readonly string[]): string[] {
  const pictures = figures.map((caption) => `<figure><img src="1.jpg">${caption}</figure>`).join('');
  const page = `<html><body><main><article><h1>The seal</h1>${prose.map((one) => `<p>${one}</p>`).join('')}<div>${pictures}</div></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldsund.example/pictures/seal');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

describe('captions below a short introduction', () => {
  test.each([
    ['in a paragraph', (one: string) => `<figcaption><p>${one}</p></figcaption>`],
    ['with a class', (one: string) => `<figcaption class="caption">${one}</figcaption>`],
    [
      'with a credit below',
      (one: string) =>
        `<figcaption><p>${one}</p><span class="credit">Photograph: Tom Reed</span></figcaption>`,
    ],
  ])('are text, %s', (_, caption) => {
    expect(quotable([INTRODUCTION], CAPTIONS.map(caption))).toEqual([INTRODUCTION, ...CAPTIONS]);
  });

  test.each([
    ['that only say what they show', ['The weir', 'Cars on the bridge at night', 'Eleven kayaks.']],
    ['two of them', CAPTIONS.slice(0, 2)],
  ])('are not, %s', (_, captions) => {
    const figures = captions.map((one) => `<figcaption>${one}</figcaption>`);
    expect(quotable([INTRODUCTION], figures)).toEqual([INTRODUCTION]);
  });
});

test('captions beside the text of an article are not text', () => {
  expect(
    quotable(
      TEXT,
      CAPTIONS.map((one) => `<figcaption>${one}</figcaption>`),
    ),
  ).toEqual(TEXT);
});
