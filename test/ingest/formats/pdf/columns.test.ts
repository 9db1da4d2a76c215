/** Pages whose columns the file draws line by line across the gutter, and pages that only look like them. */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../../src/config/config.js';
import { column, type PlacedText, pdfOf } from '../../../fixtures/pdf.js';
import { readSource } from '../../read-source.js';

const limits = readConfig({});
const paragraphs = async (...pages: PlacedText[][]): Promise<string[]> => {
  const bytes = pdfOf({ pages });
  return (await readSource({ kind: 'file', name: 'report.pdf', bytes }, { limits })).text.split('\n\n');
};

const LEFT = [
  'The harbour of Vik lost a third of',
  'its ferries in the storm of May and',
  'cannot serve the islands before the',
  'autumn, the port office said.',
];
const MIDDLE = [
  'Shop owners on the quay fear for',
  'the summer, which brings most of',
  'their guests. Some of them will not',
  'open at all this year.',
];
const RIGHT = [
  'The council wants to lend two boats',
  'from the navy. A decision on it is',
  'due on Monday, when the minister',
  'comes to the town.',
];
const whole = (lines: readonly string[]): string => lines.join(' ');

/** Line 1 of each column, then line 2 of each, and so on. */
const byRow = (columns: readonly (readonly PlacedText[])[]): PlacedText[] =>
  columns[0]!.flatMap((_, at) => columns.flatMap((lines) => lines.slice(at, at + 1)));

describe('columns drawn row by row are read one after the other', () => {
  test('two', async () => {
    expect(await paragraphs(byRow([column(LEFT, { x: 50 }), column(RIGHT, { x: 310 })]))).toEqual([
      whole(LEFT),
      whole(RIGHT),
    ]);
  });

  test('three', async () => {
    const columns = [
      column(LEFT, { x: 40, size: 9 }),
      column(MIDDLE, { x: 215, size: 9 }),
      column(RIGHT, { x: 390, size: 9 }),
    ];
    expect(await paragraphs(byRow(columns))).toEqual([whole(LEFT), whole(MIDDLE), whole(RIGHT)]);
  });

  test('on base lines of their own', async () => {
    const columns = [column(LEFT, { x: 50 }), column(RIGHT, { x: 310, y: 693 })];
    expect(await paragraphs(byRow(columns))).toEqual([whole(LEFT), whole(RIGHT)]);
  });

  test('of unequal length, where one has a gap between paragraphs', async () => {
    const right = [...column(MIDDLE, { x: 310 }), ...column(RIGHT, { x: 310, y: 700 - 4 * 14 - 12 })];
    const rows = byRow([column(LEFT, { x: 50 }), right.slice(0, 4)]);
    expect(await paragraphs([...rows, ...right.slice(4)])).toEqual([
      whole(LEFT),
      whole(MIDDLE),
      whole(RIGHT),
    ]);
  });

  test('between full lines, and a sentence goes on in the next column', async () => {
    const opening = [
      'Three weeks after the storm the people of the coast still wait for help from the capital, which',
      'has sent engineers but no boats, and the first of the islands have run out of fuel for their cars.',
    ];
    const left = [...LEFT.slice(0, 3), 'autumn, said the old head of'];
    const right = ['Vik Harbour, Mara Lind, who has', ...RIGHT.slice(0, 2), 'due on Monday.'];
    const page = [
      { text: 'Ferries lost in the storm', x: 50, y: 780, size: 20 },
      ...column(opening, { x: 50, y: 750 }),
      ...byRow([column(left, { x: 50 }), column(right, { x: 310 })]),
      ...column(
        ['The port will open its gates again when the last of the wrecks has been lifted from the sea.'],
        {
          x: 50,
          y: 600,
        },
      ),
    ];
    expect(await paragraphs(page)).toEqual([
      whole(opening),
      `${whole(left)} ${whole(right)}`,
      'The port will open its gates again when the last of the wrecks has been lifted from the sea.',
    ]);
  });
});

describe('one column stays one', () => {
  test('with a table: its rows are not torn apart', async () => {
    const rows = [
      ['Lady Mary of the Isles', 'Northern Quay, Norrvik'],
      ['Star of the North', 'Old Market Quay, Sund'],
      ['Queen Ingrid the Second', 'Lighthouse Pier, Holmen'],
      ['Princess of the Fjords', 'Long Bridge Quay, Vik'],
    ];
    const table = byRow(
      [0, 1].map((at) =>
        column(
          rows.map((row) => row[at]!),
          { x: 50 + at * 260 },
        ),
      ),
    );
    const found = await paragraphs([...table, ...column([whole(LEFT)], { x: 50, y: 600 })]);
    expect(found.join(' ')).toContain('Lady Mary of the Isles Northern Quay, Norrvik');
    expect(found.join(' ')).toContain('Princess of the Fjords Long Bridge Quay, Vik');
  });

  test('with the options of a program', async () => {
    const options = ['-c, --check', '-o, --output=FILE', '-n, --name=NAME', '-h, --help', '-v, --version'];
    const meanings = [
      'checks the syntax only',
      'output file',
      'name of the array',
      'display this help',
      'show it',
    ];
    const found = await paragraphs(byRow([column(options, { x: 50 }), column(meanings, { x: 200 })]));
    expect(found.join(' ')).toContain('-o, --output=FILE output file');
  });

  test('with an indented quotation and wide spaces', async () => {
    const lines = [
      'The head of the port wrote to the council on the day after the storm and',
      'asked for boats:',
    ];
    const quoted = [
      'We have lost a third of our ferries and will',
      'not serve the islands before the autumn.',
    ];
    const spaced = [
      { text: 'The council', x: 50, y: 600 },
      { text: 'has not', x: 130, y: 600 },
      { text: 'answered her,', x: 185, y: 600 },
      { text: 'and the minister is on a journey.', x: 275, y: 600 },
    ];
    const found = await paragraphs([
      ...column(lines, { x: 50 }),
      ...column(quoted, { x: 90, y: 660 }),
      ...spaced,
    ]);
    expect(found).toEqual([
      whole(lines),
      whole(quoted),
      'The council has not answered her, and the minister is on a journey.',
    ]);
  });

  test('with speakers beside their words', async () => {
    const words = [
      'We have lost a third of our ferries,',
      'and the islands wait for us. It will',
      'take long, I fear.',
    ];
    const labels = ['LIND', 'MOE', 'LIND'];
    const found = await paragraphs(byRow([column(labels, { x: 50 }), column(words, { x: 120 })]));
    expect(found.join(' ')).toContain('LIND We have lost');
  });
});
