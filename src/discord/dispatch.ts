/** Brings each interaction to its command. The only error boundary: nothing thrown below gets past here. */
import { randomUUID } from 'node:crypto';
import {
  type AutocompleteInteraction,
  DiscordAPIError,
  type Interaction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { UserError } from '../errors.js';
import type { Newsroom } from '../types.js';
import type { Command, Turn } from './command.js';
import { parseCustomId } from './custom-id.js';
import type { Limits } from './limits.js';
import { Reply, type Respondable } from './reply.js';
import { scopeOf } from './scope.js';
import { boundaryStrings } from './strings.js';

/** Too late, answered already, or deleted under our hands: nobody is left to tell. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
]);

export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly newsroom: Newsroom;
  readonly limits: Limits;
  readonly config: Config;
  readonly logger: Logger;
}

/** The function that serves an interaction; it never rejects. */
export function dispatcher(options: DispatchOptions): (interaction: Interaction) => Promise<void> {
  const commands = new Map(options.commands.map((command) => [command.name, command]));
  return async (interaction) => {
    if (interaction.isAutocomplete()) return suggest(interaction, commands, options);
    if (!isRespondable(interaction)) return;
    const logger = options.logger.child({ interaction: interaction.id, what: nameOf(interaction) });
    const reply = new Reply(interaction, options.newsroom);
    try {
      await serve(interaction, commands, { ...options, logger, reply, scope: scopeOf(interaction) });
    } catch (error) {
      await answerError(error, reply, logger);
    }
  };
}

async function serve(
  interaction: Respondable,
  commands: ReadonlyMap<string, Command>,
  turn: Turn,
): Promise<void> {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const command = commands.get(interaction.commandName);
    if (interaction.isChatInputCommand() && command?.kind === 'slash')
      return command.execute(interaction, turn);
    if (interaction.isMessageContextMenuCommand() && command?.kind === 'message') {
      return command.execute(interaction, turn);
    }
    throw new UserError('usage', boundaryStrings.unknownCommand(nameOf(interaction)));
  }
  const id = parseCustomId(interaction.customId);
  const command = commands.get(id.command);
  if (interaction.isButton() && command?.click) return command.click(interaction, id, turn);
  if (interaction.isModalSubmit() && command?.submit) return command.submit(interaction, id, turn);
  throw new UserError('usage', boundaryStrings.stale);
}

/** Whoever types is shown no error: where there is nothing to suggest, or it failed, no suggestion comes. */
async function suggest(
  interaction: AutocompleteInteraction,
  commands: ReadonlyMap<string, Command>,
  { newsroom, config, logger }: DispatchOptions,
): Promise<void> {
  const command = commands.get(interaction.commandName);
  try {
    const turn = { newsroom, config, scope: scopeOf(interaction) };
    const choices =
      command?.kind === 'slash' && command.suggest ? await command.suggest(interaction, turn) : [];
    await interaction.respond(choices);
  } catch (error) {
    if (isGone(error)) return;
    logger.warn({ err: error, what: `/${interaction.commandName}` }, 'no suggestions');
    await interaction.respond([]).catch(() => undefined);
  }
}

async function answerError(error: unknown, reply: Reply, logger: Logger): Promise<void> {
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
    await reply.refuse(message);
  } catch (failure) {
    logger.warn({ err: failure }, 'the refusal could not be delivered');
  }
}

function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

function isRespondable(interaction: Interaction): interaction is Respondable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isModalSubmit()
  );
}

function nameOf(interaction: Respondable): string {
  if (interaction.isChatInputCommand()) return `/${interaction.commandName}`;
  return interaction.isMessageContextMenuCommand() ? interaction.commandName : interaction.customId;
}
