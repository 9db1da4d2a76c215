import type { Span } from '../../domain/article.js';
import { findValues } from './find-values.js';
import type { Value } from './value.js';

/** The values of a sentence that overlap a span of it. */
export const valuesIn = (sentence: string, { start, end }: Span): readonly Value[] =>
  findValues(sentence).filter(({ span }) => span.start < end && start < span.end);

/** Stands before a range with "and", which reads as two numbers without it. */
const BETWEEN = 'between ';

/**
 * Extends a span of a sentence over the values of which it covers a part: "2.4" to "Rs 2.4 lakh crore". One side of a
 * change is whole by itself, and so are the month and the year of a date.
 */
export function overWholeValues(sentence: string, span: Span): Span {
  const wholes = valuesIn(sentence, span).map((value) => wholeOf(value, sentence, span));
  return {
    start: Math.min(span.start, ...wholes.map(({ start }) => start)),
    end: Math.max(span.end, ...wholes.map(({ end }) => end)),
  };
}

function wholeOf(value: Value, sentence: string, span: Span): Span {
  const { dimension, form, sides } = value;
  const touched = sides.filter(({ start, end }) => start < span.end && span.start < end);
  if (touched.length === 1) return touched[0]!;
  const isPartOfDay = !/\p{L}|\d{3}/u.test(sentence.slice(span.start, span.end));
  if (dimension === 'date' && form === 'single' && !isPartOfDay) return span;
  const isBetween = form === 'range' && sentence.slice(0, value.span.start).endsWith(BETWEEN);
  return isBetween ? { ...value.span, start: value.span.start - BETWEEN.length } : value.span;
}
