import { assemble } from '../../html/assemble.js';
import type { ParsedDocument } from '../../parse/parsed-document.js';
import { requireSentence } from '../../parse/parsed-document.js';
import { formatErrors } from '../errors.js';
import { type DocumentMetadata, NO_METADATA } from '../metadata.js';
import { extractPdf } from './extract-pdf.js';

/** Longer documents are books. */
const MAX_PAGES = 200;
/** About ten times the longest article. */
const MAX_CHARS = 4_000_000;

/**
 * Reads a PDF, bounded in pages and text. A PDF can make its reader allocate any amount of memory or loop for ever, so
 * only the parser's process may call this for an untrusted one.
 * @param source Names the PDF in messages.
 * @param metadata Known from elsewhere; overrides the file's own title.
 * @throws UserError `source.empty` (a scan, no text), `source.unsupported` (locked, damaged), `source.too-long` (pages).
 */
export async function readPdf(
  source: string,
  bytes: Uint8Array,
  metadata: DocumentMetadata = NO_METADATA,
): Promise<ParsedDocument> {
  // A copy: the library takes the bytes over.
  const result = await extractPdf(new Uint8Array(bytes), MAX_PAGES, MAX_CHARS);
  if (result.kind === 'too-many-pages') {
    throw formatErrors.pdfTooLong({ source, pages: result.pages, maxPages: MAX_PAGES });
  }
  if (result.kind !== 'text') {
    throw result.kind === 'locked' ? formatErrors.pdfLocked({ source }) : formatErrors.pdfDamaged({ source });
  }
  if (!result.paragraphs.some(({ text }) => /\p{L}{2}/u.test(text))) {
    throw formatErrors.pdfScanned({ source, pages: result.pages });
  }
  const { text, boilerplate } = assemble(result.paragraphs);
  requireSentence(source, text, boilerplate);
  return { ...metadata, title: metadata.title ?? result.title, text, boilerplate, alternativeUrls: [] };
}
