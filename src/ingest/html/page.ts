import { setImmediate } from 'node:timers/promises';
import { cleanUrl, siteName, unwrapAmpViewer } from '../fetch/canonical-url.js';
import { decodeText } from '../fetch/decode.js';
import { type FetchedPage, fetchPage } from '../fetch/fetch-page.js';
import type { SourceOptions } from '../fetch/options.js';
import { NO_METADATA } from '../formats/metadata.js';
import { readPdf } from '../formats/pdf/read-pdf.js';
import { documentFrom } from '../formats/text.js';
import type { ParsedDocument } from '../parsed-document.js';
import { extractArticle } from './extract.js';

/**
 * Fetches a page and reads its article. The requested URL and the redirected one are alternatives to the canonical URL.
 * @throws UserError The errors of `fetchPage`, `decodeText` and `extractArticle`.
 */
export async function readPage(url: string, options: SourceOptions): Promise<ParsedDocument> {
  options.onStage?.('fetching');
  const page = await fetchPage(unwrapAmpViewer(url), options);
  options.onStage?.('reading');
  await setImmediate();
  const document = await readFetched(page, options);
  const canonical = document.url ?? cleanUrl(page.url);
  const others = new Set([page.url, url].map(cleanUrl).filter((address) => address !== canonical));
  return { ...document, url: canonical, alternativeUrls: [...others] };
}

async function readFetched(page: FetchedPage, { signal }: SourceOptions): Promise<ParsedDocument> {
  const outlet = siteName(new URL(page.url));
  const metadata = { ...NO_METADATA, outlet };
  if (page.kind === 'pdf') return readPdf(page.url, page.bytes, { metadata, signal });
  const html = page.kind === 'html';
  const text = decodeText(page.url, page.bytes, { declared: page.charset, html });
  if (html) return extractArticle(page.url, text, page.url);
  return documentFrom(page.url, text, metadata);
}
