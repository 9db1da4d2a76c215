import { endOfPart } from '../../text/sentences/parts.js';

/** Several times the longest paragraph of a published article; the rules for boilerplate read each as a whole. */
const MAX_PARAGRAPH_CHARS = 20_000;

/**
 * Splits a paragraph of more than 20,000 code units: after a sentence if one ends in the second half of a part, else at
 * white space, else between two characters. White space at the cuts is lost, nothing else.
 */
export function splitLongParagraph(paragraph: string): string[] {
  if (paragraph.length <= MAX_PARAGRAPH_CHARS) return [paragraph];
  const parts: string[] = [];
  for (let start = 0; start < paragraph.length; ) {
    const end = endOfPart(paragraph, start, MAX_PARAGRAPH_CHARS);
    const part = paragraph.slice(start, end).trim();
    if (part !== '') parts.push(part);
    start = end;
  }
  return parts;
}
