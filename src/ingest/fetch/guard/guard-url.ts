import { isIP } from 'node:net';
import { parseUrl } from '../../../text/parse-url.js';
import { withoutTrailing } from '../../../text/trailing.js';
import { fetchErrors } from '../errors.js';
import { isPublicAddress, privateHost } from './address.js';

const MAX_URL_CHARS = 2048;
const PUBLIC_PORTS = new Set(['', '80', '443']);
/** Names reserved for one machine or a local network. */
const LOCAL_NAME_RE = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Checks everything about a URL that can be checked before connecting: scheme, credentials, port, and a literal IP
 * address in any spelling (the URL parser turns "0x7f.1", "2130706433" and "①②⑦.⓪.⓪.①" into 127.0.0.1).
 * `guardedLookup` checks host names when they are resolved.
 * @throws UserError `url.invalid`, `url.refused`.
 */
export function guardUrl(written: string, allowPrivate: boolean): URL {
  const trimmed = written.trim();
  if (trimmed.length > MAX_URL_CHARS) {
    throw fetchErrors.urlTooLong({ chars: trimmed.length, maxChars: MAX_URL_CHARS });
  }
  const url = parseUrl(trimmed);
  if (url === null) throw fetchErrors.notAUrl({ url: trimmed });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fetchErrors.scheme({ scheme: url.protocol });
  }
  if (url.username !== '' || url.password !== '') throw fetchErrors.credentials({});
  if (allowPrivate) return url;
  if (!PUBLIC_PORTS.has(url.port)) throw fetchErrors.port({ port: url.port });
  const host = withoutTrailing(url.hostname.replace(/^\[|\]$/g, ''), /\./);
  if (host === '' || LOCAL_NAME_RE.test(host)) throw privateHost(url.hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw privateHost(host);
  return url;
}
