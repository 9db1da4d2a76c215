/** Names of authors as templates and newsrooms write them, beside jobs, sites and other names. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const PROSE =
  '<p>The orchard society of Wendle has planted four hundred old apple trees along the railway, its chair said.</p>' +
  '<p>Two schools look after the first rows, and the cider press in the old station opens again next autumn.</p>';
const TITLE = 'Four hundred apple trees for Wendle';
const authorOf = (head: string, byline = ''): string | null =>
  extractArticle(
    'the page',
    `<html><head><meta property="og:site_name" content="Wendle Times">${head}</head><body><article><h1>${TITLE}</h1>${byline}${PROSE}</article></body></html>`,
    'https://www.wendletimes.example/orchard',
  ).author;
const described = (author: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, author })}</script>`;
const card = (names: string): string =>
  `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="${names}">`;

describe('an author', () => {
  test.each([
    ['IDA MOSS Wendle Times', 'IDA MOSS'],
    ['Ida Moss (now)', 'Ida Moss'],
    ['記者・佐々木真由', '佐々木真由'],
    ['文/李明', '李明'],
    ['Ida Moss (Halm)', 'Ida Moss (Halm)'],
    ['Friends of Wendle Times', 'Friends'],
  ])('described as %s', (name, author) => {
    expect(authorOf(described({ name }))).toBe(author);
  });

  test('beside a job in an element of its own', () => {
    const shown = (job: string): string =>
      `<div data-testid="byline"><div><span>Ida Moss</span><span>${job}</span></div><div><span>Tom Reed</span></div></div>`;
    expect(authorOf('', shown('Rail correspondent'))).toBe('Ida Moss, Tom Reed');
    expect(authorOf('', '<p class="byline"><span>Ida</span><span>Newsome</span></p>')).toBe('Ida Newsome');
  });

  test.each([
    ['Written by: Ida Moss Edited by: Tom Reed', 'Ida Moss'],
    ['By Ida Moss, Reviewed by Tom Reed', 'Ida Moss'],
    ['Muhabir: Ida Moss', 'Ida Moss'],
    ['Автор: Ида Мосс', 'Ида Мосс'],
    ['Edited by: Tom Reed', null],
    ['Haber Merkezi', null],
    ['2026-11-18 09:12　来源：江城晚报　作者：陈立', '陈立'],
    ['středa 18. listopadu 2026, autor: Ida Mechová', 'Ida Mechová'],
    ['2026-11-18 来源：江城晚报', null],
    ['The town thanks its author: Ida Moss was born here.', null],
  ])('in the line %s', (line, author) => {
    expect(authorOf(described({ name: 'Edited by: Tom Reed' }), `<div>${line}</div>`)).toBe(author);
  });

  test('in a line with the time that reading takes, below a standfirst', () => {
    const head =
      '<p class="intro">Risse im Beton sind größer als gedacht, die Brücke bleibt bis zum Herbst zu.</p>';
    const line =
      '<div>Von Ida Moos und Jan Roth <span>18.11.2026, 17:32 Uhr</span> <span>Lesezeit: 3 Min.</span></div>';
    expect(authorOf('', head + line)).toBe('Ida Moos und Jan Roth');
  });

  test('of several, where only the first is described', () => {
    expect(authorOf(described([{ name: 'Ida Moss' }]) + card('Ida Moss, Tom Reed'))).toBe(
      'Ida Moss, Tom Reed',
    );
    expect(authorOf(described([{ name: 'Ida Moss' }]) + card('Wendle Times, Tom Reed'))).toBe('Ida Moss');
  });

  test('in capitals is known in the note about them', () => {
    const paragraphs =
      PROSE.repeat(1) +
      ['first', 'second', 'third', 'fourth']
        .map((row) => `<p>The ${row} row of the trees was planted by the schools of Wendle.</p>`)
        .join('');
    const note = 'Ida Moss writes about trees and trains.';
    const page = (last: string): string[] => {
      const { text, boilerplate } = extractArticle(
        'the page',
        `<html><head>${described({ name: 'IDA MOSS' })}</head><body><article><h1>${TITLE}</h1>${paragraphs}<p>${last}</p></article></body></html>`,
        null,
      );
      return boilerplate.map(({ start, end }) => text.slice(start, end));
    };
    expect(page(note)).toContain(note);
    expect(page('Ida Mossberg writes about trees and trains.')).toEqual([]);
  });
});

describe('the outlet', () => {
  const outletOf = (site: string, publisher: string): string | null =>
    extractArticle(
      'the page',
      `<html><head><meta property="og:site_name" content="${site}"><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, publisher: { name: publisher } })}</script></head><body><article><h1>${TITLE}</h1>${PROSE}</article></body></html>`,
      'https://www.wendletimes.example/orchard',
    ).outlet;

  test('has its name rather than its domain', () => {
    expect(outletOf('wendletimes.example', 'Wendle Times')).toBe('Wendle Times');
    expect(outletOf('wendletimes.example', 'Coast Press Group')).toBe('wendletimes.example');
  });
});
