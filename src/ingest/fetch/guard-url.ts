import { isIP } from 'node:net';
import { UserError } from '../../domain/errors.js';
import { isPublicAddress, privateHost } from './address.js';

const MAX_URL_CHARS = 2048;
const PUBLIC_PORTS = new Set(['', '80', '443']);
/** Names that by their standards never leave a machine or a network. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Checks everything about a URL that can be checked before a connection: its scheme, credentials, port, and a
 * literal IP address in whatever spelling (the URL parser brings "0x7f.1", "2130706433" and "①②⑦.⓪.⓪.①" to
 * 127.0.0.1). Host names are checked when they resolve, by `guardedLookup`.
 * @throws UserError `url.invalid`, or `url.refused` with the reason.
 */
export function guardUrl(written: string, allowPrivate: boolean): URL {
  const trimmed = written.trim();
  if (trimmed.length > MAX_URL_CHARS) {
    throw new UserError(
      'url.invalid',
      `The address has ${trimmed.length} characters; at most ${MAX_URL_CHARS} are read. Give the page's own address.`,
    );
  }
  if (!URL.canParse(trimmed)) {
    throw new UserError(
      'url.invalid',
      `${JSON.stringify(trimmed)} is not a web address. Expected one like https://example.org/story.`,
    );
  }
  const url = new URL(trimmed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused(`the scheme "${url.protocol}" is not read, only http and https are`);
  }
  if (url.username !== '' || url.password !== '') {
    throw refused('it carries a user name or password; give it without');
  }
  if (allowPrivate) return url;
  if (!PUBLIC_PORTS.has(url.port)) throw refused(`it names port ${url.port}; only 80 and 443 are read`);
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (host === '' || LOCAL_NAME.test(host)) throw privateHost(url.hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw privateHost(host);
  return url;
}

function refused(why: string): UserError {
  return new UserError('url.refused', `The address is not fetched: ${why}. Or paste the text.`);
}
