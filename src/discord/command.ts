import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Newsroom, Scope } from '../types.js';
import type { CustomId } from './custom-id.js';
import type { Limits } from './limits.js';
import type { Reply } from './reply.js';

/** What a command works with: the newsroom to ask, the reply to write to, and for whom. */
export interface Turn {
  readonly newsroom: Newsroom;
  readonly reply: Reply;
  readonly scope: Scope;
  readonly limits: Limits;
  readonly config: Config;
  readonly logger: Logger;
}

/** A slash command. Whatever its functions throw is answered and logged in dispatch.ts. */
export interface Command {
  readonly name: string;
  /** As it is registered; some bounds are settings. */
  schema(config: Config): RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, turn: Turn): Promise<void>;
  /** A click on a button whose custom id names this command. */
  click?(interaction: ButtonInteraction, id: CustomId, turn: Turn): Promise<void>;
  /** A form sent off whose custom id names this command. */
  submit?(interaction: ModalSubmitInteraction, id: CustomId, turn: Turn): Promise<void>;
}
