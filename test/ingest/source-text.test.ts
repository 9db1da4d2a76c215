import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import type { UserErrorCode } from '../../src/domain/errors.js';
import type { SourceInput } from '../../src/domain/ingest.js';
import { normaliseText } from '../../src/ingest/formats/normalise-text.js';
import { parseDate } from '../../src/ingest/html/publish-date.js';
import { readSource } from '../../src/ingest/read-source.js';
import fc from '../fixtures/properties.js';

const limits = { ...readConfig({}), MAX_FILE_MIB: 1 };
const NOW = new Date('2026-01-15T12:00:00Z');
const read = (source: SourceInput) => readSource(source, { limits, now: NOW });
const text = (raw: string, labels = {}) => read({ kind: 'text', text: raw, ...labels });
const file = (name: string, bytes: string | Uint8Array) =>
  read({ kind: 'file', name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });
const refusal = (code: UserErrorCode, message: RegExp) => ({ code, message: expect.stringMatching(message) });

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

  test.each([
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

describe('pasted text', () => {
  test('with everything a user can say of it', async () => {
    const labels = {
      title: ' A  title ',
      outlet: 'Sample Wire',
      publishedAt: '2025-10-31',
      url: 'https://example.org/a?utm_source=x&b=1#c',
    };
    expect(await text('Ministers met.\n\nAlso Read | Storm closes bridge', labels)).toEqual({
      text: 'Ministers met.\n\nAlso Read | Storm closes bridge',
      boilerplate: [{ start: 16, end: 47 }],
      title: 'A title',
      outlet: 'Sample Wire',
      author: null,
      publishedAt: '2025-10-31',
      url: 'https://example.org/a?b=1',
      alternativeUrls: [],
    });
  });

  test('takes its date from its dateline, and none from nowhere', async () => {
    expect((await text('OSLO, May 3 (SW) - Ministers met.')).publishedAt).toBe('2025-05-03');
    expect((await text('OSLO, May 3 (SW) - Ministers met.', { publishedAt: '2024-01-01' })).publishedAt).toBe(
      '2024-01-01',
    );
    expect((await text('Ministers met on May 3.')).publishedAt).toBeNull();
  });

  test('in another language or script is read as it is', async () => {
    expect((await text('日本の首相は月曜日に新しい計画を発表した。')).text).toBe(
      '日本の首相は月曜日に新しい計画を発表した。',
    );
    expect((await text('Премьер-министр ушёл в отставку.')).title).toBeNull();
  });

  test.each([
    ['empty', '', 'source.empty', /no sentence to cite.*it is empty/],
    ['blank', ' \n\t\u200b\n ', 'source.empty', /no sentence to cite/],
    ['symbols', '!!! ??? *** 42 — …', 'source.empty', /no sentence to cite/],
    ['a word', 'Hello', 'source.empty', /no sentence to cite/],
    [
      'nothing but boilerplate',
      'Read more: Storm closes the bridge in the old town',
      'source.empty',
      /no sentence/,
    ],
    ['binary', `\u0000\u0001\u0002${'PK\u0003\u0004'.repeat(20)}`, 'source.binary', /binary, not text/],
    ['too large', 'word '.repeat(250_000), 'source.too-large', /1\.2 MiB; at most 1 MiB/],
  ] as const)('%s is refused', async (_, raw, code, message) => {
    await expect(text(raw)).rejects.toMatchObject(refusal(code, message));
  });

  test.each([
    [{ publishedAt: 'yesterday' }, 'usage', /"yesterday".*2025-10-31/],
    [{ url: 'javascript:alert(1)' }, 'url.invalid', /javascript.*https:\/\/example\.org/],
    [{ url: 'https://user:secret@example.org/' }, 'url.invalid', /without a user name/],
  ] as const)('with labels %o is refused', async (labels, code, message) => {
    await expect(text('Ministers met.', labels)).rejects.toMatchObject(refusal(code, message));
  });
});

describe('files', () => {
  test('markdown with front matter', async () => {
    const markdown = [
      '---',
      'title: "Ferries: four at once"',
      'outlet: Harbour Post',
      'author: Marta Lindqvist',
      'date: 2025-06-03T09:15:00+02:00',
      'link: https://example.org/ferries',
      'tags: sea',
      '---',
      '# Not the title',
      '',
      'The *regional* company has **ordered** four ships,',
      'its [chief executive](https://example.org/x) said.',
      '',
      '- A `first` item here.',
      '- A second one, 2 \\* 3 wide.',
      '',
      '> A quote with snake_case_words and _stress_.',
      '',
      '![A ship](ship.jpg)',
      '',
      '| Ship | Year |',
      '|------|-----:|',
      '| Anna | 2027 |',
      '',
      '***',
      '## A subhead',
      'The end ~~not~~ <b>here</b>.',
    ].join('\r\n');
    expect(await file('Report.MD', markdown)).toEqual({
      text: [
        'The regional company has ordered four ships, its chief executive said.',
        'A first item here.',
        'A second one, 2 * 3 wide.',
        'A quote with snake_case_words and stress.',
        'Ship | Year',
        'Anna | 2027',
        'A subhead',
        'The end not here.',
      ].join('\n\n'),
      boilerplate: [],
      title: 'Ferries: four at once',
      outlet: 'Harbour Post',
      author: 'Marta Lindqvist',
      publishedAt: '2025-06-03T07:15:00.000Z',
      url: 'https://example.org/ferries',
      alternativeUrls: [],
    });
  });

  test('markdown without front matter takes its first heading for a title', async () => {
    expect(await file('a.markdown', '# Ferries\n\nFour were *ordered*.')).toMatchObject({
      title: 'Ferries',
      text: 'Four were ordered.',
    });
    expect((await file('a.md', '---\n\nFour were ordered.\n\n---\n\nAll sail.')).text).toBe(
      'Four were ordered.\n\nAll sail.',
    );
  });

  test('HTML goes through the extraction of pages', async () => {
    const paragraph =
      '<p>The company has ordered four ships, and the first of them enters service on the northern route in the spring of 2027.</p>';
    const html = `<html><head><meta charset="windows-1251"><title>Ferries</title><link rel="canonical" href="https://example.org/a"></head><body><article>${paragraph.repeat(3)}</article></body></html>`;
    expect(await file('page.html', html)).toMatchObject({ title: 'Ferries', outlet: null, url: null });
  });

  test.each([
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...Buffer.from('Ein Café öffnet.')]],
    ['UTF-16 little endian', [0xff, 0xfe, ...Buffer.from('Ein Café öffnet.', 'utf16le')]],
    ['UTF-16 big endian', [0xfe, 0xff, ...Buffer.from('Ein Café öffnet.', 'utf16le').swap16()]],
    ['windows-1252 that says nothing', [...Buffer.from('Ein Café öffnet.', 'latin1')]],
  ])('text in %s', async (_, bytes) => {
    expect((await file('a.txt', Uint8Array.from(bytes))).text).toBe('Ein Café öffnet.');
  });

  test('the marks that windows-1252 has where Latin-1 has controls', async () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('He said: '),
      0x93,
      ...Buffer.from('It'),
      0x92,
      ...Buffer.from('s over'),
      0x94,
      0x2e,
    ]);
    expect((await file('a.txt', bytes)).text).toBe('He said: “It’s over”.');
  });

  test.each([
    ['report.docx', 'PK', 'source.unsupported', /\.docx files are not read.*\.txt, \.md, \.html, \.pdf/],
    ['photo.png', 'x', 'source.unsupported', /\.png files are not read/],
    ['README', 'x', 'source.unsupported', /no extension/],
    ['empty.txt', '', 'source.empty', /empty\.txt/],
    ['binary.txt', Uint8Array.from([1, 0, 2, 0, 0, 255, 3]), 'source.binary', /binary\.txt is binary/],
    [
      'cyrillic.txt',
      Uint8Array.from([0xcf, 0xf0, 0xe5, 0xec, 0xfc, 0xe5, 0xf0, 0x20, 0xf3, 0xf8, 0xb8, 0xeb, 0x2e]),
      'source.binary',
      /encoding of cyrillic\.txt cannot be told/,
    ],
    ['large.txt', new Uint8Array(1024 * 1024 + 1).fill(97), 'source.too-large', /1\.1 MiB; at most 1 MiB/],
    ['dated.md', '---\ndate: soon\n---\nMinisters met.', 'usage', /dated\.md is given as "soon"/],
    ['page.html', '<h1>Only a headline</h1>', 'page.no-article', /no running text.*paste the text/],
  ] as const)('%s is refused', async (name, bytes, code, message) => {
    await expect(file(name, bytes)).rejects.toMatchObject(refusal(code, message));
  });
});

