import type { QuoteInContext } from '../domain/answer.js';
import type { Citation } from '../domain/citation.js';
import { cite } from '../domain/citation.js';
import type { Scope } from '../domain/scope.js';
import type { PlacedSpan } from '../store/ports/answer-store.js';
import type { Store } from '../store/ports/store.js';
import { splitText } from '../text/analyse.js';

/** Sentences shown before and after a quote. */
const CONTEXT_SENTENCES = 2;

/** The first quote of each shown statement with its surrounding sentences. Quotes of deleted articles are left out. */
export async function quotesInContext(
  store: Store,
  scope: Scope,
  citations: readonly PlacedSpan[],
): Promise<QuoteInContext[]> {
  const first = citations.filter(
    ({ place }, i) => place > 0 && citations.findIndex((other) => other.place === place) === i,
  );
  const quotes = await Promise.all(first.map((span) => inContext(store, scope, span)));
  return quotes.filter((quote) => quote !== null);
}

async function inContext(
  store: Store,
  scope: Scope,
  { article: id, revision, start, end, place }: PlacedSpan,
): Promise<QuoteInContext | null> {
  const article = await store.articles.find(scope, id, revision);
  if (!article) return null;
  const status = (await store.articles.currentRevision(scope, id)) === revision ? 'current' : 'revised';
  const sentences = splitText(article.text, article.boilerplate);
  const quote = (span: { start: number; end: number }): Citation => cite(article, span, status);
  return {
    number: place,
    quote: quote({ start, end }),
    before: sentences
      .filter(({ span }) => span.end <= start)
      .slice(-CONTEXT_SENTENCES)
      .map(({ span }) => quote(span)),
    after: sentences
      .filter(({ span }) => span.start >= end)
      .slice(0, CONTEXT_SENTENCES)
      .map(({ span }) => quote(span)),
  };
}
