import { extensionOf, type FileType, fileTypeOf } from '../../domain/file-types.js';
import type { SourceInput } from '../../domain/ingest.js';
import { decodeText } from '../fetch/decode.js';
import type { SourceLimits } from '../fetch/options.js';
import { extractArticle } from '../html/extract.js';
import type { ParsedDocument } from '../parse/parsed-document.js';
import { readDocx } from './docx/read-docx.js';
import { formatErrors } from './errors.js';
import { parseHead } from './head.js';
import { readJson } from './json.js';
import { readMail } from './mail.js';
import { readMarkdown } from './markdown/markdown.js';
import { orElse, readMetadata } from './metadata.js';
import { readPdf } from './pdf/read-pdf.js';
import { documentFrom, requireSize } from './text.js';
import { readTranscript } from './transcript/transcript.js';

type FileParser = (name: string, bytes: Uint8Array) => ParsedDocument | Promise<ParsedDocument>;

/**
 * Reads a file by its extension. Metadata given with it (title, outlet, date, link) overrides the file's own.
 * @throws UserError `source.unsupported`, `source.too-large`, `source.binary`, `source.empty`, `usage` (date),
 *   `url.invalid` (link), `page.no-article` (HTML), and the errors of `readPdf` and `readDocx`.
 */
export async function readFile(
  input: Extract<SourceInput, { kind: 'file' }>,
  limits: Pick<SourceLimits, 'MAX_FILE_MIB'>,
): Promise<ParsedDocument> {
  const { name, bytes, title, outlet, publishedAt: date, url } = input;
  const type = fileTypeOf(name);
  if (!type) throw formatErrors.unsupported({ source: name, extension: extensionOf(name) });
  requireSize(name, bytes.length, limits);
  const given = readMetadata(name, { title, outlet, date, url });
  const document = await PARSERS[type](name, bytes);
  return { ...document, ...orElse(given, document) };
}

const PARSERS: Readonly<Record<FileType, FileParser>> = {
  text: readPlainText,
  markdown: readMarkdownFile,
  html: readHtml,
  pdf: (name, bytes) => readPdf(name, bytes),
  word: readDocx,
  mail: readMail,
  json: (name, bytes) => readJson(name, decodeText(name, bytes)),
  transcript: (name, bytes) => readTranscript(name, decodeText(name, bytes)),
};

function readPlainText(name: string, bytes: Uint8Array): ParsedDocument {
  const { metadata, body } = parseHead(name, decodeText(name, bytes));
  return documentFrom(name, body, metadata);
}

function readMarkdownFile(name: string, bytes: Uint8Array): ParsedDocument {
  const { metadata, body } = parseHead(name, decodeText(name, bytes));
  const { title, text } = readMarkdown(body);
  return documentFrom(name, text, { ...metadata, title: metadata.title ?? title });
}

function readHtml(name: string, bytes: Uint8Array): ParsedDocument {
  return extractArticle(name, decodeText(name, bytes, { html: true }), null);
}
