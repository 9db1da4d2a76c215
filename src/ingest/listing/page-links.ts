import { UserError } from '../../domain/errors.js';
import { parseUrl } from '../../text/parse-url.js';
import { cleanUrl, siteName } from '../fetch/canonical-url.js';
import { baseUrlOf } from '../html/base-url.js';
import { isElement, type PageElement, type PageNode, parsePage } from '../html/dom.js';
import { tidyMarkup } from '../html/markup.js';

/** Minimum words of a link that counts as a headline. */
const MIN_HEADLINE_WORDS = 4;
/** Elements with links around the site rather than to stories. */
const NAVIGATION = new Set(['nav', 'footer', 'header', 'form']);
const NAVIGATION_ROLE_RE = /^(?:navigation|contentinfo|banner|search|menu)$/;
/** Paths of lists, people and services. */
const NOT_A_STORY_RE =
  /\/(?:tags?|topics?|categor(?:y|ies)|authors?|people|profiles?|search|login|log-in|sign-?(?:in|up)|register|subscribe|subscriptions?|newsletters?|account|about(?:-us)?|contact(?:-us)?|help|faq|terms|privacy|cookies?|legal|jobs|careers|shop|games|puzzles|horoscopes?|weather|podcasts?|videos?|galler(?:y|ies)|photos?|rss|feeds?|page)(?:\/|$)/i;
const NOT_A_PAGE_RE = /\.(?:jpe?g|png|gif|webp|svg|mp[34]|m4a|css|js|json|xml|rss|zip|docx?|xlsx?|ics)$/i;
/** A date or a long number in the path. */
const STORY_PATH_RE = /\/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]|$)|\d{6,}/u;
/** Several words in the last segment of the path. */
const SLUG_RE = /\p{L}(?:-[\p{L}\d]+){3}/u;

/**
 * The links of a section or front page that look like stories of its own site, unique and in order.
 * @throws UserError `page.no-article` for markup beyond the bounds of `tidyMarkup`.
 */
export function storyLinks(pageUrl: string, page: string): string[] {
  const document = parsePage(tidyMarkup(pageUrl, page).html);
  const base = baseUrlOf(document, pageUrl);
  const own = cleanUrl(pageUrl);
  const found = new Set<string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const url = absolute(link.getAttribute('href') ?? '', base);
    if (url === null || url === own || !isSameSite(url, own) || !isStory(url, link)) continue;
    if (!isNavigation(link)) found.add(url);
  }
  return [...found];
}

function isStory(url: string, link: PageElement): boolean {
  const { pathname } = new URL(url);
  if (pathname === '/' || NOT_A_PAGE_RE.test(pathname) || NOT_A_STORY_RE.test(pathname)) return false;
  const path = decoded(pathname);
  const slug = path.split('/').findLast((segment) => segment !== '') ?? '';
  if (STORY_PATH_RE.test(path) || SLUG_RE.test(slug)) return true;
  return (link.textContent.match(/[\p{L}\p{N}]{1,500}/gu)?.length ?? 0) >= MIN_HEADLINE_WORDS;
}

function isNavigation(link: PageNode): boolean {
  for (let node: PageNode | null = link; node; node = node.parentNode) {
    if (!isElement(node)) continue;
    if (NAVIGATION.has(node.localName) && !isStoryHeader(node)) return true;
    if (NAVIGATION_ROLE_RE.test(node.getAttribute('role') ?? '')) return true;
  }
  return false;
}

/** The header of a teaser, not of the page. */
function isStoryHeader(node: PageElement): boolean {
  if (node.localName !== 'header') return false;
  for (let above = node.parentNode; above; above = above.parentNode) {
    if (isElement(above) && (above.localName === 'article' || above.localName === 'main')) return true;
  }
  return false;
}

/** True for the same site and its subdomains. */
export function isSameSite(url: string, other: string): boolean {
  const [site, base] = [siteName(new URL(url)), siteName(new URL(other))];
  return site === base || site.endsWith(`.${base}`);
}

function absolute(href: string, base: string): string | null {
  const url = href.trim() === '' ? null : parseUrl(href, base);
  if (url === null) return null;
  try {
    return cleanUrl(url.href);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return pathname;
    throw error;
  }
}
