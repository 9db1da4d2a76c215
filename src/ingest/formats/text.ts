import type { Span } from '../../domain/article.js';
import type { SourceInput } from '../../domain/ingest.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { findBoilerplate } from '../boilerplate/boilerplate.js';
import { looksBinary } from '../fetch/decode.js';
import type { SourceLimits } from '../fetch/options.js';
import { plainWords } from '../html/paragraphs/plain-words.js';
import { countWords, type ParsedDocument, requireSentence } from '../parse/parsed-document.js';
import { formatErrors } from './errors.js';
import { parseHead } from './head.js';
import { isOwnLine, readLinesAround } from './lines-around.js';
import { type DocumentMetadata, NO_METADATA, orElse, readMetadata } from './metadata.js';
import { normaliseText } from './normalise-text.js';
import { splitLongParagraph } from './paragraph-length.js';

/**
 * Reads pasted text. Metadata given with it overrides that of its front matter or header lines.
 * @throws UserError `source.empty`, `source.binary`, `source.too-large`, `usage` (date, front matter), `url.invalid` (link).
 */
export function readText(
  input: Extract<SourceInput, { kind: 'text' }>,
  limits: Pick<SourceLimits, 'MAX_FILE_MIB'>,
): ParsedDocument {
  const source = 'the pasted text';
  requireSize(source, Buffer.byteLength(input.text), limits);
  if (looksBinary(input.text)) throw formatErrors.binaryText({});
  const { title, outlet, publishedAt: date, url } = input;
  const given = readMetadata(source, { title, outlet, date, url });
  const { metadata, body } = parseHead(source, input.text);
  return documentFrom(source, body, orElse(given, metadata));
}

/** The document of a plain text: normalised, with its boilerplate marked. */
export function documentFrom(source: string, raw: string, metadata: DocumentMetadata): ParsedDocument {
  return documentFromParts(source, [{ text: raw, isOwn: true }], metadata);
}

/** The same of parts, of which those that are not the text's own are boilerplate. A headline before the text is its title. */
export function documentFromParts(
  source: string,
  parts: readonly { readonly text: string; readonly isOwn: boolean }[],
  metadata: DocumentMetadata,
): ParsedDocument {
  const paragraphs = parts.flatMap(({ text, isOwn }) =>
    normaliseText(text)
      .split('\n\n')
      .filter((paragraph) => paragraph !== '')
      .flatMap(splitLongParagraph)
      .map((paragraph) => ({ text: paragraph, isOwn })),
  );
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const { linesBefore, ...said } = readLinesAround(paragraphs.map((paragraph) => paragraph.text));
  const notOwn = spansOf(
    paragraphs.map((paragraph, at) =>
      at < linesBefore && !isOwnLine(paragraph.text) ? { ...paragraph, isOwn: false } : paragraph,
    ),
  );
  const marked = findBoilerplate(text, notOwn);
  const start = paragraphs
    .slice(0, linesBefore)
    .reduce((sum, paragraph) => sum + paragraph.text.length + 2, 0);
  const headline = marked.some((span) => span.start === start)
    ? null
    : headlineOf(
        paragraphs.slice(linesBefore).map((paragraph) => paragraph.text),
        metadata.title,
      );
  const boilerplate =
    headline === null
      ? marked
      : findBoilerplate(
          text,
          [...notOwn, { start, end: start + headline.length }].toSorted((a, b) => a.start - b.start),
        );
  requireSentence(source, text, boilerplate);
  const known = orElse(metadata, { ...NO_METADATA, ...said, title: headline });
  return { ...known, text, boilerplate, alternativeUrls: [] };
}

const MAX_HEADLINE_WORDS = 25;
/** A text that a headline stands above has a paragraph of so many words. */
const MIN_PROSE_WORDS = 12;
const SENTENCE_END_RE = /[.!?…:;,。！？।؟]["'”’»)]*$/u;

/** The first paragraph if it is the title, or a line without the end of a sentence above a text without a title. */
function headlineOf([first, ...others]: readonly string[], title: string | null): string | null {
  if (first === undefined || !others.some((other) => countWords(other) >= MIN_PROSE_WORDS)) return null;
  if (title !== null) return plainWords(first) === plainWords(title) ? first : null;
  const isLine = !first.includes('\n') && countWords(first) <= MAX_HEADLINE_WORDS;
  return isLine && /\p{L}/u.test(first) && !SENTENCE_END_RE.test(first) ? first : null;
}

/** Of the paragraphs that are not the text's own. */
function spansOf(paragraphs: readonly { readonly text: string; readonly isOwn: boolean }[]): Span[] {
  let start = 0;
  return paragraphs.flatMap(({ text, isOwn }) => {
    const span = { start, end: start + text.length };
    start = span.end + 2;
    return isOwn ? [] : [span];
  });
}

/** @throws UserError `source.too-large`. */
export function requireSize(
  source: string,
  bytes: number,
  { MAX_FILE_MIB: maxMib }: Pick<SourceLimits, 'MAX_FILE_MIB'>,
): void {
  if (bytes > maxMib * BYTES_PER_MIB) throw formatErrors.tooLarge({ source, bytes, maxMib });
}
