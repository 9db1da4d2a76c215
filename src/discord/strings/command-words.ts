/** Names and descriptions of commands in one language, as the menu of commands shows them. */
export interface CommandWords {
  /** Of a slash command or an option: lower case, without spaces. */
  readonly name: string;
  /** Commands in the menu of a message have none. `{max}` stands for the maximum of a number. */
  readonly description?: string;
  /** Subcommands and options by their English names. */
  readonly options?: Readonly<Record<string, CommandWords>>;
  /** Names of choices by their values. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** Commands by their English names. */
export type CommandCatalogue = Readonly<Record<string, CommandWords>>;
