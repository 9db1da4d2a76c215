/**
 * One request to an untrusted server. Every hop passes `guardUrl` and, on connecting, `guardedLookup`. Time and
 * redirects are bounded for the whole request; the reader of the body bounds its size.
 */
import { Agent, type Dispatcher, request } from 'undici';
import { parseUrl } from '../../../text/parse-url.js';
import { FetchCookies } from '../cookies.js';
import { fetchErrors } from '../errors.js';
import { fetchError } from '../fetch-error.js';
import type { SourceOptions } from '../options.js';
import { guardedLookup } from './address.js';
import { guardUrl } from './guard-url.js';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT_REDIRECTS = new Set([301, 308]);

export interface GuardedResponse {
  /** After redirects. */
  readonly url: URL;
  /** Where the leading permanent redirects led; the requested URL if the first hop is not one. */
  readonly movedTo: URL;
  readonly response: Dispatcher.ResponseData;
}

/**
 * Follows redirects to a response of any status and reads it with `read`, all within the timeout.
 * @throws UserError `url.invalid`, `url.refused`, `url.unreachable`, `url.timeout`, `url.redirects`,
 *   `cancelled`, and the errors of `read`.
 */
export async function guardedRequest<Result>(
  written: string,
  options: SourceOptions,
  headers: Readonly<Record<string, string>>,
  read: (response: GuardedResponse) => Promise<Result>,
): Promise<Result> {
  const { limits, signal } = options;
  const first = guardUrl(written, limits.ALLOW_PRIVATE_URLS);
  const timeout = limits.FETCH_TIMEOUT_S * 1000;
  const lookup = limits.ALLOW_PRIVATE_URLS ? options.lookup : guardedLookup(options.lookup);
  const agent = new Agent({
    connect: { timeout, ...(lookup && { lookup }) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  const stop = new AbortController();
  const cancel = (): void => stop.abort(fetchErrors.cancelled({ url: first.href }));
  const timedOut = fetchErrors.timeout({ url: first.href, seconds: limits.FETCH_TIMEOUT_S });
  const timer = setTimeout(() => stop.abort(timedOut), timeout);
  // undici heeds a signal only once it is connected, so a resolver that never answers is stopped here.
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true });
  });
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const responded = async (): Promise<Result> =>
    read(await followRedirects(first, agent, stop.signal, options, headers));
  try {
    return await Promise.race([stopped, responded()]);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : fetchError(first, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    // Not awaited: it waits for connections that are still being opened.
    void agent.destroy();
  }
}

async function followRedirects(
  first: URL,
  dispatcher: Agent,
  signal: AbortSignal,
  { limits }: SourceOptions,
  ownHeaders: Readonly<Record<string, string>>,
): Promise<GuardedResponse> {
  const headers = {
    'user-agent': limits.USER_AGENT,
    'accept-encoding': 'gzip, deflate, br',
    ...ownHeaders,
  };
  const cookies = new FetchCookies();
  let url = first;
  let movedTo = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const cookie = cookies.header(url);
    const sent = cookie === undefined ? headers : { ...headers, cookie };
    const response = await request(url.href, { dispatcher, signal, headers: sent });
    const location = REDIRECTS.has(response.statusCode) ? header(response, 'location') : undefined;
    if (location === undefined) return { url, movedTo, response };
    discard(response);
    cookies.store(url, response.headers['set-cookie']);
    const target = parseUrl(location, url.href);
    if (target === null) {
      throw fetchErrors.badRedirect({ url: url.href, location: location.slice(0, 200) });
    }
    const next = guardUrl(target.href, limits.ALLOW_PRIVATE_URLS);
    if (movedTo === url && PERMANENT_REDIRECTS.has(response.statusCode)) movedTo = next;
    url = next;
  }
  throw fetchErrors.tooManyRedirects({ url: first.href, max: MAX_REDIRECTS });
}

/** @throws UserError `url.status` unless the status is a success. */
export function requireSuccess(url: URL, status: number): void {
  if (status >= 200 && status <= 299) return;
  throw fetchErrors.status({ url: url.href, status });
}

/** Closes a response whose body is not read; the error that this causes is ignored. */
export function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

export function header(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
