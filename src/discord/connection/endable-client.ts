import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientOptions, SimpleShardingStrategy } from 'discord.js';

/** Longest wait for the gateway to say goodbye. */
const GOODBYE_MS = 2000;

export interface EndableClient {
  readonly client: Client;
  /** Logs out for good. Never rejects. */
  end(): Promise<void>;
}

/**
 * A client of discord.js that stays destroyed. By itself, a shard that loses its connection around `Client.destroy`
 * connects again half a second later, and a client that failed to log in becomes ready after all. Every connection
 * begins by reading the session, which here never returns once the client has ended.
 */
export function endableClient(options: ClientOptions): EndableClient {
  const ended = new AbortController();
  const client = new Client({
    ...options,
    ws: {
      ...options.ws,
      buildStrategy: (manager) => {
        const { retrieveSessionInfo } = manager.options;
        manager.options.retrieveSessionInfo = (shard) =>
          ended.signal.aborted ? new Promise(() => undefined) : retrieveSessionInfo(shard);
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  return {
    client,
    async end() {
      ended.abort();
      const destroyed = client.destroy().catch((error: unknown) => void client.emit('debug', String(error)));
      await Promise.race([destroyed, delay(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
}
