import type { Span } from '../../domain/article.js';
import type { Citation } from '../../domain/citation.js';

/** Locates the parts of the short answer that are inside a quote, in order and without overlaps. */
export function wordsIn(quote: Citation, words: readonly Citation[]): Span[] {
  const found = words
    .filter(({ articleId, revision }) => articleId === quote.articleId && revision === quote.revision)
    .map(({ span, quote: word }) => {
      const start = span.start - quote.span.start;
      return { start, end: start + word.length, word };
    })
    .filter(({ start, end, word }) => start >= 0 && start < end && quote.quote.slice(start, end) === word)
    .sort((a, b) => a.start - b.start);
  let end = 0;
  return found.flatMap((span) => {
    if (span.start < end) return [];
    end = span.end;
    return { start: span.start, end: span.end };
  });
}
