const FEED_TYPE = /^application\/(?:rss|atom|feed|rdf)\+(?:xml|json)$/i;
/** Where a page's head is looked through; what stands further down is no head. */
const HEAD_CHARS = 200_000;

/** The first feed that a page's `<link rel="alternate">` names, as an absolute address; null when none is. */
export function findFeedLink(pageUrl: string, html: string): string | null {
  for (const [tag] of html.slice(0, HEAD_CHARS).matchAll(/<link\s[^<>]{1,2000}>/giu)) {
    const isFeed =
      /(?:^|\s)alternate(?:\s|$)/i.test(attribute(tag, 'rel')) && FEED_TYPE.test(attribute(tag, 'type'));
    const href = attribute(tag, 'href');
    if (isFeed && href !== '' && URL.canParse(href, pageUrl)) return new URL(href, pageUrl).href;
  }
  return null;
}

function attribute(tag: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(tag) ?? [];
  return (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim();
}
