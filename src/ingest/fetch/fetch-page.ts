import type { Dispatcher } from 'undici';
import { type PageKind, pageKind, parseContentType, requirePageType } from './content-type.js';
import { discard, guardedRequest, header, requireSuccess } from './guard/guarded-request.js';
import { refreshTarget } from './meta-refresh.js';
import type { SourceOptions } from './options.js';
import { readBody } from './read-body.js';

const ACCEPT = 'text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8';

export interface FetchedPage {
  /** After redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly kind: PageKind;
  /** From the Content-Type header. */
  readonly charset: string | undefined;
}

/**
 * Fetches one page with all guards. A page that only leads to another one is followed once, with the same guards.
 * @throws UserError `url.invalid`, `url.refused`, `url.unreachable`, `url.timeout`, `url.redirects`,
 *   `url.status`, `url.content`, `source.too-large`, `cancelled`.
 */
export async function fetchPage(written: string, options: SourceOptions): Promise<FetchedPage> {
  const page = await fetchOne(written, options);
  const target = page.kind === 'html' ? refreshTarget(page.url, page.bytes) : null;
  return target === null ? page : fetchOne(target, options);
}

async function fetchOne(written: string, options: SourceOptions): Promise<FetchedPage> {
  const maxMib = options.limits.FETCH_MAX_MIB;
  return guardedRequest(written, options, { accept: ACCEPT }, ({ url, response }) =>
    readResponse(url, response, maxMib),
  );
}

async function readResponse(
  url: URL,
  response: Dispatcher.ResponseData,
  maxMib: number,
): Promise<FetchedPage> {
  const type = parseContentType(header(response, 'content-type'));
  try {
    requireSuccess(url, response.statusCode);
    requirePageType(url, type);
  } catch (error) {
    discard(response);
    throw error;
  }
  const encoding = header(response, 'content-encoding');
  const length = header(response, 'content-length');
  const bytes = await readBody(url, response.body, { encoding, length }, maxMib);
  return { url: url.href, bytes, kind: pageKind(url, type, bytes), charset: type.charset };
}
