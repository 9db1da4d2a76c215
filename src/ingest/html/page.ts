import { setImmediate } from 'node:timers/promises';
import { cleanUrl, siteName, unwrapAmpViewer } from '../fetch/canonical-url.js';
import { decodeText } from '../fetch/decode.js';
import { type FetchedPage, fetchPage } from '../fetch/fetch-page.js';
import type { SourceOptions } from '../fetch/options.js';
import { NO_METADATA } from '../formats/front-matter.js';
import { readPdf } from '../formats/pdf/read-pdf.js';
import { documentFrom } from '../formats/text.js';
import type { ParsedDocument } from '../parsed-document.js';
import { extractArticle } from './extract.js';

/**
 * Fetches a page and reads the article in it. Every address that led there is kept: the one asked for and the
 * one redirected to are alternatives to the canonical one.
 * @throws UserError as `fetchPage`, `decodeText` and `extractArticle` do.
 */
export async function readPage(url: string, options: SourceOptions): Promise<ParsedDocument> {
  options.onStage?.('fetching');
  const page = await fetchPage(unwrapAmpViewer(url), options);
  options.onStage?.('reading');
  await setImmediate();
  const draft = await readFetched(page, options);
  const own = draft.url ?? cleanUrl(page.url);
  const others = new Set([page.url, url].map(cleanUrl).filter((address) => address !== own));
  return { ...draft, url: own, alternativeUrls: [...others] };
}

async function readFetched(page: FetchedPage, { signal }: SourceOptions): Promise<ParsedDocument> {
  const outlet = siteName(new URL(page.url));
  const labels = { ...NO_METADATA, outlet };
  if (page.kind === 'pdf') return readPdf(page.url, page.bytes, { labels, signal });
  const html = page.kind === 'html';
  const text = decodeText(page.url, page.bytes, { declared: page.charset, html });
  if (html) return extractArticle(page.url, text, page.url);
  return documentFrom(page.url, text, labels);
}
