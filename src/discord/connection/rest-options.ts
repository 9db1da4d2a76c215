import type { RESTOptions } from 'discord.js';
import type { Config } from '../../config/config.js';
import { MINUTE_MS } from '../../domain/units.js';
import { withoutTrailing } from '../../text/trailing.js';
import { retryingRequest } from './retrying-request.js';

/**
 * Discord's limit of 50 requests a second does not count interactions, which are nearly all that Byline sends.
 * discord.js counts them, so that with its own limit a few hundred members at once would wait for seconds.
 */
const REQUESTS_PER_SECOND = 1000;

/** The base URL of Discord's HTTP API, in the form that discord.js requires. */
export function apiBase({ DISCORD_API_URL }: Config): string {
  return withoutTrailing(DISCORD_API_URL, /\//);
}

/** How the bot speaks to Discord's HTTP API. */
export function restOptions(config: Config): Partial<RESTOptions> {
  const api = apiBase(config);
  return {
    api,
    makeRequest: retryingRequest(api),
    retries: 0,
    timeout: 15 * MINUTE_MS,
    globalRequestsPerSecond: REQUESTS_PER_SECOND,
    // Logging in waits itself, and says how long.
    rejectOnRateLimit: ['/gateway/bot'],
  };
}