describe('parseDate', () => {
  test.each([
    ['2025-10-31', '2025-10-31'],
    ['20251031', '2025-10-31'],
    ['2025-10-31T08:30:00Z', '2025-10-31T08:30:00.000Z'],
    ['2025-10-31T23:30:00-05:00', '2025-11-01T04:30:00.000Z'],
    ['2025-10-31T08:30+0530', '2025-10-31T03:00:00.000Z'],
    ['2025-10-31 08:30:00.123456 UTC', '2025-10-31T08:30:00.000Z'],
    ['2025-10-31T08:30:00', '2025-10-31'],
    ['Fri, 31 Oct 2025 08:30:00 GMT', '2025-10-31T08:30:00.000Z'],
    ['Fri, 31 Oct 2025 08:30:00 +0530', '2025-10-31T03:00:00.000Z'],
    ['October 31, 2025', '2025-10-31'],
    ['31 October 2025 08:30', '2025-10-31'],
    ['Oct 31, 2025 10:31 PM IST', '2025-10-31'],
    ['Nov 04, 2025, 20:31 IST', '2025-11-04'],
    ['October 31, 2025 at 9:05 a.m.', '2025-10-31'],
    ['2025-02-30', null],
    ['February 30, 2025', null],
    ['Sun, 30 Feb 2025 08:30:00 GMT', null],
    ['12 ministers 2025', null],
    ['2025-13-01', null],
    ['2025-10-31T25:00:00Z', null],
    ['31/10/2025', null],
    ['yesterday', null],
    ['1761899400', null],
    ['', null],
  ])('%s', (written, date) => {
    expect(parseDate(written)).toBe(date);
  });
});
