import { ApplicationCommandType, PermissionFlagsBits, PermissionsBitField, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { configErrors } from '../../config/errors.js';
import { connectionError } from '../connection/connection-error.js';
import { apiBase } from '../connection/rest-options.js';
import type { Command } from './command.js';
import { type CommandSchema, localised } from './localised.js';
import { POST_PERMISSIONS } from './permissions.js';

const applicationResponse = z.object({ id: z.string() });
const commandsResponse = z.array(z.object({ name: z.string(), type: z.int().optional() }));

export interface Registration {
  /** As Discord shows them: `/ask`, `Ingest links`. */
  readonly names: readonly string[];
  /** The only server they are registered for; undefined: every server. */
  readonly guild: string | undefined;
  /** Link that adds the bot to a server. */
  readonly invite: string;
}

/**
 * Replaces the registered commands: of one server if `DISCORD_GUILD_ID` is set, else of all. Looks the application's
 * id up if it is not set.
 * @throws UserError if the token is missing or refused, the bot is not in the server, or Discord is unreachable.
 */
export async function registerCommands(config: Config, commands: readonly Command[]): Promise<Registration> {
  const { DISCORD_TOKEN: token, DISCORD_GUILD_ID: guild } = config;
  if (token === undefined) throw configErrors.noToken({});
  const api = config.DISCORD_API_URL;
  const rest = new REST({ api: apiBase(config), version: '10' }).setToken(token);
  const id = config.DISCORD_APPLICATION_ID ?? (await lookUpId(rest, api));
  const invite = inviteLink(id);
  const route =
    guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
  try {
    const response = await rest.put(route, { body: commandSchemas(commands, config) });
    return { names: commandsResponse.parse(response).map(shownName), guild, invite };
  } catch (error) {
    throw connectionError(error, { api, server: guild === undefined ? undefined : { guild, invite } });
  }
}

async function lookUpId(rest: REST, api: string): Promise<string> {
  try {
    return applicationResponse.parse(await rest.get(Routes.currentApplication())).id;
  } catch (error) {
    throw connectionError(error, { api });
  }
}

/** What is registered: every command in every language. */
export function commandSchemas(commands: readonly Command[], config: Config): CommandSchema[] {
  return commands.map((command) => localised(command.schema(config)));
}

function shownName({ name, type }: z.output<typeof commandsResponse>[number]): string {
  return type === ApplicationCommandType.Message ? name : `/${name}`;
}

/** For headlines and for replies to messages, in channels and threads. Responses to commands need no permission. */
const PERMISSIONS = [
  ...POST_PERMISSIONS,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: PermissionsBitField.resolve(PERMISSIONS).toString(),
    integration_type: '0',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
