import { extname } from 'node:path';
import { UserError } from '../../errors.js';
import type { SourceInput } from '../../types.js';
import type { Draft } from '../draft.js';
import { decodeText } from './decode.js';
import { extractArticle } from './extract.js';
import { NO_LABELS, parseFrontMatter } from './front-matter.js';
import { readMarkdown } from './markdown.js';
import type { SourceLimits } from './options.js';
import { draftOf, requireSize } from './text.js';

/**
 * Reads a file by its extension: .txt, .md (with front matter) and .html.
 * @throws UserError `source.unsupported`, `source.too-large`, `source.binary`, `source.empty`, and for .html
 *   `page.no-article`.
 */
export function readFile(
  { name, bytes }: Extract<SourceInput, { kind: 'file' }>,
  limits: SourceLimits,
): Draft {
  const extension = extname(name).toLowerCase();
  const read = READERS[extension];
  if (!read) throw unsupported(name, extension);
  requireSize(name, bytes.length, limits);
  return read(name, bytes);
}

const READERS: Readonly<Record<string, (name: string, bytes: Uint8Array) => Draft>> = {
  '.txt': readPlain,
  '.text': readPlain,
  '.md': readMarked,
  '.markdown': readMarked,
  '.html': readHtml,
  '.htm': readHtml,
  '.xhtml': readHtml,
};

function readPlain(name: string, bytes: Uint8Array): Draft {
  return draftOf(name, decodeText(name, bytes), NO_LABELS);
}

function readMarked(name: string, bytes: Uint8Array): Draft {
  const { labels, body } = parseFrontMatter(name, decodeText(name, bytes));
  const { title, text } = readMarkdown(body);
  return draftOf(name, text, { ...labels, title: labels.title ?? title });
}

function readHtml(name: string, bytes: Uint8Array): Draft {
  return extractArticle(name, decodeText(name, bytes, { html: true }), null);
}

function unsupported(name: string, extension: string): UserError {
  const given =
    extension === '.pdf'
      ? 'PDF files are not read yet'
      : extension === ''
        ? 'it has no extension'
        : `${extension} files are not read`;
  return new UserError(
    'source.unsupported',
    `${name} cannot be read: ${given}. Expected .txt, .md or .html; paste the text instead.`,
  );
}
