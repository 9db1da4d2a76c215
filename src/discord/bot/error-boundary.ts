import { randomUUID } from 'node:crypto';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import { UserError } from '../../domain/errors.js';
import { boundaryStrings } from '../strings/strings.js';

/** Too late, answered already, deleted under our hands, or not allowed to write there: nobody can be told. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** Logs what went wrong and tells the user what is for them: a `UserError` in its words, a fault by an incident id. */
export async function answerError(
  error: unknown,
  refuse: (message: string) => Promise<void>,
  logger: Logger,
): Promise<void> {
  if (isGone(error)) {
    logger.warn({ err: error }, 'the interaction is gone');
    return;
  }
  let message: string;
  if (error instanceof UserError) {
    logger.info({ code: error.code }, error.message);
    message = error.message;
  } else {
    const incident = randomUUID().slice(0, 8);
    logger.error({ err: error, incident }, 'fault');
    message = boundaryStrings.fault(incident);
  }
  try {
    await refuse(message);
  } catch (failure) {
    logger.warn({ err: failure }, 'the refusal could not be delivered');
  }
}
