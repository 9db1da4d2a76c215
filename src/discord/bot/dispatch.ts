/** Routes each interaction to its command. The error boundary: nothing thrown by a command gets past it. */
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import { discordErrors } from '../errors.js';
import { assertChannelAllowed } from '../limits/allowed-channels.js';
import type { AskQueue } from '../limits/ask-queue.js';
import type { Limits } from '../limits/limits.js';
import type { PreferencesCache } from '../limits/preferences-cache.js';
import { Reply, type Respondable } from '../reply/reply.js';
import type { Command, CommandContext } from './command.js';
import { parseCustomId } from './custom-id.js';
import { isGone, respondToError } from './error-boundary.js';
import { scopeOf } from './scope.js';

export interface DispatchDeps {
  readonly commands: readonly Command[];
  readonly newsroom: Newsroom;
  readonly preferencesCache: PreferencesCache;
  readonly limits: Limits;
  readonly askQueue: AskQueue;
  readonly config: Config;
  readonly logger: Logger;
}

/** The listener for interactions; it never rejects. */
export function interactionListener(deps: DispatchDeps): (interaction: Interaction) => Promise<void> {
  const commands = new Map(deps.commands.map((command) => [command.name, command]));
  return async (interaction) => {
    if (interaction.isAutocomplete()) return autocomplete(interaction, commands, deps);
    if (!isRespondable(interaction)) return;
    const logger = deps.logger.child({ interaction: interaction.id, what: nameOf(interaction) });
    const reply = new Reply(interaction, deps.newsroom);
    try {
      const scope = scopeOf(interaction);
      const preferences = await deps.preferencesCache.get(scope);
      await route(interaction, commands, { ...deps, logger, reply, scope, preferences });
    } catch (error) {
      await respondToError(error, (message) => reply.refuse(message), logger);
    }
  };
}

async function route(
  interaction: Respondable,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<void> {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const command = commands.get(interaction.commandName);
    if (command?.allowedChannelsOnly) assertChannelAllowed(interaction, context.preferences);
    if (interaction.isChatInputCommand() && command?.kind === 'slash') {
      return command.execute(interaction, context);
    }
    if (interaction.isMessageContextMenuCommand() && command?.kind === 'message') {
      return command.execute(interaction, context);
    }
    throw discordErrors.unknownCommand({ name: nameOf(interaction) });
  }
  const id = parseCustomId(interaction.customId);
  const command = commands.get(id.command);
  if (interaction.isButton() && command?.onButton) return command.onButton(interaction, id, context);
  if (interaction.isStringSelectMenu() && command?.onSelect) {
    return command.onSelect(interaction, id, context);
  }
  if (interaction.isModalSubmit() && command?.onModal) return command.onModal(interaction, id, context);
  throw discordErrors.staleControl({});
}

/** Errors are only logged: while typing, a member sees no choices instead. */
async function autocomplete(
  interaction: AutocompleteInteraction,
  commands: ReadonlyMap<string, Command>,
  { newsroom, config, logger }: DispatchDeps,
): Promise<void> {
  const command = commands.get(interaction.commandName);
  try {
    const context = { newsroom, config, scope: scopeOf(interaction) };
    const choices =
      command?.kind === 'slash' && command.autocomplete
        ? await command.autocomplete(interaction, context)
        : [];
    await interaction.respond(choices);
  } catch (error) {
    if (isGone(error)) return;
    logger.warn({ err: error, what: `/${interaction.commandName}` }, 'autocompletion failed');
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
