/** Entries read of one sitemap; the protocol allows 50,000. */
const MAX_ENTRIES = 50_000;
const MAX_TEXT_CHARS = 4096;

/** An address in a sitemap, and when it changed last; null when it doesn't say. */
export interface SitemapEntry {
  readonly url: string;
  readonly changed: string | null;
}

export interface Sitemap {
  /** `index`: its entries are sitemaps. */
  readonly kind: 'urls' | 'index';
  /** Latest change first, undated ones last, else in order. */
  readonly entries: readonly SitemapEntry[];
}

const TAG = /<(\/?)(?:[a-z][\w-]{0,30}:)?(url|sitemap|loc|lastmod|publication_date)\b[^<>]{0,1000}>/gi;
const ROOT = /<(urlset|sitemapindex)\b/i;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a sitemap in one pass, whatever stands between its tags.
 * @returns null for what is none.
 */
export function parseSitemap(text: string): Sitemap | null {
  const root = ROOT.exec(text.slice(0, 10_000))?.[1]?.toLowerCase();
  if (root === undefined) return null;
  const entries: SitemapEntry[] = [];
  let url: string | null = null;
  let changed: string | null = null;
  let from = -1;
  for (const match of text.matchAll(TAG)) {
    const [tag, slash, name = ''] = match;
    const isEntry = /^(?:url|sitemap)$/i.test(name);
    if (slash === '') {
      if (isEntry) url = changed = null;
      else from = match.index + tag.length;
    } else if (isEntry) {
      if (url !== null) entries.push({ url, changed });
      url = null;
      if (entries.length >= MAX_ENTRIES) break;
    } else if (from >= 0) {
      const value = textOf(text.slice(from, Math.min(match.index, from + MAX_TEXT_CHARS)));
      if (/^loc$/i.test(name)) url ??= value;
      else if (!Number.isNaN(Date.parse(value))) changed = new Date(value).toISOString();
      from = -1;
    }
  }
  const dated = (entry: SitemapEntry) => entry.changed ?? '';
  return {
    kind: root === 'urlset' ? 'urls' : 'index',
    entries: entries.sort((a, b) => (dated(a) < dated(b) ? 1 : dated(a) > dated(b) ? -1 : 0)),
  };
}

const textOf = (raw: string): string =>
  raw
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim();
