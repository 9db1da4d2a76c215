import { UserError } from '../../domain/errors.js';
import type { SourceInput } from '../../domain/ingest.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { findBoilerplate } from '../boilerplate/boilerplate.js';
import { looksBinary } from '../fetch/decode.js';
import { mib, type SourceLimits } from '../fetch/options.js';
import { type ParsedDocument, requireSentence } from '../parsed-document.js';
import { type DocumentMetadata, readMetadata } from './front-matter.js';
import { normaliseText } from './normalise-text.js';

/**
 * Reads pasted text.
 * @throws UserError `source.empty`, `source.binary`, `source.too-large`, `usage` (date), `url.invalid` (link).
 */
export function readText(
  input: Extract<SourceInput, { kind: 'text' }>,
  limits: SourceLimits,
): ParsedDocument {
  const source = 'the pasted text';
  requireSize(source, Buffer.byteLength(input.text), limits);
  if (looksBinary(input.text)) {
    throw new UserError(
      'source.binary',
      'The pasted text is binary, not text. Paste an article as plain text.',
    );
  }
  const { title, outlet, publishedAt: date, url } = input;
  return documentFrom(source, input.text, readMetadata(source, { title, outlet, date, url }));
}

/** The draft of a plain text: normalised, its boilerplate marked. */
export function documentFrom(source: string, raw: string, labels: DocumentMetadata): ParsedDocument {
  const text = normaliseText(raw);
  const boilerplate = findBoilerplate(text);
  requireSentence(source, text, boilerplate);
  return { ...labels, text, boilerplate, alternativeUrls: [] };
}

/** @throws UserError `source.too-large` with the limit and what was given. */
export function requireSize(source: string, bytes: number, { MAX_FILE_MIB }: SourceLimits): void {
  if (bytes <= MAX_FILE_MIB * BYTES_PER_MIB) return;
  throw new UserError(
    'source.too-large',
    `The size of ${source} is ${mib(bytes)}; at most ${MAX_FILE_MIB} MiB are read (MAX_FILE_MIB). ` +
      'Give the article alone, or split it.',
  );
}
