import type { QuoteInContext } from '../../../domain/answer.js';
import type { Span } from '../../../domain/article.js';
import type { Citation } from '../../../domain/citation.js';

export interface ContextLine {
  readonly citation: Citation;
  /** False for a sentence beside a quote. */
  readonly isQuote: boolean;
}

/** Lines that follow one another in an article's text, each once. */
export type ContextRun = readonly [ContextLine, ...ContextLine[]];

/**
 * The quotes with the sentences around them: article by article in the order of the quotes, and in each in the order
 * of its text. Quotes that are near each other share a run.
 * @param around Sentences before and after each quote.
 */
export function contextRuns(quotes: readonly QuoteInContext[], around: number): ContextRun[] {
  const texts = new Map<string, QuoteInContext[]>();
  for (const quote of quotes) {
    const text = `${quote.quote.articleId} ${quote.quote.revision}`;
    texts.set(text, [...(texts.get(text) ?? []), quote]);
  }
  return [...texts.values()].flatMap((ofText) =>
    joined(ofText.map((quote) => windowOf(quote, around)).sort((a, b) => startOf(a) - startOf(b))),
  );
}

function windowOf({ before, quote, after }: QuoteInContext, around: number): ContextRun {
  const beside = (citation: Citation): ContextLine => ({ citation, isQuote: false });
  const [first, ...rest] = [
    ...before.slice(before.length - Math.min(around, before.length)).map(beside),
    { citation: quote, isQuote: true },
    ...after.slice(0, around).map(beside),
  ];
  return [first!, ...rest];
}

/** @param windows By where they start. */
function joined(windows: readonly ContextRun[]): ContextRun[] {
  const runs: ContextRun[] = [];
  for (const window of windows) {
    const last = runs.at(-1);
    if (last && startOf(window) < endOf(last)) runs[runs.length - 1] = merged(last, window);
    else runs.push(window);
  }
  return runs;
}

/** A sentence beside a quote that is, or has, a quote itself is not shown again. */
function merged(a: ContextRun, b: ContextRun): ContextRun {
  const lines = [...a, ...b].sort((x, y) => x.citation.span.start - y.citation.span.start);
  const quoted = lines.filter(({ isQuote }) => isQuote);
  const [first, ...rest] = lines.filter((line, at) => {
    const same = lines.findIndex(
      ({ citation, isQuote }) => isQuote === line.isQuote && isSame(citation.span, line.citation.span),
    );
    return (
      same === at &&
      (line.isQuote || !quoted.some(({ citation }) => overlaps(citation.span, line.citation.span)))
    );
  });
  return [first!, ...rest];
}

const startOf = ([first]: ContextRun): number => first.citation.span.start;
const endOf = (run: ContextRun): number => Math.max(...run.map(({ citation }) => citation.span.end));
const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
