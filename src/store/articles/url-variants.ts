import { parseUrl } from '../../text/parse-url.js';
import { withoutTrailing } from '../../text/trailing.js';

/** Hosts of a site that show the same pages. */
const SITE_PREFIX_RE = /^(?:www\d?|m|mobile|amp)\./;
const AMP_PATH_RE = /(?:\/amp(?:\.html)?|\.amp)$/;

/**
 * The equivalent URLs of a page, the given one first: with and without a trailing slash, over http and https, with and
 * without "www.". Queries and case distinguish pages.
 */
export function urlVariants(url: string): string[] {
  const parsed = parseUrl(url);
  if (parsed === null) return [url];
  const { protocol, pathname } = parsed;
  if (protocol !== 'http:' && protocol !== 'https:') return [url];
  const variants = [url];
  if (pathname !== '/') {
    const other = new URL(url);
    other.pathname = pathname.endsWith('/') ? withoutTrailing(pathname, /\//) : `${pathname}/`;
    variants.push(other.href);
  }
  return [...variants, ...variants.map(otherScheme)].flatMap((variant) => [variant, ...otherHost(variant)]);
}

const otherScheme = (url: string): string =>
  url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:');

function otherHost(url: string): string[] {
  const other = new URL(url);
  if (/^[\d.]+$|^\[/.test(other.hostname) || !other.hostname.includes('.')) return [];
  other.hostname = other.hostname.startsWith('www.') ? other.hostname.slice(4) : `www.${other.hostname}`;
  return [other.href];
}

/** The host of a page's site, with its port: "example.org" for "www.example.org" and "m.example.org". */
export function siteOf(url: string): string {
  return parseUrl(url)?.host.replace(SITE_PREFIX_RE, '') ?? url;
}

/** What the addresses share that a site gives to one page: site and path, without a query and the suffix of AMP. */
export interface Page {
  readonly site: string;
  readonly path: string;
}

/** Pages of one address may still be different articles. Null for a front page. */
export function pageOf(url: string): Page | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const path = withoutTrailing(parsed.pathname, /\//).replace(AMP_PATH_RE, '');
  return path === '' ? null : { site: siteOf(url), path };
}

/** The beginnings of the stored addresses that may have this `pageOf`. */
export function addressesOf({ site, path }: Page): string[] {
  return ['', 'www.', 'm.', 'mobile.', 'amp.'].flatMap((prefix) =>
    ['https', 'http'].map((scheme) => `${scheme}://${prefix}${site}${path}`),
  );
}
