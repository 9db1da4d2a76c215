import type { Provenance } from '../domain/article.js';
import { datelineDate } from './boilerplate/dateline.js';
import type { SourceLimits } from './fetch/options.js';
import type { FetchedSource } from './fetch-source.js';
import { readFile } from './formats/file.js';
import { readText } from './formats/text.js';
import { readPage } from './html/page.js';
import type { ParsedDocument } from './parsed-document.js';

/** A parsed source and how it came here. */
export interface SourceDocument extends ParsedDocument {
  readonly provenance: Provenance;
}

export interface ParseOptions {
  readonly limits: Pick<SourceLimits, 'MAX_FILE_MIB'>;
  /** The date used for a dateline without a year. */
  readonly now: Date;
}

/**
 * Parses one source. A missing date is taken from the dateline of the text.
 * @throws UserError if the source is refused.
 */
export async function parseDocument(
  source: FetchedSource,
  { limits, now }: ParseOptions,
): Promise<SourceDocument> {
  const document = await parse(source, limits);
  return {
    ...document,
    publishedAt: document.publishedAt ?? datelineDate(document.text, now),
    provenance: provenanceOf(source, document),
  };
}

function provenanceOf({ kind }: FetchedSource, { isHidden }: ParsedDocument): Provenance {
  if (kind === 'page') return isHidden ? 'hidden' : 'fetched';
  return kind === 'file' ? 'uploaded' : 'pasted';
}

async function parse(source: FetchedSource, limits: ParseOptions['limits']): Promise<ParsedDocument> {
  if (source.kind === 'page') return readPage(source.page, source.requestedUrl, source.further);
  return source.kind === 'text' ? readText(source, limits) : readFile(source, limits);
}
