import type { SourceInput } from '../../domain/ingest.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { findBoilerplate } from '../boilerplate/boilerplate.js';
import { looksBinary } from '../fetch/decode.js';
import type { SourceLimits } from '../fetch/options.js';
import { type ParsedDocument, requireSentence } from '../parse/parsed-document.js';
import { formatErrors } from './errors.js';
import { type DocumentMetadata, readMetadata } from './metadata.js';
import { normaliseText } from './normalise-text.js';
import { splitLongParagraph } from './paragraph-length.js';

/**
 * Reads pasted text.
 * @throws UserError `source.empty`, `source.binary`, `source.too-large`, `usage` (date), `url.invalid` (link).
 */
export function readText(
  input: Extract<SourceInput, { kind: 'text' }>,
  limits: Pick<SourceLimits, 'MAX_FILE_MIB'>,
): ParsedDocument {
  const source = 'the pasted text';
  requireSize(source, Buffer.byteLength(input.text), limits);
  if (looksBinary(input.text)) throw formatErrors.binaryText({});
  const { title, outlet, publishedAt: date, url } = input;
  return documentFrom(source, input.text, readMetadata(source, { title, outlet, date, url }));
}

/** The document of a plain text: normalised, with its boilerplate marked. */
export function documentFrom(source: string, raw: string, metadata: DocumentMetadata): ParsedDocument {
  const text = normaliseText(raw).split('\n\n').flatMap(splitLongParagraph).join('\n\n');
  const boilerplate = findBoilerplate(text);
  requireSentence(source, text, boilerplate);
  return { ...metadata, text, boilerplate, alternativeUrls: [] };
}

/** @throws UserError `source.too-large`. */
export function requireSize(
  source: string,
  bytes: number,
  { MAX_FILE_MIB: maxMib }: Pick<SourceLimits, 'MAX_FILE_MIB'>,
): void {
  if (bytes > maxMib * BYTES_PER_MIB) throw formatErrors.tooLarge({ source, bytes, maxMib });
}
