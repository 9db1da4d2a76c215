import { REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { restOptions } from './rest-options.js';
import { untilDiscordWorks } from './until-discord-works.js';

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
export function gatewayInformation(
  config: Config,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<GatewayInformation> {
  const rest = new REST({ ...restOptions(config), version: '10' }).setToken(config.DISCORD_TOKEN ?? '');
  const ask = async (): Promise<GatewayInformation> => {
    const { shards, session_start_limit } = response.parse(await rest.get(Routes.gatewayBot(), { signal }));
    return { shards, loginsAtOnce: session_start_limit.max_concurrency };
  };
  return untilDiscordWorks(ask, {
    api: config.DISCORD_API_URL,
    logger,
    signal,
    message: 'waiting for Discord',
  });
}
