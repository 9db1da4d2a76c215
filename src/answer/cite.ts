import type { Article, Citation, Span } from '../types.js';

/** What a citation takes from its article. */
export type CitedArticle = Pick<
  Article,
  'id' | 'revision' | 'title' | 'outlet' | 'urls' | 'publishedAt' | 'text' | 'furniture'
>;

/**
 * The only maker of citations: the quote is cut from the stored text, so it stands there letter for letter.
 * @throws RangeError when the span is empty, out of the text, splits a surrogate pair, or touches furniture.
 */
export function cite(article: CitedArticle, span: Span, status: 'current' | 'revised' = 'current'): Citation {
  const { text } = article;
  const inside = Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0;
  if (!inside || span.start >= span.end || span.end > text.length) {
    throw new RangeError(
      `[${span.start}, ${span.end}) is no span of article ${article.id} (${text.length} characters)`,
    );
  }
  if (splitsPair(text, span.start) || splitsPair(text, span.end)) {
    throw new RangeError(`[${span.start}, ${span.end}) of article ${article.id} splits a character`);
  }
  if (article.furniture.some((part) => span.start < part.end && part.start < span.end)) {
    throw new RangeError(`[${span.start}, ${span.end}) of article ${article.id} touches its furniture`);
  }
  return {
    articleId: article.id,
    revision: article.revision,
    span: { start: span.start, end: span.end },
    quote: text.slice(span.start, span.end),
    title: article.title,
    outlet: article.outlet,
    url: article.urls[0] ?? null,
    publishedAt: article.publishedAt,
    status,
  };
}

/** Whether a citation's quote stands at its span of this article. */
export function standsIn(article: CitedArticle, citation: Citation): boolean {
  return (
    citation.articleId === article.id &&
    citation.revision === article.revision &&
    citation.quote !== '' &&
    article.text.slice(citation.span.start, citation.span.end) === citation.quote
  );
}

const splitsPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
