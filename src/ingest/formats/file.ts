import { extname } from 'node:path';
import type { SourceInput } from '../../domain/ingest.js';
import { decodeText } from '../fetch/decode.js';
import type { SourceLimits } from '../fetch/options.js';
import { extractArticle } from '../html/extract.js';
import type { ParsedDocument } from '../parsed-document.js';
import { formatErrors } from './errors.js';
import { parseFrontMatter } from './front-matter.js';
import { readJson } from './json.js';
import { readMail } from './mail.js';
import { readMarkdown } from './markdown.js';
import { NO_METADATA, readMetadata } from './metadata.js';
import { readPdf } from './pdf/read-pdf.js';
import { documentFrom, requireSize } from './text.js';

type Reader = (name: string, bytes: Uint8Array) => ParsedDocument | Promise<ParsedDocument>;

/**
 * Reads a file by its extension. Metadata given with it (title, outlet, date, link) overrides the file's own.
 * @throws UserError `source.unsupported`, `source.too-large`, `source.binary`, `source.empty`, `usage` (date),
 *   `url.invalid` (link), `page.no-article` (HTML), and the errors of `readPdf`.
 */
export async function readFile(
  input: Extract<SourceInput, { kind: 'file' }>,
  limits: Pick<SourceLimits, 'MAX_FILE_MIB'>,
): Promise<ParsedDocument> {
  const { name, bytes, title, outlet, publishedAt: date, url } = input;
  const extension = extname(name).toLowerCase();
  const read = READERS[extension];
  if (!read) throw formatErrors.unsupported({ source: name, extension });
  requireSize(name, bytes.length, limits);
  const given = readMetadata(name, { title, outlet, date, url });
  const document = await read(name, bytes);
  return {
    ...document,
    title: given.title ?? document.title,
    outlet: given.outlet ?? document.outlet,
    publishedAt: given.publishedAt ?? document.publishedAt,
    url: given.url ?? document.url,
  };
}

const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readPlainText,
  '.text': readPlainText,
  '.md': readMarkdownFile,
  '.markdown': readMarkdownFile,
  '.html': readHtml,
  '.htm': readHtml,
  '.xhtml': readHtml,
  '.pdf': (name, bytes) => readPdf(name, bytes),
  '.eml': readMail,
  '.json': (name, bytes) => readJson(name, decodeText(name, bytes)),
};

/** Supported file extensions, with their dots. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(READERS);

function readPlainText(name: string, bytes: Uint8Array): ParsedDocument {
  return documentFrom(name, decodeText(name, bytes), NO_METADATA);
}

function readMarkdownFile(name: string, bytes: Uint8Array): ParsedDocument {
  const { metadata, body } = parseFrontMatter(name, decodeText(name, bytes));
  const { title, text } = readMarkdown(body);
  return documentFrom(name, text, { ...metadata, title: metadata.title ?? title });
}

function readHtml(name: string, bytes: Uint8Array): ParsedDocument {
  return extractArticle(name, decodeText(name, bytes, { html: true }), null);
}
