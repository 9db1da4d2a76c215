import { LRUCache } from 'lru-cache';
import type { Newsroom } from '../../app/newsroom.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import { MINUTE_MS } from '../../domain/units.js';

const MAX_SCOPES = 10_000;
const MAX_AGE_MS = MINUTE_MS;

/**
 * Preferences of scopes in memory, so that an interaction does not wait for the newsroom. They expire after a minute,
 * since the command line may purge a scope.
 */
export class PreferencesCache {
  readonly #newsroom: Pick<Newsroom, 'scopes'>;
  readonly #cache: LRUCache<Scope, Preferences>;

  constructor(newsroom: Pick<Newsroom, 'scopes'>, maxScopes = MAX_SCOPES) {
    this.#newsroom = newsroom;
    this.#cache = new LRUCache({ max: maxScopes, ttl: MAX_AGE_MS });
  }

  async get(scope: Scope): Promise<Preferences> {
    const cached = this.#cache.get(scope);
    if (cached) return cached;
    const stored = await this.#newsroom.scopes.preferences(scope);
    // A `set` while they were loaded is newer.
    const preferences = this.#cache.get(scope) ?? stored;
    this.#cache.set(scope, preferences);
    return preferences;
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
