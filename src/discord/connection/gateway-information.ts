import { setTimeout as delay } from 'node:timers/promises';
import { REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { backOffMs } from './back-off.js';
import { connectionError, isPassing, retryAfterMs } from './connection-error.js';
import { restOptions } from './rest-options.js';

const response = z.object({
  shards: z.int().min(1),
  session_start_limit: z.object({ max_concurrency: z.int().min(1) }),
});

export interface GatewayInformation {
  /** As many as Discord recommends. */
  readonly shards: number;
  /** Shards that may log in at the same time. */
  readonly loginsAtOnce: number;
}

/**
 * Asks Discord how the bot may connect. Waits for a Discord that is unreachable or out of order, as logging in does.
 * @throws UserError if Discord refuses the bot; the signal's reason.
 */
export async function gatewayInformation(
  config: Config,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<GatewayInformation> {
  const rest = new REST({ ...restOptions(config), version: '10' }).setToken(config.DISCORD_TOKEN ?? '');
  for (let failures = 1; ; failures++) {
    signal.throwIfAborted();
    try {
      const { shards, session_start_limit } = response.parse(await rest.get(Routes.gatewayBot(), { signal }));
      return { shards, loginsAtOnce: session_start_limit.max_concurrency };
    } catch (error) {
      signal.throwIfAborted();
      const failure = connectionError(error, { api: config.DISCORD_API_URL });
      if (!isPassing(failure)) throw failure;
      const pause = Math.max(backOffMs(failures), retryAfterMs(error));
      const nextTryAt = new Date(Date.now() + pause).toISOString();
      logger.warn({ reason: failure.message, failures, nextTryAt }, 'waiting for Discord');
      await delay(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
