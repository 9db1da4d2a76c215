import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import pino from 'pino';

/** Tokens in the paths of interactions and webhooks. */
const TOKEN_IN_PATH_RE = /((?:interactions|webhooks)\/\d+\/)[^/?#\s"']+/g;

/** Fields of failed requests that contain what was sent, or the token without its path. */
const OMITTED: ReadonlySet<string> = new Set(['requestBody', 'rawError', 'route', 'majorParameter', 'hash']);

/**
 * The `err` serializer of the bot's log. A failed request to Discord carries its body, which may be a private
 * answer, and its URL, which may contain an interaction token that is valid for 15 minutes. Both stay out of the log.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return withoutTokens(error);
  const fields = Object.entries(pino.stdSerializers.err(error)).filter(
    ([name]) => !(isRequestError(error) && OMITTED.has(name)),
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutTokens(value)]));
}

function isRequestError(error: Error): boolean {
  return error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError;
}

function withoutTokens(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(TOKEN_IN_PATH_RE, '$1[token]') : value;
}
