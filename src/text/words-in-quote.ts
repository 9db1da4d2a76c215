import type { Citation } from '../domain/citation.js';

/** Locates the short answer inside a quote; null if no part of it is there. */
export function wordsIn(quote: Citation, words: readonly Citation[]): { start: number; end: number } | null {
  for (const word of words) {
    if (word.articleId !== quote.articleId || word.revision !== quote.revision) continue;
    const start = word.span.start - quote.span.start;
    const end = start + word.quote.length;
    const isInside = start >= 0 && start < end && quote.quote.slice(start, end) === word.quote;
    if (isInside) return { start, end };
  }
  return null;
}
