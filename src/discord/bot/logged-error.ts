import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import pino from 'pino';

/** Tokens in the paths of interactions and webhooks. */
const TOKEN_IN_PATH_RE = /(\/(?:interactions|webhooks)\/\d+\/)[^/?#]+/;

/**
 * The `err` serializer of the bot's log. A failed request to Discord carries its body, which may be a private
 * answer, and its URL, which may contain an interaction token that is valid for 15 minutes. Both stay out of the log.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const logged = pino.stdSerializers.err(error);
  if (!(error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError))
    return logged;
  const {
    requestBody: _body,
    url,
    route,
    ...fields
  } = logged as pino.SerializedError & {
    requestBody?: unknown;
    url?: unknown;
    route?: unknown;
  };
  return { ...fields, url: String(url).replace(TOKEN_IN_PATH_RE, '$1[token]') };
}
