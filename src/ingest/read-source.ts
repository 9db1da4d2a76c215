import type { SourceInput } from '../domain/ingest.js';
import { datelineDate } from './boilerplate/dateline.js';
import type { SourceOptions } from './fetch/options.js';
import { readFile } from './formats/file.js';
import { readText } from './formats/text.js';
import { readPage } from './html/page.js';
import type { ParsedDocument } from './parsed-document.js';

/**
 * Reads one source into a draft. A date that the source doesn't give is taken from the text's dateline.
 * @throws UserError when the source is refused; its message says why and what to do instead.
 */
export async function readSource(source: SourceInput, options: SourceOptions): Promise<ParsedDocument> {
  const now = options.now ?? new Date();
  const draft = await read(source, options);
  return { ...draft, publishedAt: draft.publishedAt ?? datelineDate(draft.text, now) };
}

async function read(source: SourceInput, options: SourceOptions): Promise<ParsedDocument> {
  if (source.kind === 'url') return readPage(source.url, options);
  options.onStage?.('reading');
  return source.kind === 'text' ? readText(source, options.limits) : readFile(source, options);
}
