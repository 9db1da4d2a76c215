import type { Config } from './config.js';
import { limitsOf } from './quota.js';
import { corpusOf, sentencesIn } from './store/candidates.js';
import { bytesIn } from './store/extent.js';
import type { IndexedModel } from './store/scope-index.js';
import type { Store } from './store/store.js';
import type { Scope, Stats } from './types.js';

/** How much a scope holds and may hold, and what of it waits. */
export function statsOf(store: Store, config: Config, scope: Scope, model: IndexedModel): Stats {
  const key = store.articles.scopeKey(scope);
  const feeds = store.feeds.list(scope);
  const followed = feeds.filter(({ state }) => state === 'followed').length;
  return {
    ...corpusOf(store.db, key, null),
    sentences: sentencesIn(store.db, key),
    answers: store.answers.count(key),
    model: model.id,
    dimension: model.dimension,
    databaseBytes: store.databaseBytes(),
    bytes: bytesIn(store.db, key),
    limits: limitsOf(config),
    feeds: {
      followed,
      paused: feeds.length - followed,
      waiting: feeds.reduce((sum, { waiting }) => sum + waiting, 0),
    },
    queued: store.accepted.count(key),
  };
}
