/** Brings each interaction to its command. The only error boundary: nothing thrown below gets past here. */
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import type { AskQueue } from '../limits/ask-queue.js';
import type { Limits } from '../limits/limits.js';
import { assertAnswersIn, type PreferencesCache } from '../limits/preferences-cache.js';
import { Reply, type Respondable } from '../reply/reply.js';
import { boundaryStrings } from '../strings/strings.js';
import type { Command, CommandContext } from './command.js';
import { parseCustomId } from './custom-id.js';
import { answerError, isGone } from './error-boundary.js';
import { scopeOf } from './scope.js';

export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly newsroom: Newsroom;
  readonly preferenceBook: PreferencesCache;
  readonly limits: Limits;
  readonly line: AskQueue;
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
      const scope = scopeOf(interaction);
      const preferences = await options.preferenceBook.of(scope);
      await serve(interaction, commands, { ...options, logger, reply, scope, preferences });
    } catch (error) {
      await answerError(error, (message) => reply.refuse(message), logger);
    }
  };
}

async function serve(
  interaction: Respondable,
  commands: ReadonlyMap<string, Command>,
  turn: CommandContext,
): Promise<void> {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const command = commands.get(interaction.commandName);
    if (command?.keepsToChannels) assertAnswersIn(interaction, turn.preferences);
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
  if (interaction.isStringSelectMenu() && command?.choose) return command.choose(interaction, id, turn);
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

function isRespondable(interaction: Interaction): interaction is Respondable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()
  );
}

function nameOf(interaction: Respondable): string {
  if (interaction.isChatInputCommand()) return `/${interaction.commandName}`;
  return interaction.isMessageContextMenuCommand() ? interaction.commandName : interaction.customId;
}
