import { cleanUrl, siteName } from '../fetch/canonical-url.js';
import { decodeText } from '../fetch/decode.js';
import type { FetchedPage } from '../fetch/fetch-page.js';
import { NO_METADATA } from '../formats/metadata.js';
import { readPdf } from '../formats/pdf/read-pdf.js';
import { documentFrom } from '../formats/text.js';
import type { ParsedDocument } from '../parse/parsed-document.js';
import { extractArticle } from './extract.js';
import { appendPage, continues } from './join-pages.js';

/**
 * Reads the article of a page fetched at `now`. The requested URL and the redirected one are alternatives to the canonical URL.
 * @param further Pages that the article continues on; one that turns out to be of another article is left out.
 * @throws UserError The errors of `decodeText`, `extractArticle`, `documentFrom` and `readPdf`.
 */
export async function readPage(
  page: FetchedPage,
  requestedUrl: string,
  now: Date,
  further: readonly FetchedPage[] = [],
): Promise<ParsedDocument> {
  const document = await readPages(page, further, now);
  const canonical = document.url ?? cleanUrl(page.url);
  const fetched = cleanUrl(page.url);
  const others = new Set([fetched, cleanUrl(requestedUrl)].filter((address) => address !== canonical));
  return {
    ...document,
    url: canonical,
    alternativeUrls: [...others],
    ...(fetched === canonical ? {} : { isDeclaredUrl: true }),
  };
}

async function readPages(
  page: FetchedPage,
  further: readonly FetchedPage[],
  now: Date,
): Promise<ParsedDocument> {
  let document = await readBody(page, now);
  for (const one of further) {
    const next = await readBody(one, now);
    if (!continues(document, next)) {
      const { nextPage: _, ...first } = document;
      return first;
    }
    document = appendPage(document, next);
  }
  return document;
}

async function readBody(page: FetchedPage, now: Date): Promise<ParsedDocument> {
  const outlet = siteName(new URL(page.url));
  const metadata = { ...NO_METADATA, outlet };
  if (page.kind === 'pdf') return readPdf(page.url, page.bytes, metadata);
  const html = page.kind === 'html';
  const text = decodeText(page.url, page.bytes, { declared: page.charset, html });
  if (html) return extractArticle(page.url, text, page.url, { now });
  return documentFrom(page.url, text, metadata);
}
