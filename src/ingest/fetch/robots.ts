import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import { DAY_MS } from '../../domain/units.js';
import { fetchErrors } from './errors.js';
import { guardUrl } from './guard/guard-url.js';
import { discard, guardedRequest, header, requireSuccess } from './guard/guarded-request.js';
import type { SourceOptions } from './options.js';
import { readBody } from './read-body.js';

const MAX_AGE_MS = DAY_MS;
const MAX_SITES = 1000;
/** The part of the file that every crawler must read (RFC 9309); a site with a larger file is not fetched. */
const MAX_MIB = 0.5;

/**
 * Applying a rule with wildcards takes time in its length times that of the path. Files of large sites have a few
 * thousand characters of such rules; beyond this bound everything counts as disallowed.
 */
const MAX_WILDCARD_CHARS = 50_000;

/** The subset of robots-parser that is used; its own types do not fit the default import of a module. */
interface Rules {
  /** Undefined if no rule applies to the URL. */
  isAllowed(url: string, userAgent: string): boolean | undefined;
}
const parseRules = robotsParser as unknown as (address: string, text: string) => Rules;

/** Checks robots.txt for automatic fetches (feeds, sections). Rules are cached for a day. */
export class Robots {
  readonly #rules: LRUCache<string, Rules>;
  readonly #options: SourceOptions;

  constructor(options: SourceOptions, clock: () => Date) {
    this.#options = options;
    this.#rules = new LRUCache({
      max: MAX_SITES,
      ttl: MAX_AGE_MS,
      ttlResolution: 0,
      perf: { now: () => clock().getTime() },
    });
  }

  /**
   * @throws UserError `robots.disallowed`, `url.invalid`, `url.refused`; and if robots.txt cannot be fetched because of
   *   a server error, the error of that fetch: such a site is not read until it recovers (RFC 9309, 2.3.1.4).
   */
  async require(url: string, signal?: AbortSignal): Promise<void> {
    const { origin, host } = guardUrl(url, this.#options.limits.ALLOW_PRIVATE_URLS);
    const rules = this.#rules.get(origin) ?? (await this.#fetch(origin, signal));
    if (rules.isAllowed(url, this.#options.limits.USER_AGENT) !== false) return;
    throw fetchErrors.robots({ url, host });
  }

  async #fetch(origin: string, signal: AbortSignal | undefined): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    const text = await fetchRules(address, { ...this.#options, ...(signal && { signal }) });
    const rules = wildcardChars(text) > MAX_WILDCARD_CHARS ? DISALLOW_ALL : parseRules(address, text);
    this.#rules.set(origin, rules);
    return rules;
  }
}

const DISALLOW_ALL: Rules = { isAllowed: () => false };

/** Characters of the rules with wildcards. */
function wildcardChars(text: string): number {
  const rules = text
    .split(/[\r\n]+/)
    .filter((line) => /^\s*(?:dis)?allow\b/i.test(line) && line.includes('*'));
  return rules.reduce((sum, { length }) => sum + length, 0);
}

/** The text of the file; empty if the site has none. */
function fetchRules(address: string, options: SourceOptions): Promise<string> {
  return guardedRequest(address, options, { accept: 'text/plain' }, async ({ url, response }) => {
    const status = response.statusCode;
    if (status >= 400 && status <= 499 && status !== 429) {
      discard(response);
      return '';
    }
    try {
      requireSuccess(url, status);
    } catch (error) {
      discard(response);
      throw error;
    }
    const encoding = header(response, 'content-encoding');
    const length = header(response, 'content-length');
    const bytes = await readBody(url, response.body, { encoding, length }, MAX_MIB);
    return Buffer.from(bytes).toString('utf8');
  });
}
