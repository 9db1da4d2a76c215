import { randomUUID } from 'node:crypto';
import { DiscordAPIError, DiscordjsErrorCodes, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import { UserError } from '../../domain/errors.js';
import { discordErrors } from '../errors.js';
import { refusalMarkdown } from '../reply/refusal.js';
import type { Texts } from '../strings/texts.js';
import type { Closing } from './closing.js';

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

/** The interaction lacks an option or a field that the command has, or has it with another type. */
const MALFORMED: ReadonlySet<unknown> = new Set([
  DiscordjsErrorCodes.CommandInteractionOptionEmpty,
  DiscordjsErrorCodes.CommandInteractionOptionNotFound,
  DiscordjsErrorCodes.CommandInteractionOptionType,
  DiscordjsErrorCodes.CommandInteractionOptionNoSubcommand,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldEmpty,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldNotFound,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldType,
  DiscordjsErrorCodes.ModalSubmitInteractionFieldInvalidChannelType,
]);

export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

export interface Boundary {
  readonly logger: Logger;
  readonly closing: Closing;
  /** In the language of whoever caused the error. */
  readonly texts: Texts;
  /** Shows a message, which is markdown. `publicly`: it may be shown to everybody who sees the interaction. */
  refuse(message: string, options: { readonly publicly: boolean }): Promise<void>;
}

/**
 * Logs the error and responds: to a `UserError` with its message for members, to a fault with an incident id. While
 * the bot closes, work that is cut off is no fault, and is counted instead of logged. Never rejects.
 */
export async function respondToError(thrown: unknown, boundary: Boundary): Promise<void> {
  const { logger, closing, refuse } = boundary;
  const error = asUserError(thrown, closing);
  try {
    if (isGone(error)) {
      if (closing.begun) closing.count('gone');
      else logger.warn({ err: error }, 'the interaction is gone');
      return;
    }
    const isRestart = closing.begun && error instanceof UserError && error.code === 'cancelled';
    await refuse(messageOf(error, boundary), { publicly: isRestart });
  } catch (failure) {
    if (closing.begun) closing.count('not told');
    else logger.warn({ err: failure }, 'the error could not be shown');
  }
}

function messageOf(error: unknown, { logger, closing, texts }: Boundary): string {
  if (error instanceof UserError) {
    const { code, id } = error;
    // Its message may repeat what a member wrote.
    if (closing.begun) closing.count(id ?? code);
    else logger.info({ code, id }, 'refused');
    return refusalMarkdown(error, texts.errors);
  }
  const incident = randomUUID().slice(0, 8);
  logger.error({ err: error, incident }, 'fault');
  return texts.boundary.fault(incident);
}

function asUserError(error: unknown, closing: Closing): unknown {
  if (closing.cutOff(error)) return discordErrors.restarting({}, { cause: error });
  const isMalformed = error instanceof Error && MALFORMED.has((error as { code?: unknown }).code);
  return isMalformed ? discordErrors.staleControl({}, { cause: error }) : error;
}
