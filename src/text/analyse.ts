import type { AnalysedSentence, Mention, Sentence, Span } from '../domain/article.js';
import { findNames, repeatedSurnames } from './names.js';
import { findQuantities } from './quantities.js';
import { paragraphSpans, sentenceSpans } from './sentences.js';

/** Increase it whenever the rules produce different sentences or passages for the same text. */
export const ANALYSIS_VERSION = 4;

/** Splits an article into sentences. Boilerplate belongs to none and separates the sentences around it. */
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

/** Splits an article into sentences and finds their names and quantities. Spans are into the text. */
export function analyseText(text: string, boilerplate: readonly Span[]): AnalysedSentence[] {
  return withMentions(text, splitText(text, boilerplate));
}

/** Finds the names and quantities in sentences of an article; surnames are resolved over the whole text. */
export function withMentions(text: string, sentences: readonly Sentence[]): AnalysedSentence[] {
  const surnames = repeatedSurnames(text);
  return sentences.map((sentence) => {
    const { start, end } = sentence.span;
    const mentions = findMentions(text.slice(start, end), surnames).map((mention) => shift(mention, start));
    return { ...sentence, mentions };
  });
}

/** The text of some sentences, separated by spaces, without boilerplate between them. */
export const textOf = (text: string, sentences: readonly Sentence[]): string =>
  sentences.map(({ span }) => text.slice(span.start, span.end)).join(' ');

/** Finds the names and quantities in a sentence, in order, without overlap; a quantity wins over a name. */
export function findMentions(sentence: string, surnames?: Map<string, string>): Mention[] {
  const quantities = findQuantities(sentence);
  const names = findNames(sentence, surnames).filter(
    (name) =>
      !quantities.some((other) => name.span.start < other.span.end && other.span.start < name.span.end),
  );
  return [...quantities, ...names].sort((a, b) => a.span.start - b.span.start);
}

const shift = (mention: Mention, by: number): Mention => ({
  kind: mention.kind,
  span: { start: mention.span.start + by, end: mention.span.end + by },
});

/** The parts of `whole` outside of `holes`, which need not be sorted. */
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
