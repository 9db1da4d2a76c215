import type { IsoDate, Provenance } from '../../domain/article.js';
import { plausibleDate } from '../../text/dates/plausible-date.js';
import { datelineDate } from '../boilerplate/dateline.js';
import { readEntry } from '../feeds/read-entry.js';
import type { SourceLimits } from '../fetch/options.js';
import type { FetchedSource } from '../fetch-source.js';
import { readFile } from '../formats/file.js';
import { readText } from '../formats/text.js';
import { readPage } from '../html/page.js';
import type { ParsedDocument } from './parsed-document.js';

/** A parsed source and how it came here. */
export interface SourceDocument extends ParsedDocument {
  readonly provenance: Provenance;
}

export interface ParseOptions {
  readonly limits: Pick<SourceLimits, 'MAX_FILE_MIB'>;
  /** For a dateline without a year; later dates are mistakes. */
  readonly now: Date;
  /** The date that somebody else gives for the source, such as its feed; used if the source itself tells none. */
  readonly fallbackDate?: IsoDate | null | undefined;
}

/**
 * Parses one source. A missing date is taken from the caller, then from the dateline of the text.
 * @throws UserError if the source is refused.
 */
export async function parseDocument(
  source: FetchedSource,
  { limits, now, fallbackDate }: ParseOptions,
): Promise<SourceDocument> {
  const document = await parse(source, limits, now);
  return {
    ...document,
    publishedAt:
      document.publishedAt ??
      plausibleDate(fallbackDate ?? null, now) ??
      datelineDate(document.text, now, document.boilerplate),
    provenance: provenanceOf(source, document),
  };
}

function provenanceOf({ kind }: FetchedSource, { isHidden }: ParsedDocument): Provenance {
  if (kind === 'page') return isHidden ? 'hidden' : 'fetched';
  if (kind === 'entry') return 'feed';
  return kind === 'file' ? 'uploaded' : 'pasted';
}

async function parse(
  source: FetchedSource,
  limits: ParseOptions['limits'],
  now: Date,
): Promise<ParsedDocument> {
  if (source.kind === 'page') return readPage(source.page, source.requestedUrl, now, source.further);
  if (source.kind === 'entry') return readEntry(source);
  return source.kind === 'text' ? readText(source, limits) : readFile(source, limits);
}
