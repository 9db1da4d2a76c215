import { parseUrl } from '../../text/parse-url.js';
import type { PageDocument } from './dom.js';

/** The URL that relative links of a page resolve against: its `<base>`, if that is a web address, else its own. */
export function baseUrlOf(document: PageDocument, pageUrl: string): string {
  const href = document.querySelector('base[href]')?.getAttribute('href')?.trim();
  const declared = href ? parseUrl(href, pageUrl) : null;
  if (declared === null) return pageUrl;
  const { protocol, username, password, href: base } = declared;
  return /^https?:$/.test(protocol) && username === '' && password === '' ? base : pageUrl;
}
