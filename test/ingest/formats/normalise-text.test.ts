import { describe, expect, test } from 'vitest';
import { normaliseText } from '../../../src/ingest/formats/normalise-text.js';
import fc from '../../fixtures/properties.js';

describe('normaliseText', () => {
  test.each([
    ['CRLF and blank lines of blanks', 'One.\r\n \t\r\nTwo.\r\rThree.', 'One.\n\nTwo.\n\nThree.'],
    [
      'other line breaks',
      'One.\u2029Two.\fThree.\u2028Four.\u0085Five.',
      'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.',
    ],
    ['blanks', '  One\t \u00a0\u3000two. ', 'One two.'],
    ['soft hyphens and zero-width characters', 're\u00adopen\u200bed \ufeffto\u2060day', 'reopened today'],
    ['bidi controls', 'a\u202eb\u202c \u2066c\u2069\u200f d', 'ab c d'],
    ['control characters', 'a\u0000b\u0007c\u001b[31md\u009b', 'abc[31md'],
    ['tag characters that smuggle text', 'Hi\u{e0049}\u{e0067}\u{e006e}!', 'Hi!'],
    ['decomposed letters', 'Cafe\u0301', 'Café'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['joiners inside Latin words', 'jo\u200din\u200ced', 'joined'],
    [
      'joiners after marks that NFC puts in order',
      '\u0301\u200c\u094d\u200c😀 क\u0301\u094d\u200dष',
      '\u094d\u0301\u200c😀 क\u094d\u0301\u200dष',
    ],
    ['joiners that carry meaning', 'می\u200cخواهم 👩\u200d🚀 क्\u200dष', 'می\u200cخواهم 👩\u200d🚀 क्\u200dष'],
    ['emoji presentation', '☀\ufe0f', '☀\ufe0f'],
  ])('%s', (_, raw, expected) => {
    expect(normaliseText(raw)).toBe(expected);
  });

  test('joins the lines of a hard-wrapped text', () => {
    const wrapped =
      'The regional ferry company has ordered four battery-powered ships, its\n' +
      'chief executive said on Tuesday.\n\n' +
      'The first of them is to enter service on the northern route in spring.\n' +
      'Each ship carries 600 passengers and charges in eight minutes, the com-\n' +
      'pany said.';
    expect(normaliseText(wrapped)).toBe(
      'The regional ferry company has ordered four battery-powered ships, its chief executive said on Tuesday.\n\n' +
        'The first of them is to enter service on the northern route in spring. ' +
        'Each ship carries 600 passengers and charges in eight minutes, the com-pany said.',
    );
  });

  test('takes the hyphens out of a text that breaks words, unless they are the words’ own', () => {
    const printed =
      'The old mill dam will be taken down this sum-\nmer so that shad can reach the river again, the com-\n' +
      'mission said. A well-\nknown low-water mark was found, and the low-\nwater line will be drawn anew there.';
    expect(normaliseText(printed)).toBe(
      'The old mill dam will be taken down this summer so that shad can reach the river again, the commission said. ' +
        'A well-known low-water mark was found, and the low-water line will be drawn anew there.',
    );
  });

  test('joins hard-wrapped lines around an address that is wider than they are', () => {
    const wrapped =
      'The lake has emptied four times since 2011. A map of the flood and\n' +
      'of the roads that are closed because of it is at\n' +
      'https://lakes.example/dangers/2026/map-of-the-flood-and-of-closed-roads.html\n' +
      'and is brought up to date each hour. The ferry sails twice in a day\n' +
      'until the roads are open.';
    expect(normaliseText(wrapped)).toBe(wrapped.replaceAll('\n', ' '));
  });

  test.each([
    [
      'addresses below short lines',
      'Map of the flood\nhttps://lakes.example/dangers/2026/map-of-the-flood-and-of-closed-roads.html\nTimes of the ferry\nhttps://lakes.example/ferry',
    ],
    [
      'a paragraph a line',
      'The council met on Monday and agreed on the plan.\nIt will meet again in May, the mayor said on Tuesday.\nNobody objected.',
    ],
    [
      'a headline above a paragraph',
      `Ministers sign pact\n${'The ministers met and agreed on every point. '.repeat(3).trim()}`,
    ],
    ['short lines', 'Winners:\nAnna Berg\nTomas Varga'],
    [
      'a list of long lines',
      '- a line of a list that is as long as a wrapped line would be, and\n- another one that is just as long, so that only the mark tells',
    ],
    ['long lines', `${'word '.repeat(40).trim()}\n${'word '.repeat(40).trim()}`],
  ])('keeps %s apart', (_, raw) => {
    expect(normaliseText(raw)).toBe(raw.replaceAll('\n', '\n\n'));
  });

  test('joins scripts without blanks tightly', () => {
    const line = '日本の首相は月曜日に新しい計画を発表し、来年の春から全国で実施すると述べたことが分かった、';
    expect(normaliseText(`${line}\n${line}`)).toBe(line + line);
  });

  const shards = [
    'e',
    '\u0301',
    '\u0334',
    '\u093c',
    '\u200d',
    '\u200b',
    '\u200c',
    '\ufe0f',
    '😀',
    'क',
    '\u094d',
    '\n',
    '\n\n',
    '. ',
    '-',
    'word ',
  ];
  const messy = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          ...shards,
          '日',
          'か',
          '\u3099',
          '\t',
          '\r\n',
          '\u00ad',
          '\ud800',
          '\udc00',
          '\u1100',
          '\u1161',
          'x'.repeat(45),
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('is idempotent', () => {
    fc.assert(
      fc.property(messy, (raw) => {
        const once = normaliseText(raw);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives paragraphs parted by one blank line, and nothing invisible', () => {
    fc.assert(
      fc.property(messy, (raw) => {
        const text = normaliseText(raw);
        expect(text).toBe(text.normalize('NFC'));
        expect(text).not.toMatch(/[^\P{Cc}\n]/u);
        expect(text).not.toMatch(/\u00ad|\u200b|\ufeff|[\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u);
        for (const paragraph of text === '' ? [] : text.split('\n\n')) {
          expect(paragraph).toBe(paragraph.trim());
          expect(paragraph).toMatch(/^[^\n]+$/);
          expect(paragraph).not.toMatch(/\s\s/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('rewraps to the same text whatever the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 40, maxLength: 200 });
    fc.assert(
      fc.property(words, fc.integer({ min: 50, max: 110 }), (list, width) => {
        const paragraph = `${list.join(' ')}.`;
        expect(normaliseText(wrap(paragraph, width))).toBe(paragraph);
      }),
    );
  });

  test('keeps 30 combining marks of a character, in the order of NFC', () => {
    const marks = '\u0301\u0323'.repeat(1_000_000);
    expect(normaliseText(`q${marks} y`)).toBe(`q${'\u0323'.repeat(15)}${'\u0301'.repeat(15)} y`);
    expect(normaliseText(`x${'\u0301'.repeat(30)}y`)).toBe(`x${'\u0301'.repeat(30)}y`);
  });

  test('counts the marks on both sides of a removed joiner together', () => {
    const text = normaliseText(`x${'\u0301\u200d'.repeat(1000)}y`);
    expect(text).toBe(`x${'\u0301'.repeat(30)}y`);
    expect(normaliseText(text)).toBe(text);
  });

  test('takes linear time', () => {
    const before = performance.now();
    normaliseText('a line that is as long as one that was wrapped by hand is\n'.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

/** The greedy wrapper of every mail program. */
function wrap(paragraph: string, width: number): string {
  let line = '';
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
