import type { Citation } from '../domain/citation.js';

/** Where a short answer's words are in a quote; null where they are elsewhere. */
export function wordsIn(quote: Citation, words: readonly Citation[]): { start: number; end: number } | null {
  for (const word of words) {
    if (word.articleId !== quote.articleId || word.revision !== quote.revision) continue;
    const start = word.span.start - quote.span.start;
    const end = start + word.quote.length;
    const isThere = start >= 0 && start < end && quote.quote.slice(start, end) === word.quote;
    if (isThere) return { start, end };
  }
  return null;
}
