import { type Client, Events } from 'discord.js';
import { MINUTE_MS } from '../../domain/units.js';
import type { EndableClient } from './endable-client.js';
import { connectionErrors } from './errors.js';
import { untilDiscordWorks, type WaitOptions } from './until-discord-works.js';

/** Longest time without another shard becoming ready. Each try costs one of the 1000 logins that a day has. */
const SHARD_READY_MS = 2 * MINUTE_MS;
/** Discord lets one shard of a bot log in every five seconds, or as many as it allows at once. */
export const LOGIN_INTERVAL_MS = 5500;

export interface LoginOptions extends Omit<WaitOptions, 'message'> {
  readonly token: string;
  /** Of all processes of the bot, which log in one after another. Default: those of this process. */
  readonly shards?: number | undefined;
}

/**
 * Logs in with a client made by `create`; resolves when all shards are ready. While Discord is unreachable or out of
 * order, waits and tries again with a new client; a client that failed is ended for good.
 * @throws UserError if Discord refuses the bot: its token, its intents, its shards.
 */
export function logIn(
  create: () => EndableClient,
  { token, shards = 0, ...waiting }: LoginOptions,
): Promise<EndableClient> {
  const attempt = async (): Promise<EndableClient> => {
    const endable = create();
    try {
      await ready(endable.client, token, SHARD_READY_MS + shards * LOGIN_INTERVAL_MS, waiting.signal);
      return endable;
    } catch (error) {
      await endable.end();
      throw error;
    }
  };
  return untilDiscordWorks(attempt, { ...waiting, message: 'not logged in yet, waiting for Discord' });
}

/** Rejects at the first failure, which discord.js itself would try to mend without a pause and without an end. */
function ready(
  client: Client,
  token: string,
  shardReadyMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const cleanUp: (() => void)[] = [];
  const settled = new Promise<void>((resolve, reject) => {
    const watch = (event: string, react: (...args: never[]) => void) => {
      client.on(event, react as () => void);
      cleanUp.push(() => client.off(event, react as () => void));
    };
    const timer = setTimeout(
      () => reject(new Error(`the gateway did not let the bot in within ${shardReadyMs / 1000} s`)),
      shardReadyMs,
    );
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    cleanUp.push(
      () => clearTimeout(timer),
      () => signal?.removeEventListener('abort', abort),
    );
    watch(Events.ClientReady, () => resolve());
    watch(Events.ShardReady, () => timer.refresh());
    watch(Events.ShardDisconnect, ({ code }: { code: number }) => reject(connectionErrors.closed({ code })));
    watch(Events.ShardError, (error: Error) => reject(error));
    watch(Events.ShardReconnecting, () => reject(new Error('the gateway closed the connection')));
    client.login(token).catch(reject);
  });
  return settled.finally(() => {
    for (const step of cleanUp) step();
  });
}
