import { UserError } from '../../domain/errors.js';
import { cleanUrl, siteName } from '../fetch/canonical-url.js';
import { isElement, type PageElement, type PageNode, parsePage } from '../html/dom.js';
import { tidyMarkup } from '../html/markup.js';

/** Words of a link's text from which on it reads like a headline. */
const HEADLINE_WORDS = 4;
/** Parts of a page that lead around the site, not to its stories. */
const AROUND = new Set(['nav', 'footer', 'header', 'form']);
const AROUND_ROLE = /^(?:navigation|contentinfo|banner|search|menu)$/;
/** Addresses of lists, people and services rather than of stories. */
const NO_STORY =
  /\/(?:tags?|topics?|categor(?:y|ies)|authors?|people|profiles?|search|login|log-in|sign-?(?:in|up)|register|subscribe|subscriptions?|newsletters?|account|about(?:-us)?|contact(?:-us)?|help|faq|terms|privacy|cookies?|legal|jobs|careers|shop|games|puzzles|horoscopes?|weather|podcasts?|videos?|galler(?:y|ies)|photos?|rss|feeds?|page)(?:\/|$)/i;
const NO_PAGE = /\.(?:jpe?g|png|gif|webp|svg|mp[34]|m4a|css|js|json|xml|rss|zip|docx?|xlsx?|ics)$/i;
/** A date, a long number or a slug of several words in the path. */
const STORY_PATH =
  /\/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]|$)|\d{6,}|\/[^/]*[a-z\p{L}]+(?:-[\p{L}\d]+){3,}[^/]*\/?$/iu;

/**
 * The links of a section's or front page that look like stories of its own site, in the page's order, each once.
 * @throws UserError `page.no-article` for markup as no page has.
 */
export function storyLinks(pageUrl: string, page: string): string[] {
  const document = parsePage(tidyMarkup(pageUrl, page).html);
  const base = absolute(document.querySelector('base[href]')?.getAttribute('href') ?? '', pageUrl) ?? pageUrl;
  const own = cleanUrl(pageUrl);
  const found = new Set<string>();
  for (const link of document.querySelectorAll('a[href]')) {
    const url = absolute(link.getAttribute('href') ?? '', base);
    if (url === null || url === own || !isSameSite(url, own) || !isStory(url, link)) continue;
    if (!leadsAround(link)) found.add(url);
  }
  return [...found];
}

function isStory(url: string, link: PageElement): boolean {
  const { pathname } = new URL(url);
  if (pathname === '/' || NO_PAGE.test(pathname) || NO_STORY.test(pathname)) return false;
  if (STORY_PATH.test(decoded(pathname))) return true;
  return (link.textContent.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= HEADLINE_WORDS;
}

function leadsAround(link: PageNode): boolean {
  for (let node: PageNode | null = link; node; node = node.parentNode) {
    if (!isElement(node)) continue;
    if (AROUND.has(node.localName) && !isStoryHeader(node)) return true;
    if (AROUND_ROLE.test(node.getAttribute('role') ?? '')) return true;
  }
  return false;
}

/** A teaser's own header is no page header. */
function isStoryHeader(node: PageElement): boolean {
  if (node.localName !== 'header') return false;
  for (let above = node.parentNode; above; above = above.parentNode) {
    if (isElement(above) && (above.localName === 'article' || above.localName === 'main')) return true;
  }
  return false;
}

/** Of the same site, or of a part of it with a name of its own. */
export function isSameSite(url: string, other: string): boolean {
  const [site, base] = [siteName(new URL(url)), siteName(new URL(other))];
  return site === base || site.endsWith(`.${base}`);
}

function absolute(href: string, base: string): string | null {
  if (href.trim() === '' || !URL.canParse(href, base)) return null;
  try {
    return cleanUrl(new URL(href, base).href);
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
