import type { Config } from '../config/config.js';
import type { Scope } from '../domain/scope.js';
import type { Stats } from '../domain/stats.js';
import type { IndexedModel } from '../store/search/scope-index.js';
import type { Store } from '../store/store.js';
import { limitsOf } from './quota.js';

/** How much a scope holds and may hold, and what of it waits. */
export function statsOf(store: Store, config: Config, scope: Scope, model: IndexedModel): Stats {
  const key = store.articles.scopeKey(scope);
  const feeds = store.feeds.list(scope);
  const followed = feeds.filter(({ state }) => state === 'followed').length;
  return {
    ...store.search.corpus(key, null),
    sentences: store.search.sentenceCount(key),
    answers: store.answers.count(key),
    model: model.id,
    dimension: model.dimension,
    databaseBytes: store.databaseBytes(),
    bytes: store.articles.bytes(key),
    limits: limitsOf(config),
    feeds: {
      followed,
      paused: feeds.length - followed,
      waiting: feeds.reduce((sum, { waiting }) => sum + waiting, 0),
    },
    queued: store.jobs.count(key),
  };
}
