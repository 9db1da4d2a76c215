import { describe, expect, test } from 'vitest';
import { NO_METADATA } from '../../../src/ingest/formats/metadata.js';
import { documentFrom } from '../../../src/ingest/formats/text.js';

const PROSE =
  'The old lighthouse at Torrin was lit again on Friday after eleven years of repairs, the harbour council said.';
const MORE = 'Its lamp can be seen for twenty miles, and the keeper lives in the tower again.';
const read = (...lines: string[]) => documentFrom('a text', lines.join('\n\n'), NO_METADATA);
const quotable = ({ text, boilerplate }: ReturnType<typeof read>): string[] =>
  text
    .split('\n\n')
    .filter(
      (line) =>
        !boilerplate.some(
          ({ start, end }) => start <= text.indexOf(line) && end >= text.indexOf(line) + line.length,
        ),
    );

describe('the lines above a text say what it is', () => {
  test.each([
    ['a byline and a date', ['Torrin lighthouse lit again', 'By Ann Berg', '3 June 2025', PROSE, MORE]],
    [
      'with the name of a paper between them',
      ['Torrin lighthouse lit again', 'By Ann Berg, Torrin Wire, 3 June 2025', PROSE, MORE],
    ],
    [
      'below the menu of a page',
      [
        'Skip to content',
        'News',
        'Sport',
        'Torrin lighthouse lit again',
        'By Ann Berg',
        'Published 3 June 2025',
        'Share',
        PROSE,
        MORE,
      ],
    ],
    [
      'below the head of a paper',
      ['THE TORRIN WIRE Tuesday, 3 June 2025', 'Torrin lighthouse lit again', 'By Ann Berg', PROSE, MORE],
    ],
    [
      'below a menu in one line, and the date before the byline',
      [
        'Log in',
        'World | Business | Culture | Sport',
        'Torrin lighthouse lit again',
        'June 3, 2025 4:32 PM',
        'By Ann Berg',
        PROSE,
        MORE,
      ],
    ],
  ])('%s', (_, lines) => {
    const document = read(...lines);
    expect(document).toMatchObject({
      title: 'Torrin lighthouse lit again',
      author: 'Ann Berg',
      publishedAt: '2025-06-03',
    });
    expect(quotable(document)).toEqual([PROSE, MORE]);
  });

  test('a day in the headline or in the text is none of publication', () => {
    expect(read('The storm of 3 June 2019 in pictures', PROSE, MORE).publishedAt).toBeNull();
    expect(
      read('Torrin lighthouse lit again', `${PROSE} It went out on 3 June 2014.`, MORE).publishedAt,
    ).toBeNull();
  });

  test('short lines without a byline below them stay', () => {
    const lines = ['What is new', 'Tickets by the day', 'Torrin lighthouse lit again', PROSE, MORE];
    expect(quotable(read(...lines))).toEqual(lines.slice(1));
  });

  test('sentences above a headline stay', () => {
    const own = ['The harbour master resigned.', 'परिषद शुक्रवार को मिलेगी।', '“Nobody was hurt,” she said.'];
    const lines = [
      'News',
      ...own,
      'In this section:',
      'Torrin lighthouse lit again',
      'By Ann Berg',
      PROSE,
      MORE,
    ];
    expect(quotable(read(...lines))).toEqual([...own, PROSE, MORE]);
  });

  test('what was given with a text counts', () => {
    const metadata = { ...NO_METADATA, title: 'Lit again', author: 'Tom Reed', publishedAt: '2025-06-04' };
    const text = ['Torrin lighthouse lit again', 'By Ann Berg', '3 June 2025', PROSE].join('\n\n');
    expect(documentFrom('a text', text, metadata)).toMatchObject(metadata);
  });
});

describe('the lines below a text say what it is', () => {
  const HEADLINE = 'Torrin lighthouse lit again';

  test('its source with a day', () => {
    expect(read(HEADLINE, PROSE, MORE, 'Source: Torrin Wire, 3 June 2025')).toMatchObject({
      outlet: 'Torrin Wire',
      publishedAt: '2025-06-03',
    });
    expect(read(HEADLINE, PROSE, MORE, 'Source: Ministry of Ports').outlet).toBeNull();
    expect(read(HEADLINE, PROSE, MORE, 'Source: a neighbour, who saw it on 3 June 2025.').outlet).toBeNull();
  });

  test('its source is a name as outlets have them, which cannot corroborate itself', () => {
    const outletOf = (line: string) => read(HEADLINE, PROSE, MORE, line).outlet;
    expect(outletOf('Source: Torrin Blog · also Sample Wire, 3 June 2025')).toBe('Torrin Blog');
    expect(outletOf('Source: Torrin Blog (samplewire.example) — Wire, 3 June 2025')).toBe('Torrin Blog');
    expect(outletOf('Source: Torrin & Ports Wire, 3 June 2025')).toBe('Torrin & Ports Wire');
  });

  test('who reported it, not who edited it', () => {
    const credit = '(Reporting by Ann Berg in Torrin; Editing by Tom Reed)';
    expect(read(HEADLINE, PROSE, MORE, credit).author).toBe('Ann Berg');
    expect(read(HEADLINE, PROSE, MORE, '(Editing by Tom Reed)').author).toBeNull();
  });
});
