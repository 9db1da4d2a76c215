/**
 * One request to a hostile web. Every hop passes `guardUrl` and, as it connects, `guardedLookup`; time and
 * redirects are bounded over the whole request, size by whoever reads the body.
 */
import { Agent, type Dispatcher, request } from 'undici';
import { UserError } from '../../domain/errors.js';
import { guardedLookup } from './address.js';
import { fetchError } from './fetch-error.js';
import { guardUrl } from './guard-url.js';
import type { SourceOptions } from './options.js';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT_REDIRECTS = new Set([301, 308]);

export interface GuardedResponse {
  /** Where the answer came from in the end. */
  readonly url: URL;
  /** How far only permanent redirects led; the address asked for when the first hop was none. */
  readonly movedTo: URL;
  readonly response: Dispatcher.ResponseData;
}

/**
 * Follows redirects to an answer of whatever status and reads it with `read`, within the time of the fetch.
 * @throws UserError `url.invalid`, `url.refused`, `url.unreachable`, `url.timeout`, `url.redirects`,
 *   `cancelled`, and what `read` throws.
 */
export async function guardedRequest<Result>(
  written: string,
  options: SourceOptions,
  headers: Readonly<Record<string, string>>,
  read: (answer: GuardedResponse) => Promise<Result>,
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
  const cancel = (): void =>
    stop.abort(new UserError('cancelled', `The fetch of ${first.href} was cancelled.`));
  const timer = setTimeout(() => stop.abort(tooSlow(first, limits.FETCH_TIMEOUT_S)), timeout);
  // undici sees a signal only once it is connected; a resolver that never answers must not outlive it.
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true });
  });
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const answered = async (): Promise<Result> =>
    read(await follow(first, agent, stop.signal, options, headers));
  try {
    return await Promise.race([stopped, answered()]);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : fetchError(first, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    // Not awaited: it waits for what is still connecting.
    void agent.destroy();
  }
}

async function follow(
  first: URL,
  dispatcher: Agent,
  signal: AbortSignal,
  { limits }: SourceOptions,
  wanted: Readonly<Record<string, string>>,
): Promise<GuardedResponse> {
  const headers = {
    'user-agent': limits.USER_AGENT,
    'accept-encoding': 'gzip, deflate, br',
    ...wanted,
  };
  let url = first;
  let movedTo = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await request(url.href, { dispatcher, signal, headers });
    const location = REDIRECTS.has(response.statusCode) ? header(response, 'location') : undefined;
    if (location === undefined) return { url, movedTo, response };
    discard(response);
    if (!URL.canParse(location, url.href)) {
      throw new UserError(
        'url.redirects',
        `${url.href} redirects to ${JSON.stringify(location.slice(0, 200))}, which is no address. Paste the text.`,
      );
    }
    const next = guardUrl(new URL(location, url).href, limits.ALLOW_PRIVATE_URLS);
    if (movedTo === url && PERMANENT_REDIRECTS.has(response.statusCode)) movedTo = next;
    url = next;
  }
  throw new UserError(
    'url.redirects',
    `${first.href} redirects more than ${MAX_REDIRECTS} times. Give the page's final address, or paste the text.`,
  );
}

/** @throws UserError `url.status` unless the answer is a success. */
export function requireSuccess(url: URL, status: number): void {
  if (status >= 200 && status <= 299) return;
  const reason =
    status === 404 || status === 410
      ? 'there is no such page'
      : status === 401 || status === 402 || status === 403
        ? 'the site does not let it be read'
        : status === 429
          ? 'the site is asked too often'
          : status >= 500
            ? 'the site is out of order'
            : 'expected a page';
  throw new UserError(
    'url.status',
    `${url.href} answers with status ${status}: ${reason}. Check the address, try again later, or paste the text.`,
  );
}

function tooSlow(url: URL, seconds: number): UserError {
  return new UserError(
    'url.timeout',
    `${url.href} took longer than ${seconds} s (FETCH_TIMEOUT_S). Try again later, or paste the text.`,
  );
}

/** Ends a response whose body nobody reads; the error that this raises in it is nobody's either. */
export function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

export function header(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
