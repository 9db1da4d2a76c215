import { withoutTrailing } from '../../../text/trailing.js';

/**
 * The equivalent URLs of a page, the given one first: with and without a trailing slash, over http and https. Queries
 * and case distinguish pages.
 */
export function urlVariants(url: string): string[] {
  if (!URL.canParse(url)) return [url];
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return [url];
  const variants = [url];
  if (pathname !== '/') {
    const other = new URL(url);
    other.pathname = pathname.endsWith('/') ? withoutTrailing(pathname, /\//) : `${pathname}/`;
    variants.push(other.href);
  }
  return [...variants, ...variants.map(otherScheme)];
}

const otherScheme = (url: string): string =>
  url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:');
