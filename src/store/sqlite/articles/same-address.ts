/**
 * The spellings under which the web serves one page: with and without a slash at the end, over http and https.
 * The one given comes first; queries and case tell pages apart.
 */
export function urlVariants(url: string): string[] {
  if (!URL.canParse(url)) return [url];
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return [url];
  const spellings = [url];
  if (pathname !== '/') {
    const other = new URL(url);
    other.pathname = pathname.endsWith('/') ? pathname.replace(/\/+$/, '') : `${pathname}/`;
    spellings.push(other.href);
  }
  return [...spellings, ...spellings.map(otherScheme)];
}

const otherScheme = (url: string): string =>
  url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:');
