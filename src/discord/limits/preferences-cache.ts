import { LRUCache } from 'lru-cache';
import type { Newsroom } from '../../app/newsroom.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import { MINUTE_MS } from '../../domain/units.js';
import { within } from './within.js';

const MAX_SCOPES = 10_000;
const MAX_AGE_MS = MINUTE_MS;

/** A newsroom that takes longer is not waited for if expired preferences are known. */
const STALE_AFTER_MS = 1000;

/**
 * Preferences of scopes in memory, so that an interaction does not wait for the newsroom. They expire after a minute,
 * since the command line may purge a scope, but are used again if the newsroom does not give new ones in time.
 */
export class PreferencesCache {
  readonly #newsroom: Pick<Newsroom, 'scopes'>;
  readonly #cache: LRUCache<Scope, Preferences>;
  /** One request for each scope, however many members wait. */
  readonly #loading = new Map<Scope, Promise<Preferences>>();

  constructor(newsroom: Pick<Newsroom, 'scopes'>, { maxScopes = MAX_SCOPES, maxAgeMs = MAX_AGE_MS } = {}) {
    this.#newsroom = newsroom;
    this.#cache = new LRUCache({ max: maxScopes, ttl: maxAgeMs, noDeleteOnStaleGet: true });
  }

  async get(scope: Scope): Promise<Preferences> {
    const cached = this.#cache.get(scope);
    if (cached) return cached;
    const expired = this.#cache.get(scope, { allowStale: true });
    const loading = this.#load(scope);
    return expired ? within(loading, STALE_AFTER_MS, expired) : loading;
  }

  #load(scope: Scope): Promise<Preferences> {
    const known = this.#loading.get(scope);
    if (known !== undefined) return known;
    const loading = this.#newsroom.scopes
      .preferences(scope)
      .then((stored) => {
        // A `set` while they were loaded is newer.
        const preferences = this.#cache.get(scope) ?? stored;
        this.#cache.set(scope, preferences);
        return preferences;
      })
      .finally(() => this.#loading.delete(scope));
    this.#loading.set(scope, loading);
    return loading;
  }

  async set(scope: Scope, preferences: Preferences): Promise<void> {
    await this.#newsroom.scopes.setPreferences(scope, preferences);
    this.#cache.set(scope, preferences);
  }

  /** After the scope's data was deleted. */
  delete(scope: Scope): void {
    this.#cache.delete(scope);
  }
}
