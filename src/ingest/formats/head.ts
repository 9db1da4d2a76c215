import { parseFrontMatter } from './front-matter.js';
import { parseHeaderLines } from './header-lines.js';
import type { DocumentMetadata } from './metadata.js';
import { withoutQuoteMarks } from './quote-marks.js';

/**
 * Separates what a text says about itself at its start, as front matter or in header lines, from what follows. A text that is quoted as a whole is read without the marks.
 * @throws UserError `usage` and `url.invalid` as `parseFrontMatter`.
 */
export function parseHead(source: string, raw: string): { metadata: DocumentMetadata; body: string } {
  const text = withoutQuoteMarks(raw);
  const front = parseFrontMatter(source, text);
  return front.body === text ? parseHeaderLines(text) : front;
}
