import { parseUrl } from '../../../text/parse-url.js';
import { siteName } from '../../fetch/canonical-url.js';
import type { PageDocument, PageElement } from '../dom.js';

const MAX_LINKS = 2000;
const MAX_NAME_CHARS = 80;
/** "/", "./", "index.html" */
const RELATIVE_HOME_RE = /^(?:\/|\.\.?\/){0,5}(?:index\.\p{L}{3,5})?$/u;
/** The site's own word for its start page is no name. */
const NO_NAME_RE = /^(?:home|home ?page|start|startseite|accueil|inicio|início|front page|news)$/iu;

/** What the links of a page to the start page of its site say: the words, or those of its logo. */
export function homeNames(document: PageDocument, pageUrl: string | null): string[] {
  const page = pageUrl === null ? null : parseUrl(pageUrl);
  const host = page && siteName(page);
  return [...document.querySelectorAll('a[href]')]
    .slice(0, MAX_LINKS)
    .filter((link) => isHome(link.getAttribute('href')!.trim(), host))
    .flatMap((link) => [link.textContent, logoOf(link)])
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
