import type { SourceInput } from '../domain/ingest.js';
import { datelineDate } from './boilerplate/dateline.js';
import type { SourceOptions } from './fetch/options.js';
import { readFile } from './formats/file.js';
import { readText } from './formats/text.js';
import { readPage } from './html/page.js';
import type { ParsedDocument } from './parsed-document.js';

/**
 * Reads and parses one source. A missing date is taken from the dateline of the text.
 * @throws UserError if the source is refused.
 */
export async function readSource(source: SourceInput, options: SourceOptions): Promise<ParsedDocument> {
  const now = options.now ?? new Date();
  const document = await read(source, options);
  return { ...document, publishedAt: document.publishedAt ?? datelineDate(document.text, now) };
}

async function read(source: SourceInput, options: SourceOptions): Promise<ParsedDocument> {
  if (source.kind === 'url') return readPage(source.url, options);
  options.onStage?.('reading');
  return source.kind === 'text' ? readText(source, options.limits) : readFile(source, options);
}
