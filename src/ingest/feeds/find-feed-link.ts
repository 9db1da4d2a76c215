import { UserError } from '../../domain/errors.js';
import { parseUrl } from '../../text/parse-url.js';
import { FEED_TYPE_RE, parseContentType } from '../fetch/content-type.js';
import { baseUrlOf } from '../html/base-url.js';
import { type PageDocument, parsePage } from '../html/dom.js';
import { tidyMarkup } from '../html/markup.js';

/** The head of a page is within this length. */
const MAX_HEAD_CHARS = 200_000;

/** Of a feed of what readers say. */
const COMMENTS_RE = /\b(?:comments?|kommentare?|commentaires?|comentarios?)\b/iu;

/**
 * The absolute URL of the first feed that a page declares by `<link rel="alternate">`, if possible one of its stories;
 * null if none.
 */
export function findFeedLink(pageUrl: string, html: string): string | null {
  const document = parseHead(pageUrl, html);
  if (!document) return null;
  const base = baseUrlOf(document, pageUrl);
  const feeds = [...document.querySelectorAll('link[rel~="alternate" i][type][href]')].flatMap((link) => {
    const { mediaType } = parseContentType(link.getAttribute('type') ?? '');
    const href = link.getAttribute('href')?.trim() ?? '';
    const url = FEED_TYPE_RE.test(mediaType) && href !== '' ? parseUrl(href, base) : null;
    const isOfComments = COMMENTS_RE.test(`${link.getAttribute('title') ?? ''} ${href}`);
    return url?.protocol === 'http:' || url?.protocol === 'https:' ? [{ url: url.href, isOfComments }] : [];
  });
  return (feeds.find(({ isOfComments }) => !isOfComments) ?? feeds[0])?.url ?? null;
}

/** Null for markup beyond the bounds of `tidyMarkup`. */
function parseHead(pageUrl: string, html: string): PageDocument | null {
  try {
    return parsePage(tidyMarkup(pageUrl, html.slice(0, MAX_HEAD_CHARS)).html);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
