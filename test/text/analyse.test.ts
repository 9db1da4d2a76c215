import { expect, test } from 'vitest';
import { splitText } from '../../src/text/analyse.js';

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

test('boilerplate separates sentences, in any order, across paragraphs and overlapping', () => {
  const text = 'One met. Two met. Three met.\n\nFour met.\n\nFive met. Six met.';
  const boilerplate = [
    spanOf(text, 'Five met. '),
    spanOf(text, 'Two met. '),
    spanOf(text, 'met.\n\nFour met.\n\nFive'),
    { start: 3, end: 3 },
  ];
  const sentences = splitText(text, boilerplate);
  expect(sentences.map(({ span, paragraph }) => [paragraph, text.slice(span.start, span.end)])).toEqual([
    [0, 'One met.'],
    [0, 'Three'],
    [2, 'Six met.'],
  ]);
  expect(sentences.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
});
