import type { PageDocument } from './dom.js';

/** The URL that relative links of a page resolve against: its `<base>`, if that is a web address, else its own. */
export function baseUrlOf(document: PageDocument, pageUrl: string): string {
  const href = document.querySelector('base[href]')?.getAttribute('href')?.trim();
  if (!href || !URL.canParse(href, pageUrl)) return pageUrl;
  const { protocol, username, password, href: base } = new URL(href, pageUrl);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? base : pageUrl;
}
