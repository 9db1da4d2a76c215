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

  const run = (text: string, properties: string): string =>
    `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const textOf = async (content: string, around = (paragraphs: string): string => paragraphs) =>
    (await read(zipOf(docxParts(around(wordParagraph(content)))))).text;

  test.each([
    ['hidden', '<w:vanish/>'],
    ['hidden, with an end tag', '<w:b/><w:vanish w:val="true"></w:vanish>'],
    ['struck', '<w:strike/>'],
    ['hidden, after a comment', '<!-- </w:rPr> --><w:vanish/>'],
    ['struck twice', '<w:dstrike/>'],
    ['hidden, and said not to be struck', '<w:strike w:val="0"/><w:vanish/>'],
    ['white', '<w:color w:val="FFFFFF"/>'],
    ['nearly white', '<w:color w:val="FEFEFE" w:themeColor="background1"/>'],
    ['black on black', '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'],
    ['half a point in size', '<w:sz w:val="1"/>'],
    ['one percent in width', '<w:w w:val="1"/>'],
  ])('without %s text', async (_, properties) => {
    const content = `${wordRun('The plan costs ')}${run('14', properties)}${wordRun(' 41 million, its board said.')}`;
    expect(await textOf(content)).toBe('The plan costs 41 million, its board said.');
    const other = content.replaceAll('w:', 'v:').replaceAll('<v:p>', '<w:p>').replaceAll('</v:p>', '</w:p>');
    const space = 'xmlns:v="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    expect(await textOf(other.replaceAll('<v:r>', `<v:r ${space}>`))).toBe(
      'The plan costs 41 million, its board said.',
    );
  });

  test.each([
    ['not hidden', '<w:vanish w:val="0"/><w:dstrike w:val="false"/>'],
    ['white on blue', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'],
    ['white and highlighted', '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'],
    ['grey', '<w:color w:val="7F7F7F"/>'],
    ['small', '<w:sz w:val="12"/>'],
    ['struck before a revision', '<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>'],
  ])('with %s text', async (_, properties) => {
    const content = `${wordRun('The plan costs ')}${run('41', properties)}${wordRun(' million, its board said.')}`;
    expect(await textOf(content)).toBe('The plan costs 41 million, its board said.');
  });

  test('white letters in a table or a coloured paragraph are read', async () => {
    const white = run('The plan costs 41 million, its board said.', '<w:color w:val="FFFFFF"/>');
    const cell = (paragraphs: string): string => `<w:tbl><w:tr><w:tc>${paragraphs}</w:tc></w:tr></w:tbl>`;
    const coloured = (paragraphs: string): string =>
      paragraphs.replace('<w:p>', '<w:p><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>');
    for (const around of [cell, coloured])
      expect(await textOf(white, around)).toBe('The plan costs 41 million, its board said.');
  });

  test('exponents and fractions as such', async () => {
    const raised = (text: string): string => run(text, '<w:vertAlign w:val="superscript"/>');
    const content = `${wordRun('It bears 10')}${raised('6')}${wordRun(' newtons for 2')}${raised('1')}${wordRun('/')}${run('2', '<w:vertAlign w:val="subscript"/>')}${wordRun(' hours.')}`;
    expect(await textOf(content)).toBe('It bears 10⁶ newtons for 2 1/2 hours.');
  });

  test('without paragraphs in a hidden style', async () => {
    const style =
      '<w:style w:type="paragraph" w:styleId="Draft"><w:name w:val="Draft"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>';
    const parts = docxParts(paragraph('The port opened.', 'Draft') + paragraph('The port closed.')).map(
      (part) =>
        part.name === 'word/styles.xml'
          ? { name: part.name, bytes: Buffer.from(part.bytes.toString().replace('</w:styles>', style)) }
          : part,
    );
    expect((await read(zipOf(parts))).text).toBe('The port closed.');
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
