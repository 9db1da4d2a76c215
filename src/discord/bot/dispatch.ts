/** Routes each interaction to its command. The error boundary: nothing thrown by a command gets past it. */
import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import { within } from '../../domain/within.js';
import { discordErrors } from '../errors.js';
import { assertChannelAllowed } from '../limits/allowed-channels.js';
import { Reply, type Respondable } from '../reply/reply.js';
import { textsFor } from '../strings/texts.js';
import type { Command, CommandContext } from './command.js';
import type { CommandIds } from './command-ids.js';
import { parseCustomId } from './custom-id.js';
import { isGone, respondToError } from './error-boundary.js';
import { isOnlyForUser, scopeOf } from './scope.js';

const ACTION_RE = /^[a-z-]{1,30}$/;
/** Longest wait for choices, which Discord wants within three seconds. */
const CHOICES_MS = 2000;

/** What all interactions share. */
export interface DispatchDeps extends Omit<CommandContext, 'reply' | 'texts' | 'scope' | 'preferences'> {
  readonly commands: readonly Command[];
  readonly commandIds: CommandIds;
  /** Receives what handling an event ended with instead of a reply, for counting. */
  readonly onError: (error: unknown) => void;
}

/** The listener for interactions; it never rejects. */
export function interactionListener(deps: DispatchDeps): (interaction: Interaction) => Promise<void> {
  const commands = new Map(deps.commands.map((command) => [command.name, command]));
  return async (interaction) => {
    if (interaction.isAutocomplete()) return autocomplete(interaction, commands, deps);
    if (!isRespondable(interaction)) return;
    const logger = deps.logger.child({ interaction: interaction.id, what: nameOf(interaction, commands) });
    const texts = textsFor(interaction.locale);
    const showCommand = deps.commandIds.shownTo(texts.language, interaction.guildId);
    const reply = new Reply(interaction, deps.newsroom, { texts, showCommand }, () =>
      isOnlyForUser(interaction, scopeOf(interaction)),
    );
    try {
      if (deps.closing.begun) throw discordErrors.restarting({});
      const scope = scopeOf(interaction);
      const preferences = await preferencesOf(scope, reply, deps);
      await route(interaction, commands, { ...deps, logger, reply, texts, scope, preferences });
    } catch (error) {
      if (!isGone(error)) deps.onError(error);
      await respondToError(error, {
        logger,
        closing: deps.closing,
        texts,
        refuse: (message, options) => reply.refuse(message, options),
      });
    }
  };
}

/** Acknowledges the interaction, privately, before it waits for the newsroom, which is only asked right after the start. */
async function preferencesOf(
  scope: Scope,
  reply: Reply,
  { preferencesCache }: DispatchDeps,
): Promise<Preferences> {
  const known = preferencesCache.known(scope);
  if (known !== undefined) return known;
  await reply.deferEarly();
  return preferencesCache.get(scope);
}

async function route(
  interaction: Respondable,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<void> {
  const isCommand = interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand();
  const id = parseCustomId(isCommand ? interaction.commandName : interaction.customId);
  const command = commands.get(isCommand ? interaction.commandName : id.command);
  if (command?.allowedChannelsOnly) assertChannelAllowed(interaction, context.preferences);
  if (interaction.isChatInputCommand() && command?.kind === 'slash') {
    return command.execute(interaction, context);
  }
  if (interaction.isMessageContextMenuCommand() && command?.kind === 'message') {
    return command.execute(interaction, context);
  }
  if (isCommand) throw discordErrors.unknownCommand({ name: shownName(interaction) });
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
  { newsroom, config, logger, closing }: DispatchDeps,
): Promise<void> {
  const command = commands.get(interaction.commandName);
  const choices = async () => {
    if (closing.begun || command?.kind !== 'slash' || !command.autocomplete) return [];
    const texts = textsFor(interaction.locale);
    return command.autocomplete(interaction, { newsroom, config, texts, scope: scopeOf(interaction) });
  };
  try {
    await interaction.respond(await within(choices(), CHOICES_MS, []));
  } catch (error) {
    if (isGone(error) || closing.begun) return;
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

function shownName(interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction): string {
  return interaction.isChatInputCommand() ? `/${interaction.commandName}` : interaction.commandName;
}

/** For the log: without the arguments of a custom id, which may be a question. */
function nameOf(interaction: Respondable, commands: ReadonlyMap<string, Command>): string {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    return shownName(interaction);
  }
  const { command, action } = parseCustomId(interaction.customId);
  return commands.has(command) && ACTION_RE.test(action) ? `${command}:${action}` : 'unknown control';
}
