import { errorCatalogue, wording } from '../../domain/errors.js';
import { OFFERED_EXTENSIONS_IN_WORDS } from '../../domain/file-types.js';
import { mib } from '../fetch/options.js';

interface Source {
  /** A file's name, a URL or "the pasted text". */
  readonly source: string;
}

const pasteInstead = (source: string, problem: string): string =>
  `${source} cannot be read: ${problem}. Paste the text instead.`;

const JSON_PROBLEMS = {
  syntax: 'it is not valid JSON',
  'not-an-object': 'it does not contain an object',
  several: 'it contains several articles; give one per file',
  'no-text': 'it has no "text"',
} as const;
type JsonProblem = keyof typeof JSON_PROBLEMS;

export const formatErrors = errorCatalogue('formats', {
  tooLarge: wording<Source & { readonly bytes: number; readonly maxMib: number }>(
    'source.too-large',
    ({ source, bytes, maxMib }) =>
      `The size of ${source} is ${mib(bytes)}; the limit is ${maxMib} MiB (MAX_FILE_MIB). Give the article alone, or split it.`,
  ),
  binaryText: wording(
    'source.binary',
    () => 'The pasted text is binary data. Paste an article as plain text.',
  ),
  unsupported: wording<Source & { readonly extension: string }>(
    'source.unsupported',
    ({ source, extension }) =>
      `${source} cannot be read: ${extension === '' ? 'it has no extension' : `${extension} files are not supported`}. ` +
      `Expected ${OFFERED_EXTENSIONS_IN_WORDS}. Paste the text instead.`,
  ),
  badDate: wording<Source & { readonly date: string }>(
    'usage',
    ({ source, date }) =>
      `The date of ${source} is ${JSON.stringify(date)}. Expected a date such as 2025-10-31 or 2025-10-31T08:30:00Z, not in the future.`,
  ),
  badFrontMatter: wording<Source & { readonly key: string; readonly problem: string }>(
    'usage',
    ({ source, key, problem }) =>
      `The front matter of ${source} has an invalid ${key}: ${problem}. Correct it or remove it.`,
  ),
  badMail: wording<Source>('source.unsupported', ({ source }) =>
    pasteInstead(source, 'it is not a valid e-mail'),
  ),
  badJson: wording<Source & { readonly problem: JsonProblem }>(
    'source.unsupported',
    ({ source, problem }) =>
      `${source} cannot be read: ${JSON_PROBLEMS[problem]}. Expected {"title": …, "text": …, "outlet": …, "date": …, "url": …}.`,
  ),
  docxLocked: wording<Source>(
    'source.unsupported',
    ({ source }) =>
      `${source} cannot be read: it is protected by a password or in the format of Word 97. Save it as .docx without a password, or paste the text.`,
  ),
  docxDamaged: wording<Source>(
    'source.unsupported',
    ({ source }) =>
      `${source} cannot be read: it is damaged or not a Word document. Save it again as .docx, or paste the text.`,
  ),
  docxTooLarge: wording<Source>(
    'source.too-large',
    ({ source }) => `${source} unpacks to more text than a book. Give only the article, or paste the text.`,
  ),
  noCues: wording<Source>(
    'source.unsupported',
    ({ source }) =>
      `${source} cannot be read: it has no timed captions ("00:01.000 --> 00:04.000"). Save it as WebVTT or SubRip, or paste the text.`,
  ),
  pdfTooLong: wording<Source & { readonly pages: number; readonly maxPages: number }>(
    'source.too-long',
    ({ source, pages, maxPages }) =>
      `${source} has ${pages} pages; the limit is ${maxPages}. Give only the pages of the article.`,
  ),
  pdfLocked: wording<Source>(
    'source.unsupported',
    ({ source }) =>
      `${source} cannot be read: it is protected by a password. Save it without one, or paste the text.`,
  ),
  pdfDamaged: wording<Source>(
    'source.unsupported',
    ({ source }) => `${source} cannot be read: it is damaged or not a PDF. Save it again, or paste the text.`,
  ),
  pdfScanned: wording<Source & { readonly pages: number }>(
    'source.empty',
    ({ source, pages }) =>
      `${source} contains no text: ${pages === 1 ? 'its page is an image' : `its ${pages} pages are images`}, as in a scan. ` +
      'Run text recognition (OCR) on it first, or paste the text.',
  ),
});
