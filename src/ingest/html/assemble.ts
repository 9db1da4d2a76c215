import type { Span } from '../../domain/article.js';
import { findBoilerplate } from '../boilerplate/boilerplate.js';
import { splitLongParagraph } from '../formats/paragraph-length.js';

/** Joins paragraphs into one text with the spans of boilerplate, known from the markup or found by wording. */
export function assemble(given: readonly { readonly text: string; readonly boilerplate: boolean }[]): {
  text: string;
  boilerplate: Span[];
} {
  const paragraphs = given.flatMap(({ text, boilerplate }) =>
    splitLongParagraph(text).map((part) => ({ text: part, boilerplate })),
  );
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const known: Span[] = [];
  let start = 0;
  for (const paragraph of paragraphs) {
    const end = start + paragraph.text.length;
    if (paragraph.boilerplate) known.push({ start, end });
    start = end + 2;
  }
  return { text, boilerplate: findBoilerplate(text, known) };
}
