import type { AnalysedSentence, Mention, Sentence, Span } from '../domain/article.js';
import { findNames, repeatedSurnames } from './names.js';
import { findQuantities } from './quantities.js';
import { paragraphSpans, sentenceSpans } from './sentences.js';

/** Counts up whenever the rules give other sentences or passages for the same text. */
export const ANALYSIS_VERSION = 4;

/** The sentences of an article's text. Boilerplate is part of none: a sentence begins after it and ends before it. */
export function splitText(text: string, boilerplate: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  paragraphSpans(text).forEach((whole, paragraph) => {
    for (const part of without(whole, boilerplate)) {
      for (const found of sentenceSpans(text.slice(part.start, part.end))) {
        const span = { start: part.start + found.start, end: part.start + found.end };
        if (!/\p{L}/u.test(text.slice(span.start, span.end))) continue;
        sentences.push({ ordinal: sentences.length, span, paragraph });
      }
    }
  });
  return sentences;
}

/** The sentences of an article's text with the names and quantities in them; spans are into the text. */
export function analyseText(text: string, boilerplate: readonly Span[]): AnalysedSentence[] {
  return withMentions(text, splitText(text, boilerplate));
}

/** Finds the names and quantities in sentences of a text, whose other sentences tell which words are surnames. */
export function withMentions(text: string, sentences: readonly Sentence[]): AnalysedSentence[] {
  const known = repeatedSurnames(text);
  return sentences.map((sentence) => {
    const { start, end } = sentence.span;
    const mentions = findMentions(text.slice(start, end), known).map((mention) => shift(mention, start));
    return { ...sentence, mentions };
  });
}

/** What sentences of `text` say together, without the boilerplate between them. */
export const textOf = (text: string, sentences: readonly Sentence[]): string =>
  sentences.map(({ span }) => text.slice(span.start, span.end)).join(' ');

/** Names and quantities of one sentence, in order, without overlap; a quantity wins over a name. */
export function findMentions(sentence: string, known?: Map<string, string>): Mention[] {
  const quantities = findQuantities(sentence);
  const names = findNames(sentence, known).filter(
    (name) =>
      !quantities.some((other) => name.span.start < other.span.end && other.span.start < name.span.end),
  );
  return [...quantities, ...names].sort((a, b) => a.span.start - b.span.start);
}

const shift = (mention: Mention, by: number): Mention => ({
  kind: mention.kind,
  span: { start: mention.span.start + by, end: mention.span.end + by },
});

/** What is left of `whole` when the spans of `holes` (sorted or not) are taken out. */
function without(whole: Span, holes: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let start = whole.start;
  for (const hole of holes.toSorted((a, b) => a.start - b.start)) {
    const isEmpty = hole.start >= hole.end;
    if (isEmpty || hole.end <= start || hole.start >= whole.end) continue;
    if (hole.start > start) parts.push({ start, end: hole.start });
    start = Math.max(start, hole.end);
  }
  if (start < whole.end) parts.push({ start, end: whole.end });
  return parts;
}
