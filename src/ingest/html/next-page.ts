import { parseUrl } from '../../text/parse-url.js';
import type { PageDocument } from './dom.js';

const NEXT = 'link[rel~="next" i], a[rel~="next" i]';
/** "2" in "?page=2", "/story/2", "/story/page/2", "story-2.html" or "story,2.html". */
const NUMBER_RE = /^(?:page[-_=]?|p(?:g|age)?=|seite[-_=]?|s=)?(\d{1,3})$/i;
const FILE_RE = /^(.+?)(?:[-_,.](?:page-?)?(\d{1,3}))?(\.(?:s?html?|php|aspx?|jsp))$/i;
const MAX_CANDIDATES = 20;

/**
 * The URL of the page that an article continues on: declared with `rel="next"`, of the same site, and differing from
 * this page's only by the next page number. The next story, which blogs declare in the same way, is none.
 */
export function nextPageUrl(document: PageDocument, pageUrl: string): string | null {
  const here = new URL(pageUrl);
  const links = [...document.querySelectorAll(NEXT)].slice(0, MAX_CANDIDATES);
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    const next = parseUrl(href, pageUrl);
    if (next && next.origin === here.origin && follows(here, next)) {
      next.hash = '';
      return next.href;
    }
  }
  return null;
}

function follows(here: URL, next: URL): boolean {
  const from = numbered(here);
  const to = numbered(next);
  return from.rest === to.rest && to.page === from.page + 1;
}

/** A URL without its page number, and the number; 1 if it has none. */
function numbered({ pathname, searchParams }: URL): { readonly rest: string; readonly page: number } {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const parameters: string[] = [];
  let page = 1;
  for (const [name, value] of searchParams) {
    const number = NUMBER_RE.exec(`${name}=${value}`)?.[1];
    if (number === undefined) parameters.push(`${name}=${value}`);
    else page = Number(number);
  }
  const last = segments.at(-1) ?? '';
  const file = FILE_RE.exec(last);
  if (file) {
    page = Math.max(page, Number(file[2] ?? 1));
    segments[segments.length - 1] = `${file[1]}${file[3]}`;
  } else if (segments.length > 1 && NUMBER_RE.test(last)) {
    page = Math.max(page, Number(NUMBER_RE.exec(last)?.[1]));
    segments.pop();
    if (/^(?:page|seite|p)$/i.test(segments.at(-1) ?? '')) segments.pop();
  }
  return { rest: `/${segments.join('/')}?${parameters.sort().join('&')}`, page };
}
