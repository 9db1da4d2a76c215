import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from 'discord.js';
import { UserError } from '../../domain/errors.js';
import { connectionErrors } from './errors.js';

/** Statuses of a refusal that may pass: no answer in time, too early, too many requests. */
export const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** The server that commands are registered in, and the link that adds the bot to it. */
interface OneServer {
  readonly guild: string;
  readonly invite: string;
}

/** Why logging in or registering failed, as an error that the person who runs the bot can act on if possible. */
export function connectionError(
  error: unknown,
  { api, server }: { readonly api: string; readonly server?: OneServer | undefined },
): Error {
  if (error instanceof UserError) return error;
  if (isTokenRefused(error)) return connectionErrors.tokenRefused({}, { cause: error });
  if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess && server) {
    return connectionErrors.notInGuild(server, { cause: error });
  }
  if (error instanceof DiscordAPIError && !PASSING_STATUSES.has(error.status)) {
    // A request that Discord does not understand is a fault of Byline's.
    if (error.status === 400) return error;
    const { method, status, message } = error;
    return connectionErrors.requestRefused({ api, method, status, reason: message }, { cause: error });
  }
  return connectionErrors.unreachable({ api, reason: reasonOf(error) }, { cause: error });
}

/** Whether trying again can help: Discord was not reached, is out of order, or asks to wait. */
export function isPassing(error: Error): boolean {
  return error instanceof UserError && error.code === 'url.unreachable';
}

/** How long Discord asks to wait, in milliseconds; 0 if it doesn't. */
export function retryAfterMs(error: unknown): number {
  return error instanceof RateLimitError ? error.retryAfter : 0;
}

function isTokenRefused(error: unknown): boolean {
  return (
    (error instanceof DiscordAPIError && error.status === 401) ||
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof RateLimitError) return 'it asks to wait (HTTP status 429)';
  if (error instanceof HTTPError) return `HTTP status ${error.status}`;
  if (!(error instanceof Error)) return String(error);
  // An attempt at several addresses fails with one error for all of them, without a message.
  return error.message || String((error as { code?: unknown }).code ?? error.name);
}
