import { type Cookie, parseCookie } from 'undici';

const MAX_COOKIES = 50;
const MAX_COOKIE_CHARS = 4096;

interface StoredCookie {
  readonly origin: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/**
 * The cookies of one fetch, for its redirects: sites set one, and redirect until they get it. A cookie is only sent to
 * the origin that set it, whatever domain it names, and is forgotten with the fetch.
 */
export class FetchCookies {
  readonly #cookies = new Map<string, StoredCookie>();

  /** Stores what a response sets. */
  store(url: URL, setCookie: string | readonly string[] | undefined): void {
    for (const written of [setCookie ?? []].flat()) {
      const cookie = written.length > MAX_COOKIE_CHARS ? null : parseCookie(written);
      if (!cookie || cookie.name === '') continue;
      const path = cookie.path?.startsWith('/') ? cookie.path : url.pathname.replace(/\/[^/]*$/, '') || '/';
      const key = [url.origin, path, cookie.name].join('\n');
      this.#cookies.delete(key);
      if (isExpired(cookie) || this.#cookies.size >= MAX_COOKIES) continue;
      this.#cookies.set(key, { origin: url.origin, path, name: cookie.name, value: cookie.value });
    }
  }

  /** The Cookie header of a request; undefined if there are none for it. */
  header(url: URL): string | undefined {
    const sent = [...this.#cookies.values()].filter(
      ({ origin, path }) => origin === url.origin && isWithin(url.pathname, path),
    );
    return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

const isWithin = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);

const isExpired = ({ maxAge, expires }: Cookie): boolean =>
  maxAge === undefined ? expires !== undefined && new Date(expires).getTime() <= Date.now() : maxAge <= 0;
