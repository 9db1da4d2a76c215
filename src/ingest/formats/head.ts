import { parseFrontMatter } from './front-matter.js';
import { parseHeaderLines } from './header-lines.js';
import type { DocumentMetadata } from './metadata.js';

/**
 * Separates what a text says about itself at its start, as front matter or in header lines, from what follows.
 * @throws UserError `usage` and `url.invalid` as `parseFrontMatter`.
 */
export function parseHead(source: string, text: string): { metadata: DocumentMetadata; body: string } {
  const front = parseFrontMatter(source, text);
  return front.body === text ? parseHeaderLines(text) : front;
}
