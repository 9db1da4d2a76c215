import type { Article, Attributable, Span } from './article.js';

declare const cutFromArticle: unique symbol;

/**
 * A verbatim quote of a stored article: `quote === article.text.slice(span.start, span.end)`. Only `cite` creates
 * one: the brand has no name outside this file, so an object literal does not compile as a citation.
 */
export interface Citation extends Attributable {
  readonly [cutFromArticle]: true;
  readonly articleId: string;
  readonly revision: number;
  readonly span: Span;
  readonly quote: string;
  readonly title: string;
  /** See `Article.claimedUrl`. */
  readonly claimedUrl: string | null;
  /** `revised`: the article has a newer revision. */
  readonly status: 'current' | 'revised';
}

/** The fields of an article that a citation is made from. */
export type CitableArticle = Pick<
  Article,
  | 'id'
  | 'revision'
  | 'title'
  | 'outlet'
  | 'urls'
  | 'publishedAt'
  | 'provenance'
  | 'ingestedBy'
  | 'claimedUrl'
  | 'text'
  | 'boilerplate'
>;

/**
 * Cuts a quote from an article's text.
 * @throws RangeError if the span is empty, out of range, splits a surrogate pair or overlaps boilerplate.
 */
export function cite(article: CitableArticle, span: Span, status: Citation['status'] = 'current'): Citation {
  const { text } = article;
  const isInside = Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0;
  if (!isInside || span.start >= span.end || span.end > text.length) {
    throw new RangeError(
      `[${span.start}, ${span.end}) is not a span of article ${article.id} (${text.length} characters)`,
    );
  }
  if (splitsPair(text, span.start) || splitsPair(text, span.end)) {
    throw new RangeError(`[${span.start}, ${span.end}) of article ${article.id} splits a character`);
  }
  if (article.boilerplate.some((part) => span.start < part.end && part.start < span.end)) {
    throw new RangeError(`[${span.start}, ${span.end}) of article ${article.id} overlaps its boilerplate`);
  }
  const citation: Omit<Citation, typeof cutFromArticle> = {
    articleId: article.id,
    revision: article.revision,
    span: { start: span.start, end: span.end },
    quote: text.slice(span.start, span.end),
    title: article.title,
    outlet: article.outlet,
    url: article.urls[0] ?? null,
    publishedAt: article.publishedAt,
    provenance: article.provenance,
    ingestedBy: article.ingestedBy,
    claimedUrl: article.claimedUrl,
    status,
  };
  return citation as Citation;
}

/** True if the citation's quote equals the article's text at its span. */
export function isVerbatim(citation: Citation, article: CitableArticle): boolean {
  return (
    citation.articleId === article.id &&
    citation.revision === article.revision &&
    citation.quote !== '' &&
    article.text.slice(citation.span.start, citation.span.end) === citation.quote
  );
}

const splitsPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
