import type { Config } from '../config/config.js';
import { DAY_MS } from '../domain/units.js';
import type { IndexedModel } from '../store/search/scope-index.js';
import type { Store } from '../store/store.js';
import { type DeletionDeps, purgeScope } from './deletion.js';
import type { Scopes } from './newsroom.js';
import { statsOf } from './stats.js';

export interface ScopesDeps {
  readonly store: Store;
  readonly config: Config;
  readonly clock: () => Date;
  readonly deletion: DeletionDeps;
  /** The model whose vectors are searched. */
  readonly indexedModel: () => IndexedModel;
}

export function createScopes({ store, config, clock, deletion, indexedModel }: ScopesDeps): Scopes {
  return {
    async stats(scope) {
      return statsOf(store, config, scope, indexedModel());
    },

    async preferences(scope) {
      return store.scopes.preferences(scope);
    },

    async setPreferences(scope, preferences) {
      store.scopes.setPreferences(store.articles.scopeKey(scope), preferences);
    },

    purge: (scope) => purgeScope(deletion, scope),

    async serversPresent(servers) {
      store.scopes.present(servers, clock());
    },

    async serverLeft(server) {
      store.scopes.left(server, clock());
    },

    async serverJoined(server) {
      return store.scopes.joined(server);
    },

    async purgeLeft() {
      const due = store.scopes.leftBefore(new Date(clock().getTime() - config.LEFT_SERVER_DAYS * DAY_MS));
      for (const server of due) await purgeScope(deletion, server);
      return due;
    },
  };
}
