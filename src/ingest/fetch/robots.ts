import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import { BYTES_PER_MIB, DAY_MS } from '../../domain/units.js';
import { fetchErrors } from './errors.js';
import { guardUrl } from './guard/guard-url.js';
import { discard, guardedRequest, header, requireSuccess } from './guard/guarded-request.js';
import type { SourceOptions } from './options.js';
import { ownRules } from './own-rules.js';
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

/**
 * Rules that apply to this crawler. Files of large sites have a few hundred, some that list every withdrawn page a few
 * thousand; beyond this bound everything counts as disallowed.
 */
const MAX_RULES = 10_000;

/** Of the rules of all sites in the cache; those of a usual site take some ten kilobytes. */
const MAX_CACHED_BYTES = 32 * BYTES_PER_MIB;
/** A parsed rule without its pattern, and the rules of a site without any. */
const RULE_BYTES = 100;
/** A byte outside of ASCII is kept as three characters, percent-encoded. */
const BYTES_PER_PATTERN_BYTE = 3;

const ALL_CRAWLERS = '*';

/** The subset of robots-parser that is used; its own types do not fit the default import of a module. */
interface Rules {
  /** Undefined if no rule applies to the URL. */
  isAllowed(url: string, userAgent: string): boolean | undefined;
}
const parseRules = robotsParser as unknown as (address: string, text: string) => Rules;

/** A site's rules and the memory that they take, at most. */
interface CachedRules {
  readonly rules: Rules;
  readonly bytes: number;
}

/** Checks robots.txt for automatic fetches (feeds, sections). Rules are cached for a day. */
export class Robots {
  readonly #rules: LRUCache<string, CachedRules>;
  readonly #options: SourceOptions;

  constructor(options: SourceOptions, clock: () => Date) {
    this.#options = options;
    this.#rules = new LRUCache({
      max: MAX_SITES,
      maxSize: MAX_CACHED_BYTES,
      sizeCalculation: ({ bytes }) => bytes,
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
    const { rules } = this.#rules.get(origin) ?? (await this.#fetch(origin, signal));
    if (rules.isAllowed(url, ALL_CRAWLERS) !== false) return;
    throw fetchErrors.robots({ url, host });
  }

  async #fetch(origin: string, signal: AbortSignal | undefined): Promise<CachedRules> {
    const address = `${origin}/robots.txt`;
    const text = await fetchRules(address, { ...this.#options, ...(signal && { signal }) });
    const cached = cachedRules(address, ownRules(text, this.#options.limits.USER_AGENT));
    this.#rules.set(origin, cached);
    return cached;
  }
}

const DISALLOW_ALL: Rules = { isAllowed: () => false };

/** Those that apply to this crawler are parsed as if for all: others would be kept once for each name of their group. */
function cachedRules(address: string, lines: readonly string[]): CachedRules {
  if (lines.length > MAX_RULES || wildcardChars(lines) > MAX_WILDCARD_CHARS)
    return { rules: DISALLOW_ALL, bytes: RULE_BYTES };
  const text = [`User-agent: ${ALL_CRAWLERS}`, ...lines].join('\n');
  const bytes = RULE_BYTES * (lines.length + 1) + BYTES_PER_PATTERN_BYTE * Buffer.byteLength(text);
  return { rules: parseRules(address, text), bytes };
}

/** Characters of the rules with wildcards. */
const wildcardChars = (lines: readonly string[]): number =>
  lines.filter((line) => line.includes('*')).reduce((sum, { length }) => sum + length, 0);

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
