import { expect, test } from 'vitest';
import { outletName } from '../../src/text/outlet-name.js';
import fc from '../fixtures/properties.js';

test.each([
  'BBC News',
  'Der Spiegel',
  'Agence France-Presse',
  "Harper's Bazaar",
  'Women’s Wear Daily',
  'Channel 4',
  '20 Minutes',
  'France 24',
  'Süddeutsche.de',
  'Al Jazeera',
  '朝日新聞',
  'الجزيرة',
  'Hà Nội Mới',
  'दैनिक जागरण',
  'U.S. News & World Report',
  'Simon Says',
  'Also',
])('%s stays as it is', (name) => {
  const expected = name === 'Also' ? null : name;
  expect(outletName(name)).toBe(expected);
});

test.each([
  ['Village Blog · also BBC News, Reuters, AP', 'Village Blog'],
  ['Village Blog also BBC News', 'Village Blog'],
  ['Village Blog • also BBC News', 'Village Blog'],
  ['· also BBC News', 'BBC News'],
  ['BBC News, 20 November 2026', 'BBC News'],
  ['BBC News 20 November 2026', 'BBC News'],
  ['Reuters (per reuters.com)', 'Reuters'],
  ['BBC News 20 Nov 2026', 'BBC News'],
  ['BBC News Nov. 20 2026', 'BBC News'],
  ['BBC News 2026-11-20', 'BBC News'],
  ['BBC News 20.11.2026', 'BBC News'],
  ['Le Monde 20 novembre 2026', 'Le Monde'],
  ['Village Blog（also BBC）', 'Village Blog'],
  ['Village Blog【BBC】', 'Village Blog'],
  ['Village Blog／also BBC', 'Village Blog'],
  ['Village Blog｜BBC', 'Village Blog'],
  ['「Village Blog」', 'Village Blog'],
  ['Reuters per reuters.com', 'Reuters'],
  ['uploaded by Ann', 'Ann'],
  ['Ann uploaded by Bob', 'Ann'],
  ['X says it is from BBC News', 'X'],
  ['says it is from BBC News', 'BBC News'],
  ['Reuters\n— BBC News', 'Reuters'],
  ['“Reuters”', 'Reuters'],
  ['<@1000000000000000002>', '@1000000000000000002'],
  ['Reu\u200bters\u2066\u202e\u00ad', 'Reuters'],
  [`Z${'\u0301'.repeat(400)}`, '\u0179\u0301\u0301'],
  ['x'.repeat(500), 'x'.repeat(60)],
  ['\u{1f600}'.repeat(100), null],
  [' · , — ', null],
  ['\u200b', null],
  ['', null],
  [null, null],
])('%j is %j', (written, name) => {
  expect(outletName(written)).toBe(name);
});

test('any name is one short line without the forms of an attribution, and stays as it is', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ' · ',
        ' also ',
        'also',
        ', ',
        ' 1 May 2026',
        'uploaded by ',
        'per x.y',
        '\n',
        'BBC',
        '\u0301',
      ),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const name = outletName(parts.join(''));
      if (name === null) return;
      expect([...name].length).toBeLessThanOrEqual(60);
      expect(name).not.toMatch(/[·,()\n\u200b-\u200f]| also | uploaded by |\p{M}{4}/u);
      expect(outletName(name)).toBe(name);
    }),
    { numRuns: 300 },
  );
});
