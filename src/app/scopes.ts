import type { Scope } from '../domain/scope.js';
import type { Store } from '../store/store.js';
import type { Newsroom } from './newsroom.js';

const DAY_MS = 86_400_000;

type ScopeDoor = Pick<
  Newsroom,
  'preferences' | 'setPreferences' | 'serversPresent' | 'serverLeft' | 'serverJoined' | 'purgeLeft'
>;

export interface ScopeDeskParts {
  readonly store: Store;
  readonly config: { readonly LEFT_SERVER_DAYS: number };
  readonly clock: () => Date;
  /** Deletes all that a scope has. */
  readonly purge: (scope: Scope) => Promise<unknown>;
}

/** The newsroom's part that keeps what was chosen for a scope, and whether its server still has the bot. */
export function createScopeDesk({ store, config, clock, purge }: ScopeDeskParts): ScopeDoor {
  return {
    async preferences(scope) {
      return store.scopes.preferences(scope);
    },

    async setPreferences(scope, preferences) {
      store.scopes.setPreferences(store.articles.scopeKey(scope), preferences);
    },

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
      for (const server of due) await purge(server);
      return due;
    },
  };
}
