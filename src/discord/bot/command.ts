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
import type { ArticleDraft } from '../input/article-form.js';
import type { Drafts } from '../input/drafts.js';
import type { AskQueue } from '../limits/ask-queue.js';
import type { Limits } from '../limits/limits.js';
import type { PreferencesCache } from '../limits/preferences-cache.js';
import type { Reply } from '../reply/reply.js';
import type { Texts } from '../strings/texts.js';
import type { Closing } from './closing.js';
import type { CustomId } from './custom-id.js';

/** Everything a command needs besides the interaction itself. */
export interface CommandContext {
  readonly newsroom: Newsroom;
  readonly reply: Reply;
  /** In the language of whoever uses the command. */
  readonly texts: Texts;
  readonly scope: Scope;
  /** Of `scope`. */
  readonly preferences: Preferences;
  readonly preferencesCache: PreferencesCache;
  readonly limits: Limits;
  readonly askQueue: AskQueue;
  readonly articleDrafts: Drafts<ArticleDraft>;
  readonly questionDrafts: Drafts<string>;
  readonly closing: Closing;
  readonly config: Config;
  readonly logger: Logger;
}

/** Autocompletion has no reply to write to. */
export type AutocompleteContext = Pick<CommandContext, 'newsroom' | 'scope' | 'config' | 'texts'>;

/** Handlers may throw anything; dispatch.ts logs it and responds. */
interface Handlers {
  /** Refused outside the channels that `/setup` allows, like its buttons, menus and forms. */
  readonly allowedChannelsOnly?: true;
  /** A button whose custom id names this command. */
  onButton?(interaction: ButtonInteraction, id: CustomId, context: CommandContext): Promise<void>;
  /** A select menu whose custom id names this command. */
  onSelect?(interaction: StringSelectMenuInteraction, id: CustomId, context: CommandContext): Promise<void>;
  /** A submitted form whose custom id names this command. */
  onModal?(interaction: ModalSubmitInteraction, id: CustomId, context: CommandContext): Promise<void>;
}

export interface SlashCommand extends Handlers {
  readonly kind: 'slash';
  readonly name: string;
  /** Takes the settings, because they bound some options. */
  schema(config: Config): RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** At most `MAX_CHOICES` choices for the option being typed. */
  autocomplete?(
    interaction: AutocompleteInteraction,
    context: AutocompleteContext,
  ): Promise<ApplicationCommandOptionChoiceData[]>;
}

/** A command in the menu of a message, under "Apps". */
export interface MessageCommand extends Handlers {
  readonly kind: 'message';
  /** As shown in the menu. */
  readonly name: string;
  schema(config: Config): RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, context: CommandContext): Promise<void>;
}

export type Command = SlashCommand | MessageCommand;
