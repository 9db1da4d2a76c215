import { parseUrl } from '../../../text/parse-url.js';
import { siteName } from '../../fetch/canonical-url.js';
import { isElement, type PageDocument, type PageElement } from '../dom.js';

const MAX_LINKS = 2000;
const MAX_NAME_CHARS = 80;
/** "/", "./", "index.html" */
const RELATIVE_HOME_RE = /^(?:\/|\.\.?\/){0,5}(?:index\.\p{L}{3,5})?$/u;
/** The site's own word for its start page is no name. */
const NO_NAME_RE = /^(?:home|home ?page|start|startseite|accueil|inicio|início|front page|news)$/iu;

/** Of images above the headline. */
const MAX_LOGOS = 20;
const CONTENT = new Set(['article', 'main', 'figure', 'picture', 'aside']);

/**
 * What the links of a page to the start page of its site say: the words, or those of its logo. A page for printing that
 * was saved has no such links: of a file, images above the headline count, too.
 */
export function homeNames(document: PageDocument, pageUrl: string | null): string[] {
  const page = pageUrl === null ? null : parseUrl(pageUrl);
  const host = page && siteName(page);
  const links = [...document.querySelectorAll('a[href]')]
    .slice(0, MAX_LINKS)
    .filter((link) => isHome(link.getAttribute('href')!.trim(), host));
  return [...links.flatMap((link) => [link.textContent, logoOf(link)]), ...(page ? [] : logosAbove(document))]
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name !== '' && name.length <= MAX_NAME_CHARS && !NO_NAME_RE.test(name));
}

function isHome(href: string, host: string | null): boolean {
  if (href === '') return false;
  const url = /^https?:/i.test(href) ? parseUrl(href) : null;
  if (url === null) return RELATIVE_HOME_RE.test(href);
  return siteName(url) === host && RELATIVE_HOME_RE.test(url.pathname) && url.search === '';
}

const logoOf = (link: PageElement): string => link.querySelector('img[alt]')?.getAttribute('alt') ?? '';

function logosAbove(document: PageDocument): string[] {
  const all = [...document.querySelectorAll('h1, img[alt]')];
  const headline = all.findIndex(({ localName }) => localName === 'h1');
  return all
    .slice(0, Math.min(Math.max(headline, 0), MAX_LOGOS))
    .filter((image) => !isInContent(image))
    .map((image) => image.getAttribute('alt') ?? '');
}

function isInContent(image: PageElement): boolean {
  for (let node = image.parentNode; node && isElement(node); node = node.parentNode)
    if (CONTENT.has(node.localName)) return true;
  return false;
}
