import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, RESTJSONErrorCodes } from 'discord.js';
import { UserError } from '../../domain/errors.js';
import { setupStrings } from '../strings/strings.js';

/** What keeps the bot from logging in or registering, said so that whoever runs it can mend it. */
export function setupError(
  error: unknown,
  { api, guild }: { api: string; guild?: string | undefined },
): Error {
  if (error instanceof UserError) return error;
  if (isTokenRefused(error)) return new UserError('config.invalid', setupStrings.badToken, { cause: error });
  if (error instanceof DiscordAPIError) {
    return error.code === RESTJSONErrorCodes.MissingAccess && guild
      ? new UserError('config.invalid', setupStrings.noAccess(guild), { cause: error })
      : error;
  }
  const why = error instanceof Error ? error.message : String(error);
  return new UserError('url.unreachable', setupStrings.unreachable(api, why), { cause: error });
}

function isTokenRefused(error: unknown): boolean {
  return (
    (error instanceof DiscordAPIError && error.status === 401) ||
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
  );
}
