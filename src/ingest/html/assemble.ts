import type { Span } from '../../domain/article.js';
import { findBoilerplate } from '../boilerplate/boilerplate.js';
import { splitLongParagraph } from '../formats/paragraph-length.js';
import { countWords } from '../parse/parsed-document.js';

/** Shorter ones ("He laughs.") may well be said twice. */
const MIN_REPEATED_WORDS = 8;

/** Joins paragraphs into one text with the spans of boilerplate: known from the markup, found by wording, or repeats. */
export function assemble(given: readonly { readonly text: string; readonly boilerplate: boolean }[]): {
  text: string;
  boilerplate: Span[];
  /** In paragraphs that are boilerplate only because they stood before. */
  repeatedWords: number;
} {
  const paragraphs = given.flatMap(({ text, boilerplate }) =>
    splitLongParagraph(text).map((part) => ({ text: part, boilerplate })),
  );
  const repeats = repeatedParagraphs(paragraphs);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const known: Span[] = [];
  let start = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    const end = start + paragraph.text.length;
    if (paragraph.boilerplate || repeats.has(at)) known.push({ start, end });
    start = end + 2;
  }
  const repeatedWords = [...repeats].reduce((sum, at) => sum + countWords(paragraphs[at]?.text ?? ''), 0);
  return { text, boilerplate: findBoilerplate(text, known), repeatedWords };
}

/** Indices of paragraphs that stood before: a copy for print or small screens, a caption on each page of a gallery. */
function repeatedParagraphs(
  paragraphs: readonly { readonly text: string; readonly boilerplate: boolean }[],
): Set<number> {
  const seen = new Set<string>();
  const repeats = new Set<number>();
  for (const [at, { text, boilerplate }] of paragraphs.entries()) {
    if (boilerplate || countWords(text) < MIN_REPEATED_WORDS) continue;
    if (seen.has(text)) repeats.add(at);
    else seen.add(text);
  }
  return repeats;
}
