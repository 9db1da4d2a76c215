import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, RESTJSONErrorCodes } from 'discord.js';
import { UserError } from '../../domain/errors.js';
import { connectionErrors } from '../errors.js';

/** Why logging in or registering failed, as an error that the person who runs the bot can act on if possible. */
export function connectionError(
  error: unknown,
  { api, guild }: { api: string; guild?: string | undefined },
): Error {
  if (error instanceof UserError) return error;
  if (isTokenRefused(error)) return connectionErrors.tokenRefused({}, { cause: error });
  if (error instanceof DiscordAPIError) {
    return error.code === RESTJSONErrorCodes.MissingAccess && guild
      ? connectionErrors.notInGuild({ guild }, { cause: error })
      : error;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return connectionErrors.unreachable({ api, reason }, { cause: error });
}

function isTokenRefused(error: unknown): boolean {
  return (
    (error instanceof DiscordAPIError && error.status === 401) ||
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
  );
}
