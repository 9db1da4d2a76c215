import type { Config } from '../config/config.js';
import type { Scope } from '../domain/scope.js';
import type { Stats } from '../domain/stats.js';
import type { Store } from '../store/ports/store.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { limitsOf } from './ingest/quota.js';

const MAX_SET_ASIDE = 5;

export async function statsOf(
  store: Store,
  config: Config,
  scope: Scope,
  model: IndexedModel,
): Promise<Stats> {
  const key = await store.articles.scopeKey(scope);
  const feeds = await store.feeds.list(scope);
  const followed = feeds.filter(({ state }) => state === 'followed').length;
  return {
    ...(await store.search.corpus(key, null)),
    sentences: await store.search.sentenceCount(key),
    answers: await store.answers.count(key),
    ratings: await store.answers.ratings(key),
    model: model.id,
    dimension: model.dimension,
    databaseBytes: await store.databaseBytes(),
    bytes: await store.articles.bytes(key),
    limits: limitsOf(config),
    feeds: {
      followed,
      paused: feeds.length - followed,
      waiting: feeds.reduce((sum, { waiting }) => sum + waiting, 0),
    },
    queued: await store.jobs.count(key),
    setAside: await store.jobs.setAsideSources(key, MAX_SET_ASIDE),
  };
}
