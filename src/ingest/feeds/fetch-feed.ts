import { UserError } from '../../domain/errors.js';
import { DAY_MS } from '../../domain/units.js';
import { parseContentType } from '../fetch/content-type.js';
import { ofFeed } from '../fetch/errors.js';
import {
  discard,
  type GuardedResponse,
  guardedRequest,
  header,
  requireSuccess,
} from '../fetch/guard/guarded-request.js';
import type { ListOptions } from '../fetch/options.js';
import { readBody } from '../fetch/read-body.js';
import type { FetchedText } from '../parse/parser.js';
import type { ParsedFeed } from './parse/parse-feed.js';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5';
const MAX_RETRY_AFTER_S = (7 * DAY_MS) / 1000;

/** HTTP validators of an earlier fetch, so that the server can answer 304. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

export type FetchedFeed =
  | {
      readonly kind: 'feed';
      readonly movedTo: string;
      readonly feed: ParsedFeed;
      readonly validators: Validators;
    }
  | { readonly kind: 'unchanged'; readonly movedTo: string }
  /** A web page that declares a feed. */
  | { readonly kind: 'page'; readonly feedUrl: string }
  /** Permanently removed (410). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: UserError; readonly retryAfterS: number | null };

/**
 * Fetches a feed with all guards. `movedTo` is where permanent redirects led.
 * @throws UserError `feed.invalid` if it is not a feed, and the errors of `guardedRequest` and `readBody`.
 */
export async function fetchFeed(
  url: string,
  { etag, lastModified }: Validators,
  options: ListOptions,
): Promise<FetchedFeed> {
  const headers = {
    accept: ACCEPT,
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  };
  try {
    const received = await guardedRequest(url, options, headers, (got) => readResponse(got, options));
    return received.kind === 'body' ? await parsedFeed(received, options) : received;
  } catch (error) {
    throw ofFeed(error);
  }
}

interface ReceivedBody {
  readonly kind: 'body';
  readonly movedTo: string;
  readonly fetched: FetchedText & { readonly isHtml: boolean };
  readonly validators: Validators;
}

async function readResponse(
  { url, movedTo: { href: movedTo }, response }: GuardedResponse,
  { limits }: ListOptions,
): Promise<Exclude<FetchedFeed, { kind: 'feed' | 'page' }> | ReceivedBody> {
  const status = response.statusCode;
  if (status < 200 || status > 299) discard(response);
  if (status === 304) return { kind: 'unchanged', movedTo };
  if (status === 410) return { kind: 'gone' };
  try {
    requireSuccess(url, status);
  } catch (error) {
    const refusal = ofFeed(error);
    if (!(refusal instanceof UserError)) throw refusal;
    return { kind: 'refused', error: refusal, retryAfterS: retryAfter(header(response, 'retry-after')) };
  }
  const { mediaType, charset } = parseContentType(header(response, 'content-type'));
  const encoding = header(response, 'content-encoding');
  const length = header(response, 'content-length');
  const bytes = await readBody(url, response.body, { encoding, length }, limits.FETCH_MAX_MIB);
  const fetched = { url: url.href, bytes, charset, isHtml: /html/.test(mediaType) };
  const validators = {
    etag: header(response, 'etag') ?? null,
    lastModified: header(response, 'last-modified') ?? null,
  };
  return { kind: 'body', movedTo, fetched, validators };
}

/** Not within the time limit of the request: others' texts may be before it in the parser's queue. */
async function parsedFeed(
  { movedTo, fetched, validators }: ReceivedBody,
  { parser, signal, turn }: ListOptions,
): Promise<FetchedFeed> {
  const parsed = await parser.feed(fetched, { signal, turn });
  if (parsed.kind === 'page') return parsed;
  const { feed } = parsed;
  // A feed that is cut off is fetched whole the next time.
  return { kind: 'feed', movedTo, feed, validators: feed.isCutOff ? NO_VALIDATORS : validators };
}

/** The header is a number of seconds or a date; null for anything else. */
function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MAX_RETRY_AFTER_S) : null;
}
