import robotsParser from 'robots-parser';
import { UserError } from '../../domain/errors.js';
import { DAY_MS } from '../../domain/units.js';
import { discard, guardedRequest, header, requireSuccess } from './guarded-request.js';
import type { SourceOptions } from './options.js';
import { readBody } from './read-body.js';

const KEPT_MS = DAY_MS;
const MOST_SITES = 1000;
/** As much of the file as every crawler has to read (RFC 9309); one that is larger cannot be obeyed. */
const MAX_MIB = 0.5;

/** The subset of robots-parser that is used; its own types do not fit a module's default import. */
interface Rules {
  /** Undefined where the rules don't speak of the URL. */
  isAllowed(url: string, userAgent: string): boolean | undefined;
}
const parseRules = robotsParser as unknown as (address: string, text: string) => Rules;

interface Site {
  readonly rules: Rules;
  readonly until: number;
}

/** What sites' robots.txt let a reader fetch that nobody pointed at a single page; kept for a day each. */
export class Robots {
  readonly #sites = new Map<string, Site>();
  readonly #options: SourceOptions;
  readonly #clock: () => Date;

  constructor(options: SourceOptions, clock: () => Date) {
    this.#options = options;
    this.#clock = clock;
  }

  /**
   * @throws UserError `robots.disallowed`; and where robots.txt cannot be had because its server is out of
   *   order, what came of fetching it: nothing is read there until it can (RFC 9309, 2.3.1.4).
   */
  async require(url: string, signal?: AbortSignal): Promise<void> {
    const { origin, host } = new URL(url);
    const { rules } = this.#known(origin) ?? (await this.#learn(origin, signal));
    if (rules.isAllowed(url, this.#options.limits.USER_AGENT) !== false) return;
    throw new UserError(
      'robots.disallowed',
      `${url} is not fetched: the robots.txt of ${host} asks readers like this one to leave it. ` +
        'Paste the text, or ingest the page by its own address.',
    );
  }

  #known(origin: string): Site | undefined {
    const site = this.#sites.get(origin);
    return site && site.until > this.#clock().getTime() ? site : undefined;
  }

  async #learn(origin: string, signal: AbortSignal | undefined): Promise<Site> {
    const address = `${origin}/robots.txt`;
    const text = await fetchRules(address, { ...this.#options, ...(signal && { signal }) });
    const site = { rules: parseRules(address, text), until: this.#clock().getTime() + KEPT_MS };
    this.#sites.delete(origin);
    if (this.#sites.size >= MOST_SITES) this.#sites.delete(this.#sites.keys().next().value!);
    this.#sites.set(origin, site);
    return site;
  }
}

/** The file's text; empty where the site has none. */
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
