import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { splitLongParagraph } from '../../../src/ingest/formats/paragraph-length.js';
import { readText } from '../../../src/ingest/formats/text.js';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const MAX_CHARS = 20_000;
const SENTENCE = 'Ministers of four countries met in Paris on Monday to sign it.';

test('a paragraph within the limit stays whole', () => {
  const paragraph = `${SENTENCE} `.repeat(300).trim();
  expect(splitLongParagraph(paragraph)).toEqual([paragraph]);
});

test('a longer one is cut after sentences', () => {
  const sentences = Array.from({ length: 2000 }, (_, n) => `${n}: ${SENTENCE}`);
  const parts = splitLongParagraph(sentences.join(' '));
  expect(parts.join(' ')).toBe(sentences.join(' '));
  expect(parts.filter((part) => part.length > MAX_CHARS || !part.endsWith('it.'))).toEqual([]);
});

test.each([
  ['at white space', 'word '],
  ['between letters with their marks', 'a\u0301\u0323'],
  ['between surrogate pairs', '\u{1f6a2}'],
])('without a sentence it is cut %s', (_, unit) => {
  const paragraph = unit.repeat(30_000).trim();
  const parts = splitLongParagraph(paragraph);
  expect(parts.join('').replaceAll(' ', '')).toBe(paragraph.replaceAll(' ', ''));
  expect(parts.filter((part) => part.length > MAX_CHARS)).toEqual([]);
  expect(parts.filter((part) => !`${part} `.startsWith(unit))).toEqual([]);
});

test('texts and pages are cut at the door, and each part is marked as its paragraph was', () => {
  const long = `${SENTENCE} `.repeat(1000).trim();
  const { text } = readText({ kind: 'text', text: long }, readConfig({}));
  expect(text.split('\n\n').length).toBe(4);
  const page = `<article><p>${SENTENCE}</p><p>${long}</p><p>${SENTENCE}</p><aside><p>${long}</p></aside></article>`;
  const article = extractArticle('a page', `<html><body>${page}</body></html>`, null);
  const paragraphs = article.text.split('\n\n');
  expect(Math.max(...paragraphs.map(({ length }) => length))).toBeLessThanOrEqual(MAX_CHARS);
  expect(paragraphs.join(' ')).toContain(long);
});
