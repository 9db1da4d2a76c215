import { cleanUrl, siteName } from '../fetch/canonical-url.js';
import { decodeText } from '../fetch/decode.js';
import type { FetchedPage } from '../fetch/fetch-page.js';
import { NO_METADATA } from '../formats/metadata.js';
import { readPdf } from '../formats/pdf/read-pdf.js';
import { documentFrom } from '../formats/text.js';
import type { ParsedDocument } from '../parsed-document.js';
import { extractArticle } from './extract.js';

/**
 * Reads the article of a fetched page. The requested URL and the redirected one are alternatives to the canonical URL.
 * @throws UserError The errors of `decodeText`, `extractArticle`, `documentFrom` and `readPdf`.
 */
export async function readPage(page: FetchedPage, requestedUrl: string): Promise<ParsedDocument> {
  const document = await readBody(page);
  const canonical = document.url ?? cleanUrl(page.url);
  const others = new Set([page.url, requestedUrl].map(cleanUrl).filter((address) => address !== canonical));
  return { ...document, url: canonical, alternativeUrls: [...others] };
}

async function readBody(page: FetchedPage): Promise<ParsedDocument> {
  const outlet = siteName(new URL(page.url));
  const metadata = { ...NO_METADATA, outlet };
  if (page.kind === 'pdf') return readPdf(page.url, page.bytes, metadata);
  const html = page.kind === 'html';
  const text = decodeText(page.url, page.bytes, { declared: page.charset, html });
  if (html) return extractArticle(page.url, text, page.url);
  return documentFrom(page.url, text, metadata);
}
