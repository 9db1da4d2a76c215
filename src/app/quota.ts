import type { Config } from '../config/config.js';
import type { Scope } from '../domain/scope.js';
import type { Stats } from '../domain/stats.js';
import { BYTES_PER_MIB } from '../domain/units.js';
import type { Store } from '../store/ports/store.js';
import { appErrors } from './errors.js';

/** Measuring takes some 10 µs an article, so it is done again only when what came since could fill the scope. */
const MOST_BYTES_AN_ARTICLE = 16 * BYTES_PER_MIB;
/** Changed texts and exchanged articles are not counted meanwhile. */
const MEASURE_KEPT_MS = 600_000;

type Limits = Pick<Config, 'SCOPE_MAX_ARTICLES' | 'SCOPE_MAX_MIB' | 'RETENTION_DAYS'>;

/** What a scope may hold; null is without end. */
export function limitsOf(config: Limits): Stats['limits'] {
  return {
    articles: config.SCOPE_MAX_ARTICLES || null,
    bytes: config.SCOPE_MAX_MIB * BYTES_PER_MIB || null,
    days: config.RETENTION_DAYS || null,
  };
}

interface Measure {
  readonly articles: number;
  readonly bytes: number;
  readonly at: number;
}

/** Keeps scopes within their limits. Articles on their way at the same time may pass one by as many. */
export class Quota {
  readonly #store: Store;
  readonly #limits: Stats['limits'];
  readonly #measured = new Map<number, Measure>();

  constructor(store: Store, config: Limits) {
    this.#store = store;
    this.#limits = limitsOf(config);
  }

  /**
   * Asked before a new article is embedded.
   * @throws UserError `quota.reached` when the scope is full.
   */
  async requireRoom(scope: Scope): Promise<void> {
    const key = await this.#store.articles.scopeKey(scope);
    const { articles, bytes } = this.#limits;
    const kept = await this.#store.articles.count(key);
    if (articles !== null && kept >= articles)
      throw appErrors.tooManyArticles({ count: kept, setting: 'SCOPE_MAX_ARTICLES' });
    const size = bytes === null ? 0 : await this.#bytesOf(key, kept, bytes);
    if (bytes !== null && size >= bytes)
      throw appErrors.tooManyBytes({ count: Math.floor(size / BYTES_PER_MIB), setting: 'SCOPE_MAX_MIB' });
  }

  async #bytesOf(key: number, articles: number, limit: number): Promise<number> {
    const before = this.#measured.get(key);
    const at = performance.now();
    if (before && at - before.at < MEASURE_KEPT_MS) {
      const most = before.bytes + Math.max(0, articles - before.articles) * MOST_BYTES_AN_ARTICLE;
      if (most < limit) return before.bytes;
    }
    const bytes = await this.#store.articles.bytes(key);
    this.#measured.set(key, { articles, bytes, at });
    return bytes;
  }
}
