import type { AnalysedSentence, Mention, Sentence, Span } from '../domain/article.js';
import { writingStyleOf } from './boundaries/writing-style.js';
import { Coverage } from './coverage.js';
import { type ArticleNames, findNames, namesOfArticle } from './names.js';
import { paragraphSpans, sentenceSpans } from './sentences/sentences.js';
import { quantityMentions } from './values/mention.js';

/** Increase it whenever the rules produce different sentences or passages for the same text. */
export const ANALYSIS_VERSION = 6;

/** Splits an article into sentences. Boilerplate belongs to none and separates the sentences around it. */
export function splitText(text: string, boilerplate: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  const partsOf = outside(boilerplate);
  const style = writingStyleOf(text);
  paragraphSpans(text).forEach((whole, paragraph) => {
    for (const part of partsOf(whole)) {
      const written = text.slice(part.start, part.end);
      if (!hasLetter(written)) continue;
      for (const found of sentenceSpans(written, style)) {
        if (!hasLetter(written.slice(found.start, found.end))) continue;
        const span = { start: part.start + found.start, end: part.start + found.end };
        sentences.push({ ordinal: sentences.length, span, paragraph });
      }
    }
  });
  return sentences;
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

/** Splits an article into sentences and finds their names and quantities. Spans are into the text. */
export function analyseText(text: string, boilerplate: readonly Span[]): AnalysedSentence[] {
  return withMentions(text, splitText(text, boilerplate));
}

/** Finds the names and quantities in sentences of an article; names are resolved over the whole text. */
export function withMentions(text: string, sentences: readonly Sentence[]): AnalysedSentence[] {
  const names = namesOfArticle(text);
  return sentences.map((sentence) => {
    const { start, end } = sentence.span;
    const mentions = findMentions(text.slice(start, end), names).map((mention) => shift(mention, start));
    return { ...sentence, mentions };
  });
}

/** The text of some sentences, separated by spaces, without boilerplate between them. */
export const textOf = (text: string, sentences: readonly Sentence[]): string =>
  sentences.map(({ span }) => text.slice(span.start, span.end)).join(' ');

/** Finds the names and quantities in a sentence, in order, without overlap; a quantity wins over a name. */
export function findMentions(sentence: string, article?: ArticleNames): Mention[] {
  const quantities = quantityMentions(sentence);
  const taken = new Coverage(sentence.length);
  for (const { span } of quantities) taken.add(span);
  const names = findNames(sentence, article).filter(({ span }) => !taken.overlaps(span));
  return [...quantities, ...names].sort((a, b) => a.span.start - b.span.start);
}

const shift = (mention: Mention, by: number): Mention => ({
  kind: mention.kind,
  span: { start: mention.span.start + by, end: mention.span.end + by },
});

/** Returns the parts of a span outside of `holes`, which need not be sorted. The spans asked for must be in order. */
function outside(holes: readonly Span[]): (whole: Span) => Span[] {
  const sorted = holes.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  let next = 0;
  let covered = 0;
  return (whole) => {
    const parts: Span[] = [];
    let start = Math.max(whole.start, Math.min(covered, whole.end));
    for (let hole = sorted[next]; hole && hole.start < whole.end; hole = sorted[++next]) {
      if (hole.start > start) parts.push({ start, end: hole.start });
      covered = Math.max(covered, hole.end);
      start = Math.max(start, Math.min(covered, whole.end));
    }
    if (start < whole.end) parts.push({ start, end: whole.end });
    return parts;
  };
}
