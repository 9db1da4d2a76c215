import { randomUUID } from 'node:crypto';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import { UserError } from '../../domain/errors.js';
import { boundaryStrings } from '../strings/boundary.js';
import { memberMessage } from '../strings/errors.js';

/** Too late, already answered, deleted meanwhile, or no permission to write: no response can be sent. */
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

/** Logs the error and responds: to a `UserError` with its message for members, to a fault with an incident id. */
export async function respondToError(
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
    logger.info({ code: error.code, id: error.id }, error.message);
    message = memberMessage(error);
  } else {
    const incident = randomUUID().slice(0, 8);
    logger.error({ err: error, incident }, 'fault');
    message = boundaryStrings.fault(incident);
  }
  try {
    await refuse(message);
  } catch (failure) {
    logger.warn({ err: failure }, 'the error could not be shown');
  }
}
