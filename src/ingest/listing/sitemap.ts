import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** The limit of the sitemap protocol. */
const MAX_ENTRIES = 50_000;
const MAX_TAGS = 1_000_000;
const MAX_DEPTH = 20;
const MAX_URL_CHARS = 2048;
const MAX_DATE_CHARS = 100;

/** A URL in a sitemap and its last change; null if unknown. */
export interface SitemapEntry {
  readonly url: string;
  readonly changed: string | null;
}

export interface Sitemap {
  /** `index`: its entries are sitemaps. */
  readonly kind: 'urls' | 'index';
  /** Most recent change first, undated entries last, otherwise in order. */
  readonly entries: readonly SitemapEntry[];
}

const ROOT_RE = /<(?:[a-z][\w-]{0,30}:)?(urlset|sitemapindex)\b/i;
/** An unfinished comment goes on to the end. */
const COMMENT_RE = /<!--[\s\S]*?(?:-->|$)/g;
const ENTITY_RE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities are left as they are written, so that none that a document declares is expanded or fetched. */
const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  transformTagName: (name) => name.toLowerCase(),
  isArray: (name) => ['url', 'sitemap', 'loc', 'lastmod', 'news'].includes(name),
  maxNestedTags: MAX_DEPTH,
});

const texts = z.array(z.string().catch('')).catch([]);
const entrySchema = z.object({
  loc: texts,
  lastmod: texts,
  news: z
    .array(z.object({ publication_date: z.string().catch('') }).catch({ publication_date: '' }))
    .catch([]),
});
const entriesSchema = z.array(entrySchema.nullable().catch(null)).catch([]);
const rootSchema = z.object({ url: entriesSchema, sitemap: entriesSchema });

/** Reads a sitemap or an index of sitemaps. @returns null for anything else. */
export function parseSitemap(xml: string): Sitemap | null {
  const root = ROOT_RE.exec(xml.slice(0, 10_000).replace(COMMENT_RE, ''))?.[1]?.toLowerCase();
  if (root === undefined) return null;
  const kind = root === 'urlset' ? 'urls' : 'index';
  const parsed = rootSchema.safeParse(contentOf(xml, root));
  const found = parsed.success ? parsed.data[kind === 'urls' ? 'url' : 'sitemap'] : [];
  const entries = found.slice(0, MAX_ENTRIES).flatMap(sitemapEntry);
  return {
    kind,
    entries: entries.sort((a, b) => compareDescending(a.changed ?? '', b.changed ?? '')),
  };
}

/** Undefined for a document that is malformed or beyond the bounds. */
function contentOf(xml: string, root: string): unknown {
  if (countTags(xml) > MAX_TAGS) return undefined;
  try {
    return (parser.parse(xml) as Readonly<Record<string, unknown>>)[root];
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function countTags(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0 && count <= MAX_TAGS; at = xml.indexOf('<', at + 1)) count += 1;
  return count;
}

function sitemapEntry(entry: z.output<typeof entrySchema> | null): SitemapEntry[] {
  const url = decodeEntities(entry?.loc[0]?.trim() ?? '');
  if (entry === null || url === '' || url.length > MAX_URL_CHARS) return [];
  const date = [...entry.lastmod, ...entry.news.map((news) => news.publication_date)].find(
    (written) => written.length <= MAX_DATE_CHARS && !Number.isNaN(Date.parse(written)),
  );
  return [{ url, changed: date === undefined ? null : new Date(date).toISOString() }];
}

const decodeEntities = (text: string): string =>
  text.replace(ENTITY_RE, (written, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? written;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });

const compareDescending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);
