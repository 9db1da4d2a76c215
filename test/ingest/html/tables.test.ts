/** The rows of a table of figures are quotable, those of a calendar are not. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OPENING =
  'The night ferry to Aldsund has never carried as many people as this year, said its master Per Lunde on Monday.';
const ENDING =
  'A second boat is to sail from May, and the town pays a third of what it costs, as the council decided at noon.';

function rows(...all: readonly (readonly string[])[]): string[] {
  const table = all.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const page = `<html><body><main><article><h1>Night ferry</h1><p>${OPENING}</p><table>${table}</table><p>${ENDING}</p></article></main></body></html>`;
  const { text, boilerplate } = extractArticle('the page', page, 'https://aldsund.example/news/ferry');
  return withoutSpans(text, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '')
    .slice(1, -1);
}

describe('rows of a table', () => {
  test.each([
    ['years and counts', ['2024', '70,118']],
    ['shares', ['12', '4.5 %', '8.1 %']],
    ['sums', ['7', '€640']],
  ])('of %s are quotable', (_, cells) => {
    expect(rows(['Year', 'Passengers'], cells)).toEqual(['Year | Passengers', cells.join(' | ')]);
  });

  test.each([
    ['letters of weekdays', ['S', 'M', 'T', 'W']],
    ['days', ['7', '8', '9', '10']],
    ['days with arrows and gaps', ['«', '', '31', '']],
    ['one number', ['', '70,118']],
  ])('of %s are not', (_, cells) => {
    expect(rows(cells)).toEqual([]);
  });
});

describe('the words of a cell', () => {
  test.each([
    ['at a line break', 'Norrvik Group<br>Per Lunde, director', 'Norrvik Group Per Lunde, director'],
    [
      'at a line break between sentences',
      'It opened in 1931.<br/>It closes.',
      'It opened in 1931. It closes.',
    ],
    ['at the edge of a block', '<h4>Norrvik</h4>founded 1931', 'Norrvik founded 1931'],
  ])('are apart %s', (_, cell, expected) => {
    expect(rows(['Company', cell])).toEqual([`Company | ${expected}`]);
  });

  test.each([
    ['emphasis', 'Norr<b>vik</b>', 'Norrvik'],
    ['a place to break at', 'Norr<wbr>vik', 'Norrvik'],
    ['an index', 'CO<sub>2</sub>', 'CO2'],
  ])('are not cut by %s', (_, cell, expected) => {
    expect(rows(['Company', cell])).toEqual([`Company | ${expected}`]);
  });
});

test('lines of preformatted text are apart at line breaks', () => {
  const { text } = extractArticle(
    'the page',
    `<html><body><main><article><h1>Night ferry</h1><p>${OPENING}</p><pre>08:10 from Norrvik<br>09:40 from Aldsund</pre><p>${ENDING}</p></article></main></body></html>`,
    'https://aldsund.example/news/ferry',
  );
  expect(text.split('\n\n').slice(1, -1)).toEqual(['08:10 from Norrvik', '09:40 from Aldsund']);
});

test('the rows of a table without end tags are apart', () => {
  const { text } = extractArticle(
    'the page',
    `<html><body><main><article><h1>Night ferry</h1><p>${OPENING}<table><thead><tr><th>Member<th>Vote<tbody><tr><td>Lunde<td>keep<tr><td>Moe<td>sell<tfoot><tr><td>All<td>a draw</table><p>${ENDING}</article></main></body></html>`,
    'https://aldsund.example/news/ferry',
  );
  expect(text.split('\n\n').slice(1, -1)).toEqual([
    'Member | Vote',
    'Lunde | keep',
    'Moe | sell',
    'All | a draw',
  ]);
});
