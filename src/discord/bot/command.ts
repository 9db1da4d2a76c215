import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import type { AskQueue } from '../limits/ask-queue.js';
import type { Limits } from '../limits/limits.js';
import type { PreferencesCache } from '../limits/preferences-cache.js';
import type { Reply } from '../reply/reply.js';
import type { CustomId } from './custom-id.js';

/** What a command works with: the newsroom to ask, the reply to write to, and for whom. */
export interface CommandContext {
  readonly newsroom: Newsroom;
  readonly reply: Reply;
  readonly scope: Scope;
  /** What those who run the scope have chosen, and the book to write another choice in. */
  readonly preferences: Preferences;
  readonly preferenceBook: PreferencesCache;
  readonly limits: Limits;
  readonly line: AskQueue;
  readonly config: Config;
  readonly logger: Logger;
}

/** What a suggestion may rest on; nothing is written but the suggestions themselves. */
export type Suggesting = Pick<CommandContext, 'newsroom' | 'scope' | 'config'>;

/** Whatever a command's functions throw is answered and logged in dispatch.ts. */
interface Controls {
  /** Whether it keeps to the channels that were chosen for answers. */
  readonly keepsToChannels?: true;
  /** A click on a button whose custom id names this command. */
  click?(interaction: ButtonInteraction, id: CustomId, turn: CommandContext): Promise<void>;
  /** A choice made in a menu whose custom id names this command. */
  choose?(interaction: StringSelectMenuInteraction, id: CustomId, turn: CommandContext): Promise<void>;
  /** A form sent off whose custom id names this command. */
  submit?(interaction: ModalSubmitInteraction, id: CustomId, turn: CommandContext): Promise<void>;
}

export interface SlashCommand extends Controls {
  readonly kind: 'slash';
  readonly name: string;
  /** As it is registered; some bounds are settings. */
  schema(config: Config): RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, turn: CommandContext): Promise<void>;
  /** Up to 25 choices for the option that is being typed; a fault comes to none. */
  suggest?(
    interaction: AutocompleteInteraction,
    turn: Suggesting,
  ): Promise<ApplicationCommandOptionChoiceData[]>;
}

/** A command in the menu of every message, under "Apps". */
export interface MessageCommand extends Controls {
  readonly kind: 'message';
  /** As the menu shows it. */
  readonly name: string;
  schema(config: Config): RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, turn: CommandContext): Promise<void>;
}

export type Command = SlashCommand | MessageCommand;
