import { extname } from 'node:path';
import { UserError } from '../../domain/errors.js';
import type { SourceInput } from '../../domain/ingest.js';
import { decodeText } from '../fetch/decode.js';
import type { SourceOptions } from '../fetch/options.js';
import { extractArticle } from '../html/extract.js';
import type { ParsedDocument } from '../parsed-document.js';
import { NO_METADATA, parseFrontMatter, readMetadata } from './front-matter.js';
import { readJson } from './json.js';
import { readMail } from './mail.js';
import { readMarkdown } from './markdown.js';
import { readPdf } from './pdf/read-pdf.js';
import { documentFrom, requireSize } from './text.js';

type Reader = (
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
) => ParsedDocument | Promise<ParsedDocument>;

/**
 * Reads a file by its extension. What is said beside it (title, outlet, date, link) goes before what it says.
 * @throws UserError `source.unsupported`, `source.too-large`, `source.binary`, `source.empty`, `usage` (date),
 *   `url.invalid` (link), for pages `page.no-article`, and as `readPdf` does.
 */
export async function readFile(
  input: Extract<SourceInput, { kind: 'file' }>,
  { limits, signal }: Pick<SourceOptions, 'limits' | 'signal'>,
): Promise<ParsedDocument> {
  const { name, bytes, title, outlet, publishedAt: date, url } = input;
  const extension = extname(name).toLowerCase();
  const read = READERS[extension];
  if (!read) throw unsupported(name, extension);
  requireSize(name, bytes.length, limits);
  const said = readMetadata(name, { title, outlet, date, url });
  const draft = await read(name, bytes, signal);
  return {
    ...draft,
    title: said.title ?? draft.title,
    outlet: said.outlet ?? draft.outlet,
    publishedAt: said.publishedAt ?? draft.publishedAt,
    url: said.url ?? draft.url,
  };
}

const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readPlain,
  '.text': readPlain,
  '.md': readMarked,
  '.markdown': readMarked,
  '.html': readHtml,
  '.htm': readHtml,
  '.xhtml': readHtml,
  '.pdf': (name, bytes, signal) => readPdf(name, bytes, { signal }),
  '.eml': readMail,
  '.json': (name, bytes) => readJson(name, decodeText(name, bytes)),
};

/** Extensions of the files that can be read, with their dots. */
export const READABLE_EXTENSIONS: readonly string[] = Object.keys(READERS);

function readPlain(name: string, bytes: Uint8Array): ParsedDocument {
  return documentFrom(name, decodeText(name, bytes), NO_METADATA);
}

function readMarked(name: string, bytes: Uint8Array): ParsedDocument {
  const { labels, body } = parseFrontMatter(name, decodeText(name, bytes));
  const { title, text } = readMarkdown(body);
  return documentFrom(name, text, { ...labels, title: labels.title ?? title });
}

function readHtml(name: string, bytes: Uint8Array): ParsedDocument {
  return extractArticle(name, decodeText(name, bytes, { html: true }), null);
}

function unsupported(name: string, extension: string): UserError {
  const given = extension === '' ? 'it has no extension' : `${extension} files are not read`;
  return new UserError(
    'source.unsupported',
    `${name} cannot be read: ${given}. Expected .txt, .md, .html, .pdf, .eml or .json; paste the text instead.`,
  );
}
