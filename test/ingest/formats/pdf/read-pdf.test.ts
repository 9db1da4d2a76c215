/** PDFs: their paragraphs, and what becomes of those that are scanned, locked, broken or bombs. */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../../src/config/config.js';
import type { UserErrorCode } from '../../../../src/domain/errors.js';
import { withoutSpans } from '../../../../src/ingest/parse/parsed-document.js';
import { column, type PdfParts, pdfOf } from '../../../fixtures/pdf.js';
import { readSource } from '../../read-source.js';
import { serve } from '../../web-server.js';

const limits = { ...readConfig({}), ALLOW_PRIVATE_URLS: true };
const read = (bytes: Uint8Array, said: { title?: string; publishedAt?: string } = {}) =>
  readSource(
    { kind: 'file', name: 'report.pdf', bytes, ...said },
    { limits, now: new Date('2025-12-01T12:00:00Z') },
  );
const quotable = ({ text, boilerplate }: Awaited<ReturnType<typeof read>>) =>
  withoutSpans(text, boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

const FIRST = [
  'KUALA LUMPUR, Oct 31 (SW) - The harbour authority has ordered four new ferries',
  'and will retire the oldest of its ships by the end of next year, its govern-',
  'ing board said on Friday. The long-term plan costs 90 million.',
];
const SECOND = [
  'Passengers on the northern route have complained about cancelled sailings for',
  'months. The long-term plan answers them, said Mara Lind, who chairs the board.',
];

describe('an article', () => {
  test('by paragraphs: lines joined, broken words mended, the title from the largest letters', async () => {
    const draft = await read(
      pdfOf({
        info: { Title: 'Microsoft Word - harbour_final_v2.docx', Author: 'jdoe' },
        pages: [
          [
            { text: 'Harbour orders four ferries', x: 72, y: 760, size: 22 },
            ...column(FIRST),
            ...column(SECOND, { y: 700 - 3 * 14 - 10 }),
          ],
        ],
      }),
    );
    expect(draft).toMatchObject({
      title: 'Harbour orders four ferries',
      author: null,
      publishedAt: '2025-10-31',
    });
    expect(quotable(draft)).toEqual([
      'The harbour authority has ordered four new ferries and will retire the oldest of its ships by the end of ' +
        'next year, its governing board said on Friday. The long-term plan costs 90 million.',
      'Passengers on the northern route have complained about cancelled sailings for months. The long-term plan ' +
        'answers them, said Mara Lind, who chairs the board.',
    ]);
  });

  test('without letters that are too small to be read', async () => {
    const small = 'The chair of the board, Edgar Wix, was arrested on Friday for theft from the ferries.';
    const pageWith = (size: number) =>
      read(pdfOf({ pages: [[...column(FIRST), { text: small, x: 72, y: 500, size }]] }));
    expect((await pageWith(0.5)).text).not.toContain('Edgar Wix');
    expect((await pageWith(1)).text).not.toContain('Edgar Wix');
    expect((await pageWith(5)).text).toContain('Edgar Wix');
  });

  test('whose own title is believed where the page says it too; what was said beside it goes first', async () => {
    const parts: PdfParts = {
      info: { Title: 'Four ferries for the harbour' },
      pages: [
        [
          { text: 'SAMPLE WIRE', x: 72, y: 790, size: 30 },
          { text: 'Four ferries for the harbour', x: 72, y: 760, size: 18 },
          ...column(FIRST),
        ],
      ],
    };
    expect(await read(pdfOf(parts))).toMatchObject({ title: 'Four ferries for the harbour' });
    expect(await read(pdfOf(parts), { title: 'Ferries', publishedAt: '2024-02-29' })).toMatchObject({
      title: 'Ferries',
      publishedAt: '2024-02-29',
    });
  });

  test('over pages: a sentence goes on, heads, feet and page numbers are boilerplate', async () => {
    const head = { text: 'Harbour Gazette', x: 250, y: 810, size: 9 };
    const page = (number: number) => ({ text: `Page ${number} of 2`, x: 270, y: 30, size: 9 });
    const draft = await read(
      pdfOf({
        pages: [
          [head, ...column(FIRST.slice(0, 2), { y: 90 }), page(1)],
          [head, ...column(FIRST.slice(2), { y: 770 }), ...column(SECOND, { y: 740 }), page(2)],
        ],
      }),
    );
    expect(quotable(draft)[0]).toMatch(/^The harbour .* its governing board said on Friday\./);
    expect(quotable(draft)).toHaveLength(2);
    expect(draft.text).toContain('Harbour Gazette');
  });

  test('in two columns', async () => {
    const left = [
      'The first of the ships enters',
      'service on the northern route',
      'in the spring of 2027, when',
    ];
    const right = [
      'the old harbour will close to',
      'cars for good, the city said.',
      'Shops have protested loudly.',
    ];
    const draft = await read(pdfOf({ pages: [[...column(left, { x: 72 }), ...column(right, { x: 320 })]] }));
    expect(quotable(draft)).toEqual([
      'The first of the ships enters service on the northern route in the spring of 2027, when the old harbour will ' +
        'close to cars for good, the city said. Shops have protested loudly.',
    ]);
  });

  test('indented first lines part paragraphs; headings between them are boilerplate', async () => {
    const draft = await read(
      pdfOf({
        pages: [
          [
            ...column(FIRST),
            { text: 'Protests expected', x: 72, y: 640, size: 14 },
            { ...column(SECOND)[0]!, x: 90, y: 610 },
            { ...column(SECOND)[1]!, y: 596 },
            {
              text: 'Nobody else has spoken about the plan in public since it was first shown in May.',
              x: 90,
              y: 582,
            },
          ],
        ],
      }),
    );
    expect(quotable(draft)).toHaveLength(3);
    expect(quotable(draft)[2]).toMatch(/^Nobody else/);
    expect(draft.text).toContain('Protests expected');
  });

  test('from the web, whatever the server calls it', async () => {
    for (const type of ['application/pdf', 'application/octet-stream', 'text/html']) {
      const origin = await serve((_, response) =>
        response.writeHead(200, { 'content-type': type }).end(pdfOf({ pages: [column(FIRST)] })),
      );
      const draft = await readSource({ kind: 'url', url: `${origin}/a.pdf` }, { limits });
      expect(draft).toMatchObject({ outlet: '127.0.0.1', url: `${origin}/a.pdf` });
      expect(draft.text).toMatch(/its governing board said on Friday/);
    }
  });
});

describe('refused', () => {
  const refused = (bytes: Uint8Array, code: UserErrorCode, message: RegExp) =>
    expect(read(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });

  test('a scan', async () => {
    const scan = pdfOf({ pages: [[], []], content: '0.5 g 0 0 595 842 re f' });
    await refused(scan, 'source.empty', /^report\.pdf contains no text: its 2 pages are images.*OCR/);
  });

  test('what is damaged, or no PDF', async () => {
    await refused(Buffer.from('%PDF-1.7\nno more'), 'source.unsupported', /damaged or not a PDF/);
    await refused(Buffer.from('hello'), 'source.unsupported', /damaged or not a PDF/);
    await refused(new Uint8Array(), 'source.unsupported', /damaged or not a PDF/);
  });

  test('one that is locked', async () => {
    const key = '(12345678901234567890123456789012)';
    const trailer = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${key} /U ${key} >> /ID [(a) (a)]`;
    await refused(
      pdfOf({ pages: [column(FIRST)], trailer }),
      'source.unsupported',
      /protected by a password/,
    );
  });

  test('a book', async () => {
    const pages = Array.from({ length: 201 }, () => column(['One line of it.']));
    await refused(pdfOf({ pages }), 'source.too-long', /has 201 pages; the limit is 200/);
  });
});
