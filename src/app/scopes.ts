import type { Config } from '../config/config.js';
import { hasServer, WHOLE } from '../domain/share.js';
import { DAY_MS } from '../domain/units.js';
import type { Store } from '../store/ports/store.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { type DeletionDeps, purgeScope } from './archive/deletion.js';
import type { TrustedClock } from './archive/trusted-clock.js';
import type { IngestQueue } from './ingest/ingest-queue.js';
import type { Scopes } from './newsroom.js';
import { statsOf } from './stats.js';

export interface ScopesDeps {
  readonly store: Store;
  readonly config: Config;
  readonly clock: TrustedClock;
  readonly deletion: DeletionDeps;
  readonly queue: Pick<IngestQueue, 'waiting'>;
  /** The model whose vectors are searched. */
  readonly indexedModel: () => Promise<IndexedModel>;
}

export function createScopes({ store, config, clock, deletion, indexedModel, queue }: ScopesDeps): Scopes {
  return {
    async stats(scope) {
      return statsOf(store, config, scope, await indexedModel());
    },

    async totals() {
      const stored = await store.totals();
      return { ...stored, ingestsWaiting: queue.waiting, databaseBytes: await store.databaseBytes() };
    },

    async allPreferences() {
      return store.scopes.allPreferences();
    },

    async setPreferences(scope, preferences) {
      await store.scopes.setPreferences(await store.articles.scopeKey(scope), preferences);
    },

    purge: (scope) => purgeScope(deletion, scope),

    async serversPresent(servers, share = WHOLE) {
      const gone = (await store.scopes.servers()).filter(
        (server) => hasServer(share, server) && !servers.includes(server),
      );
      await store.scopes.markPresent(servers, gone, await clock.latest());
    },

    async serverLeft(server) {
      await store.scopes.markLeft(server, await clock.latest());
    },

    async serverJoined(server) {
      return store.scopes.markJoined(server);
    },

    async purgeLeft(share = WHOLE) {
      const now = await clock.earliest();
      const left = await store.scopes.leftBefore(new Date(now.getTime() - config.LEFT_SERVER_DAYS * DAY_MS));
      const due = left.filter((server) => hasServer(share, server));
      for (const server of due) await purgeScope(deletion, server);
      return due;
    },
  };
}
