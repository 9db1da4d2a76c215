import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { UserErrorCode } from '../../../src/domain/errors.js';
import type { SourceInput } from '../../../src/domain/ingest.js';
import { readSource } from '../read-source.js';

const limits = { ...readConfig({}), MAX_FILE_MIB: 1 };
const NOW = new Date('2026-01-15T12:00:00Z');
const read = (source: SourceInput) => readSource(source, { limits, now: NOW });
const file = (name: string, bytes: string | Uint8Array) =>
  read({ kind: 'file', name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });
const refusal = (code: UserErrorCode, message: RegExp) => ({ code, message: expect.stringMatching(message) });

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
      'The end is ~~not~~ <b>here</b>.',
    ].join('\r\n');
    expect(await file('Report.MD', markdown)).toEqual({
      provenance: 'uploaded',
      text: [
        'The regional company has ordered four ships, its chief executive said.',
        'A first item here.',
        'A second one, 2 * 3 wide.',
        'A quote with snake_case_words and stress.',
        'Ship | Year',
        'Anna | 2027',
        'A subhead',
        'The end is here.',
      ].join('\n\n'),
      boilerplate: [],
      title: 'Ferries: four at once',
      outlet: 'Harbour Post',
      author: 'Marta Lindqvist',
      publishedAt: '2025-06-03T09:15:00+02:00',
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

  test.each(['a.txt', 'a.md'])('lines of a head above the text are read, in %s', async (name) => {
    const heading = name === 'a.md' ? '# Why four ferries?' : 'Why four ferries?';
    const prose = 'The regional company has ordered four ships, its chief executive said in Hagen on Monday.';
    expect(await file(name, `${heading}\nOutlet: Harbour Post\nDate: 3 June 2025\n\n${prose}`)).toMatchObject(
      {
        title: 'Why four ferries?',
        outlet: 'Harbour Post',
        publishedAt: '2025-06-03',
        text: name === 'a.md' ? prose : `${heading}\n\n${prose}`,
        boilerplate: name === 'a.md' ? [] : [{ start: 0, end: heading.length }],
      },
    );
    const front = `---\ntitle: Ferries\n---\nOutlet: Harbour Post\nDate: 3 June 2025\n\n${prose}`;
    if (name === 'a.md') expect(await file(name, front)).toMatchObject({ title: 'Ferries', outlet: null });
  });

  test('HTML goes through the extraction of pages', async () => {
    const paragraph =
      '<p>The company has ordered four ships, and the first of them enters service on the northern route in the spring of 2027.</p>';
    const html = `<html><head><meta charset="windows-1251"><title>Ferries</title><link rel="canonical" href="https://example.org/a"></head><body><article>${paragraph.repeat(3)}</article></body></html>`;
    expect(await file('page.html', html)).toMatchObject({ title: 'Ferries', outlet: null, url: null });
    const named = html.replace('/a"', '/2025/06/ferries?utm_source=x"');
    expect(await file('page.html', named)).toMatchObject({ url: 'https://example.org/2025/06/ferries' });
    const bytes = Buffer.from(named);
    const link = { kind: 'file', name: 'a.html', bytes, url: 'https://example.org/b' } as const;
    expect((await read(link)).url).toBe('https://example.org/b');
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
    ['report.rtf', 'PK', 'source.unsupported', /\.rtf files are not supported.*\.txt, \.md, \.html, \.pdf/],
    ['photo.png', 'x', 'source.unsupported', /\.png files are not supported/],
    ['README', 'x', 'source.unsupported', /no extension/],
    ['empty.txt', '', 'source.empty', /empty\.txt/],
    [
      'binary.txt',
      Uint8Array.from([1, 0, 2, 0, 0, 255, 3]),
      'source.binary',
      /binary\.txt contains binary data/,
    ],
    [
      'cyrillic.txt',
      Uint8Array.from([0xcf, 0xf0, 0xe5, 0xec, 0xfc, 0xe5, 0xf0, 0x20, 0xf3, 0xf8, 0xb8, 0xeb, 0x2e]),
      'source.binary',
      /encoding of cyrillic\.txt is unknown/,
    ],
    [
      'large.txt',
      new Uint8Array(1024 * 1024 + 1).fill(97),
      'source.too-large',
      /1\.1 MiB; the limit is 1 MiB/,
    ],
    ['dated.md', '---\ndate: soon\n---\nMinisters met.', 'usage', /dated\.md is "soon"/],
    ['page.html', '<h1>Only a headline</h1>', 'page.no-article', /no running text.*paste the text/],
  ] as const)('%s is refused', async (name, bytes, code, message) => {
    await expect(file(name, bytes)).rejects.toMatchObject(refusal(code, message));
  });
});
