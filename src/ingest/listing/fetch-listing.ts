import { gunzipSync } from 'node:zlib';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { parseUrl } from '../../text/parse-url.js';
import { ingestErrors } from '../errors.js';
import { cleanUrl } from '../fetch/canonical-url.js';
import { parseContentType } from '../fetch/content-type.js';
import { discard, guardedRequest, header, requireSuccess } from '../fetch/guard/guarded-request.js';
import type { ListOptions } from '../fetch/options.js';
import { readBody } from '../fetch/read-body.js';
import type { FetchedText } from '../parse/parser.js';
import { isSameSite } from './page-links.js';
import type { Sitemap } from './sitemap.js';

const ACCEPT = 'text/html, application/xhtml+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';
/** Sitemaps of an index that are read, the most recently changed first. */
const MAX_SITEMAPS = 3;

export interface Listing {
  readonly kind: 'section' | 'sitemap' | 'feed';
  /** Unique, in the order of the page or feed; of a sitemap, the latest first. */
  readonly urls: readonly string[];
}

/**
 * The stories that a section page, a sitemap or a feed links to. Pages and sitemaps count only for their own site.
 * @throws UserError `section.empty`, and the errors of `guardedRequest`, `readBody` and the parsers.
 */
export async function fetchListing(url: string, options: ListOptions): Promise<Listing> {
  const fetched = await fetchText(url, options);
  const listing = await listingOf(fetched, options);
  if (listing.urls.length > 0) return listing;
  throw ingestErrors.noStories({ url });
}

async function listingOf(fetched: FetchedText, options: ListOptions): Promise<Listing> {
  const parsed = await options.parser.listing(fetched, options);
  if (parsed.kind !== 'sitemap') return parsed;
  return { kind: 'sitemap', urls: await sitemapUrls(fetched.url, parsed.sitemap, options) };
}

async function sitemapUrls(url: string, sitemap: Sitemap, options: ListOptions): Promise<string[]> {
  if (sitemap.kind === 'urls') return sameSiteUrls(url, sitemap);
  const entries: Sitemap['entries'][number][] = [];
  for (const { url: inner } of sitemap.entries
    .filter((entry) => isSameSitePage(url, entry.url))
    .slice(0, MAX_SITEMAPS)) {
    const parsed = await options.parser.listing(await fetchText(inner, options), options);
    if (parsed.kind === 'sitemap' && parsed.sitemap.kind === 'urls') entries.push(...parsed.sitemap.entries);
  }
  const latestFirst = entries.sort((a, b) => ((a.changed ?? '') < (b.changed ?? '') ? 1 : -1));
  return sameSiteUrls(url, { kind: 'urls', entries: latestFirst });
}

function sameSiteUrls(url: string, { entries }: Sitemap): string[] {
  const urls = entries.filter((entry) => isSameSitePage(url, entry.url)).map((entry) => cleanUrl(entry.url));
  return [...new Set(urls)].filter((story) => new URL(story).pathname !== '/');
}

function isSameSitePage(url: string, other: string): boolean {
  const parsed = parseUrl(other);
  if (parsed === null) return false;
  const { protocol, username, password } = parsed;
  return /^https?:$/.test(protocol) && username === '' && password === '' && isSameSite(other, url);
}

function fetchText(url: string, options: ListOptions): Promise<FetchedText> {
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
    const bytes = gunzipped(
      finalUrl,
      await readBody(finalUrl, response.body, { encoding, length }, maxMib),
      maxMib,
    );
    return { url: finalUrl.href, bytes, charset };
  });
}

/** Sitemaps may be .gz files without a content encoding in the header. */
function gunzipped(url: URL, bytes: Uint8Array, maxMib: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxMib * BYTES_PER_MIB });
  } catch (error) {
    throw ingestErrors.listTooLarge({ url: url.href, maxMib }, { cause: error });
  }
}
