import type { Span } from '../../domain/article.js';
import { markFurniture } from '../boilerplate/boilerplate.js';

/** Joins paragraphs into one text and marks what is known, or by its wording seems, to be furniture. */
export function assemble(paragraphs: readonly { readonly text: string; readonly furniture: boolean }[]): {
  text: string;
  furniture: Span[];
} {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const known: Span[] = [];
  let start = 0;
  for (const paragraph of paragraphs) {
    const end = start + paragraph.text.length;
    if (paragraph.furniture) known.push({ start, end });
    start = end + 2;
  }
  return { text, furniture: markFurniture(text, known) };
}
