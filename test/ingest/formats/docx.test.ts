import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { UserErrorCode } from '../../../src/domain/errors.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';
import { docxParts, wordParagraph, wordRun, zipOf } from '../../fixtures/docx.js';
import { readSource } from '../read-source.js';

const limits = readConfig({});
const read = (bytes: Uint8Array) => readSource({ kind: 'file', name: 'report.docx', bytes }, { limits });
const paragraph = (text: string, style?: string): string => wordParagraph(wordRun(text), style);

describe('a Word document', () => {
  test('its title, paragraphs, table rows and headings', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const body = [
      paragraph('Four ferries for the harbour', 'Title'),
      paragraph('The harbour authority has ordered four ships &amp; will retire the oldest.'),
      paragraph('What it costs', 'heading1'),
      paragraph('The plan costs 90 million, its board said.'),
      `<w:tbl><w:tr>${cell('Ship')}${cell('Year')}</w:tr><w:tr>${cell('Anna')}${cell('2027')}</w:tr></w:tbl>`,
    ].join('');
    const document = await read(zipOf(docxParts(body)));
    expect(document).toMatchObject({
      title: 'Four ferries for the harbour',
      provenance: 'uploaded',
      author: null,
    });
    expect(document.text.split('\n\n')).toEqual([
      'The harbour authority has ordered four ships & will retire the oldest.',
      'What it costs',
      'The plan costs 90 million, its board said.',
      'Ship | Year',
      'Anna | 2027',
    ]);
    expect(withoutSpans(document.text, document.boilerplate)).not.toContain('What it costs');
  });

  test('without notes, deleted text and pictures; inserted text stays', async () => {
    const deleted = '<w:del w:id="1"><w:r><w:delText>five </w:delText></w:r></w:del>';
    const inserted = `<w:ins w:id="2">${wordRun('four ')}</w:ins>`;
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const body = wordParagraph(
      `${wordRun('The authority has ordered ')}${deleted}${inserted}${wordRun('ships')}${note}${wordRun(', its board said.')}`,
    );
    expect((await read(zipOf(docxParts(body)))).text).toBe(
      'The authority has ordered four ships, its board said.',
    );
  });

  test('of a few words only', async () => {
    expect((await read(zipOf(docxParts(paragraph('The port closed.'))))).text).toBe('The port closed.');
  });
});

describe('refused', () => {
  const refused = (bytes: Uint8Array, code: UserErrorCode, message: RegExp) =>
    expect(read(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  const parts = docxParts(paragraph('The port closed.'));
  const withDocument = (bytes: Buffer, declaredSize?: number) =>
    zipOf(
      parts.map((part) =>
        part.name === 'word/document.xml'
          ? { name: part.name, bytes, ...(declaredSize === undefined ? {} : { declaredSize }) }
          : part,
      ),
    );

  test('what is no zip archive, cut off, or another archive', async () => {
    await refused(Buffer.from('hello'), 'source.unsupported', /^report\.docx cannot be read: it is damaged/);
    await refused(zipOf(parts).subarray(0, 300), 'source.unsupported', /damaged/);
    await refused(zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'source.unsupported', /damaged/);
    await refused(withDocument(Buffer.from('<w:document')), 'source.unsupported', /damaged/);
  });

  test('a locked document, or one of Word 97', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    await refused(ole, 'source.unsupported', /protected by a password or in the format of Word 97/);
  });

  test('one without text', async () => {
    await refused(zipOf(docxParts('')), 'source.empty', /report\.docx/);
  });

  test('a bomb, also one that lies about its size', async () => {
    const bomb = Buffer.alloc(20 * 2 ** 20, ' ');
    await refused(withDocument(bomb), 'source.too-large', /unpacks to more text than a book/);
    await refused(withDocument(bomb, 1000), 'source.unsupported', /damaged/);
    const many = Array.from({ length: 5001 }, (_, at) => ({ name: `${at}.xml`, bytes: Buffer.alloc(0) }));
    await refused(zipOf(many), 'source.too-large', /unpacks to more/);
  });

  test('one nested too deeply to convert', async () => {
    const deep = '<w:smartTag>'.repeat(60_000) + wordRun('a') + '</w:smartTag>'.repeat(60_000);
    await refused(zipOf(docxParts(`<w:p>${deep}</w:p>`)), 'source.unsupported', /damaged/);
  });
});
