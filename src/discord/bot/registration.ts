import { ApplicationCommandType, PermissionFlagsBits, PermissionsBitField, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import { setupStrings } from '../strings/strings.js';
import type { Command } from './command.js';
import { TO_POST } from './permissions.js';
import { setupError } from './setup-error.js';

const application = z.object({ id: z.string() });
const registered = z.array(z.object({ name: z.string(), type: z.int().optional() }));

export interface Registration {
  /** As Discord shows them: `/ask`, `Ingest links`. */
  readonly names: readonly string[];
  /** The only server they are registered for; undefined: every server. */
  readonly guild: string | undefined;
  readonly invite: string;
}

/** The base of Discord's HTTP API as discord.js wants it. */
export function apiBase({ DISCORD_API_URL }: Config): string {
  return DISCORD_API_URL.replace(/\/+$/, '');
}

/**
 * Tells Discord which commands there are, in place of those it knew: for one server when `DISCORD_GUILD_ID` is
 * set, else for all. The application's id is asked of Discord when it is not set.
 * @throws UserError when the token is missing or refused, the server out of reach, or Discord is.
 */
export async function registerCommands(config: Config, commands: readonly Command[]): Promise<Registration> {
  const { DISCORD_TOKEN: token, DISCORD_GUILD_ID: guild } = config;
  if (token === undefined) throw new UserError('config.invalid', setupStrings.noToken);
  const rest = new REST({ api: apiBase(config), version: '10' }).setToken(token);
  try {
    const id =
      config.DISCORD_APPLICATION_ID ?? application.parse(await rest.get(Routes.currentApplication())).id;
    const route =
      guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
    const answer = await rest.put(route, { body: commands.map((command) => command.schema(config)) });
    return { names: registered.parse(answer).map(shownName), guild, invite: inviteLink(id) };
  } catch (error) {
    throw setupError(error, { api: config.DISCORD_API_URL, guild });
  }
}

function shownName({ name, type }: z.output<typeof registered>[number]): string {
  return type === ApplicationCommandType.Message ? name : `/${name}`;
}

/**
 * What the bot's own messages take: the headlines of feeds, and answers to replies, in channels and threads.
 * Answers to commands need no permission.
 */
const PERMISSIONS = [
  ...TO_POST,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** Adds the bot to a server. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: PermissionsBitField.resolve(PERMISSIONS).toString(),
    integration_type: '0',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
