import { ApplicationCommandOptionType, ApplicationCommandType, type Client, Routes } from 'discord.js';
import { z } from 'zod';
import type { ShowCommand } from '../reply/markdown/command-mentions.js';
import { commandCatalogues } from '../strings/commands.js';
import type { Language } from '../strings/languages.js';

const registered = z.array(
  z.object({
    id: z.string().regex(/^\d{15,20}$/),
    name: z.string(),
    type: z.int().optional(),
    options: z.array(z.object({ name: z.string(), type: z.int() })).optional(),
  }),
);

/** The ids that Discord gave the slash commands when they were registered. */
export class CommandIds {
  /** By name, with the subcommand if there is one: `feed add`. */
  readonly #ids = new Map<string, string>();
  /** The only server that has them; undefined: every server. */
  readonly #guild: string | undefined;

  /** @param guild `DISCORD_GUILD_ID` */
  constructor(guild?: string) {
    this.#guild = guild;
  }

  /** Asks Discord. Rejects if it can't be asked; commands are then named without a link. */
  async load({ application, rest }: Client<true>): Promise<void> {
    const { id: application_id } = application;
    const route =
      this.#guild === undefined
        ? Routes.applicationCommands(application_id)
        : Routes.applicationGuildCommands(application_id, this.#guild);
    for (const { id, name, type, options = [] } of registered.parse(await rest.get(route))) {
      if (type !== undefined && type !== ApplicationCommandType.ChatInput) continue;
      const subcommands = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
      // Discord shows no mention of a command that only has subcommands.
      if (subcommands.length === 0) this.#ids.set(name, id);
      for (const subcommand of subcommands) this.#ids.set(`${name} ${subcommand.name}`, id);
    }
  }

  /** How a reader in a server (null: a direct message) sees commands. */
  shownTo(language: Language, guild: string | null): ShowCommand {
    const areHere = this.#guild === undefined || this.#guild === guild;
    return (path) => {
      const id = areHere ? this.#ids.get(path) : undefined;
      if (id !== undefined) return { mention: `</${path}:${id}>` };
      const name = nameIn(language, path);
      return name === undefined ? undefined : { name };
    };
  }
}

/** `feed add` → `feed hinzufügen`; undefined if the language has no such command. */
function nameIn(language: Language, path: string): string | undefined {
  if (language === 'en') return path;
  const [command = '', subcommand] = path.split(' ');
  const words = commandCatalogues[language][command];
  if (subcommand === undefined) return words?.name;
  const option = words?.options?.[subcommand];
  return words && option && `${words.name} ${option.name}`;
}
