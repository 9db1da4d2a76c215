import type { Config } from './config.js';
import { UserError } from './errors.js';
import { extentOf } from './store/extent.js';
import type { Store } from './store/store.js';
import type { Scope, Stats } from './types.js';

const BYTES_PER_MIB = 1024 * 1024;

type Limits = Pick<Config, 'SCOPE_MAX_ARTICLES' | 'SCOPE_MAX_MIB' | 'RETENTION_DAYS'>;

/** What a scope may hold; null is without end. */
export function limitsOf(config: Limits): Stats['limits'] {
  return {
    articles: config.SCOPE_MAX_ARTICLES || null,
    bytes: config.SCOPE_MAX_MIB * BYTES_PER_MIB || null,
    days: config.RETENTION_DAYS || null,
  };
}

/**
 * Asked before a new article is embedded. Articles on their way at the same time may pass a limit by as many.
 * @throws UserError `quota.reached` when the scope is full.
 */
export function requireRoom(store: Store, config: Limits, scope: Scope): void {
  const limits = limitsOf(config);
  const held = extentOf(store.db, store.articles.scopeKey(scope));
  const full = (what: string, setting: string) =>
    new UserError(
      'quota.reached',
      `There is no room for a new article: ${what}, which is the limit here (${setting}). Forget some first.`,
    );
  if (limits.articles !== null && held.articles >= limits.articles)
    throw full(`${held.articles.toLocaleString('en')} articles are kept`, 'SCOPE_MAX_ARTICLES');
  if (limits.bytes !== null && held.bytes >= limits.bytes)
    throw full(
      `${Math.floor(held.bytes / BYTES_PER_MIB).toLocaleString('en')} MiB are kept`,
      'SCOPE_MAX_MIB',
    );
}
