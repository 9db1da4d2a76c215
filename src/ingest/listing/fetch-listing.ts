import { gunzipSync } from 'node:zlib';
import { UserError } from '../../domain/errors.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { parseFeed } from '../feeds/parse-feed.js';
import { cleanUrl } from '../fetch/canonical-url.js';
import { parseContentType } from '../fetch/content-type.js';
import { decodeText } from '../fetch/decode.js';
import { discard, guardedRequest, header, requireSuccess } from '../fetch/guarded-request.js';
import type { SourceOptions } from '../fetch/options.js';
import { readBody } from '../fetch/read-body.js';
import { isSameSite, storyLinks } from './page-links.js';
import { parseSitemap, type Sitemap } from './sitemap.js';

const ACCEPT = 'text/html, application/xhtml+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';
/** Sitemaps of an index that are looked into, those that changed last. */
const MAX_SITEMAPS = 3;

export interface Listing {
  readonly kind: 'section' | 'sitemap' | 'feed';
  /** In the page's or feed's order, a sitemap's latest first; each once. */
  readonly urls: readonly string[];
}

/**
 * The stories that a section page, a sitemap or a feed leads to, on its own site.
 * @throws UserError `section.empty` where it leads to none, and whatever a fetch may throw.
 */
export async function fetchListing(url: string, options: SourceOptions): Promise<Listing> {
  const { finalUrl, text } = await fetchText(url, options);
  const listing = await listingOf(finalUrl, text, options);
  if (listing.urls.length > 0) return listing;
  throw new UserError(
    'section.empty',
    `${url} leads to no story that can be told from its other links. Give a section's page, a sitemap or a feed.`,
  );
}

async function listingOf(url: string, text: string, options: SourceOptions): Promise<Listing> {
  const sitemap = parseSitemap(text);
  if (sitemap) return { kind: 'sitemap', urls: await sitemapUrls(url, sitemap, options) };
  if (
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:rss|feed|rdf:rdf)\b|^\s*\{/i.test(text)
  ) {
    const urls = parseFeed(url, text).entries.map((entry) => entry.url);
    return { kind: 'feed', urls: [...new Set(urls)] };
  }
  return { kind: 'section', urls: storyLinks(url, text) };
}

async function sitemapUrls(url: string, sitemap: Sitemap, options: SourceOptions): Promise<string[]> {
  if (sitemap.kind === 'urls') return ownUrls(url, sitemap);
  const parts: Sitemap['entries'][number][] = [];
  for (const { url: part } of sitemap.entries
    .filter((entry) => isOwn(url, entry.url))
    .slice(0, MAX_SITEMAPS)) {
    const inner = parseSitemap((await fetchText(part, options)).text);
    if (inner?.kind === 'urls') parts.push(...inner.entries);
  }
  const latestFirst = parts.sort((a, b) => ((a.changed ?? '') < (b.changed ?? '') ? 1 : -1));
  return ownUrls(url, { kind: 'urls', entries: latestFirst });
}

function ownUrls(url: string, { entries }: Sitemap): string[] {
  const own = entries.filter((entry) => isOwn(url, entry.url)).map((entry) => cleanUrl(entry.url));
  return [...new Set(own)].filter((story) => new URL(story).pathname !== '/');
}

function isOwn(url: string, other: string): boolean {
  if (!URL.canParse(other)) return false;
  const { protocol, username, password } = new URL(other);
  return /^https?:$/.test(protocol) && username === '' && password === '' && isSameSite(other, url);
}

function fetchText(url: string, options: SourceOptions): Promise<{ finalUrl: string; text: string }> {
  return guardedRequest(url, options, { accept: ACCEPT }, async ({ url: finalUrl, response }) => {
    try {
      requireSuccess(finalUrl, response.statusCode);
    } catch (error) {
      discard(response);
      throw error;
    }
    const { charset } = parseContentType(header(response, 'content-type'));
    const encoding = header(response, 'content-encoding');
    const length = header(response, 'content-length');
    const maxMib = options.limits.FETCH_MAX_MIB;
    const bytes = unzipped(
      finalUrl,
      await readBody(finalUrl, response.body, { encoding, length }, maxMib),
      maxMib,
    );
    return {
      finalUrl: finalUrl.href,
      text: decodeText(finalUrl.href, bytes, { declared: charset, html: true }),
    };
  });
}

/** Sitemaps are kept as .gz files, which no header speaks of. */
function unzipped(url: URL, bytes: Uint8Array, maxMib: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxMib * BYTES_PER_MIB });
  } catch (error) {
    throw new UserError(
      'source.too-large',
      `${url.href} cannot be unpacked within ${maxMib} MiB (FETCH_MAX_MIB). Give a smaller list.`,
      { cause: error },
    );
  }
}
