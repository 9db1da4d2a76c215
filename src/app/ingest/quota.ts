import { LRUCache } from 'lru-cache';
import type { Config } from '../../config/config.js';
import type { Scope } from '../../domain/scope.js';
import type { Stats } from '../../domain/stats.js';
import { BYTES_PER_MIB, MINUTE_MS } from '../../domain/units.js';
import type { Store } from '../../store/ports/store.js';
import { appErrors } from '../errors.js';

/** Upper bound of an article's bytes: a scope is measured again only if the articles added since could fill it. */
const MAX_ARTICLE_BYTES = 16 * BYTES_PER_MIB;
/** Until then, revisions and replaced articles are not counted. */
const MEASUREMENT_TTL_MS = 10 * MINUTE_MS;
const MAX_MEASUREMENTS = 1000;

type LimitSettings = Pick<Config, 'SCOPE_MAX_ARTICLES' | 'SCOPE_MAX_MIB' | 'RETENTION_DAYS'>;

/** The limits of a scope; null means unlimited. */
export function limitsOf(config: LimitSettings): Stats['limits'] {
  return {
    articles: config.SCOPE_MAX_ARTICLES || null,
    bytes: config.SCOPE_MAX_MIB * BYTES_PER_MIB || null,
    days: config.RETENTION_DAYS || null,
  };
}

interface Measurement {
  readonly articles: number;
  readonly bytes: number;
}

/** Enforces the limits of scopes. Concurrent ingests may exceed a limit by the number in progress. */
export class Quota {
  readonly #store: Store;
  readonly #limits: Stats['limits'];
  /** By scope key; measuring takes about 10 µs per article. */
  readonly #measurements = new LRUCache<number, Measurement>({
    max: MAX_MEASUREMENTS,
    ttl: MEASUREMENT_TTL_MS,
  });

  readonly #measuring = new Map<number, Promise<number>>();

  constructor(store: Store, config: LimitSettings) {
    this.#store = store;
    this.#limits = limitsOf(config);
  }

  /** Call it before embedding a new article. @throws UserError `quota.reached` if the scope is full. */
  async requireRoom(scope: Scope): Promise<void> {
    const key = await this.#store.articles.scopeKey(scope);
    const { articles, bytes } = this.#limits;
    const stored = await this.#store.articles.count(key);
    if (articles !== null && stored >= articles)
      throw appErrors.tooManyArticles({ count: stored, setting: 'SCOPE_MAX_ARTICLES' });
    const size = bytes === null ? 0 : await this.#bytesOf(key, stored, bytes);
    if (bytes !== null && size >= bytes)
      throw appErrors.tooManyBytes({ count: Math.floor(size / BYTES_PER_MIB), setting: 'SCOPE_MAX_MIB' });
  }

  async #bytesOf(key: number, articles: number, limit: number): Promise<number> {
    const before = this.#measurements.get(key);
    if (before) {
      const atMost = before.bytes + Math.max(0, articles - before.articles) * MAX_ARTICLE_BYTES;
      if (atMost < limit) return before.bytes;
    }
    return this.#measure(key, articles);
  }

  /** One measurement serves all who ask for it meanwhile: a large scope takes seconds. */
  #measure(key: number, articles: number): Promise<number> {
    const running = this.#measuring.get(key);
    if (running !== undefined) return running;
    const measuring = this.#store.articles
      .bytes(key)
      .then((bytes) => {
        // What was added meanwhile counts as added since.
        this.#measurements.set(key, { articles, bytes });
        return bytes;
      })
      .finally(() => this.#measuring.delete(key));
    this.#measuring.set(key, measuring);
    return measuring;
  }
}
