import {
  ApplicationIntegrationType,
  type BaseInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { isPersonal, type Scope } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';

/** The subset of an interaction that determines its scope. */
export type Place = Pick<BaseInteraction, 'guildId' | 'context'> & {
  readonly user: { readonly id: string };
  readonly authorizingIntegrationOwners: { readonly [type in ApplicationIntegrationType]?: string };
};

/**
 * The server if it has added the bot, the user in a direct message with the bot. Anywhere else the bot comes with the
 * person who has installed it, and so does that person's own scope. Somebody else who presses that person's buttons has
 * no scope there: neither the person's articles nor the server's are theirs to ask.
 * @throws UserError `rights.missing` there, and in places that Discord does not describe.
 */
export function scopeOf({ guildId, user, context, authorizingIntegrationOwners: owners }: Place): Scope {
  const own = `user:${user.id}`;
  const isInstaller = owners[ApplicationIntegrationType.UserInstall] === user.id;
  if (guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId) {
    return `guild:${guildId}`;
  }
  if (guildId === null && context === InteractionContextType.BotDM) return own;
  const isElsewhere =
    guildId === null
      ? context === InteractionContextType.PrivateChannel
      : context === InteractionContextType.Guild;
  if (isElsewhere && isInstaller) return own;
  if (owners[ApplicationIntegrationType.UserInstall] !== undefined && !isInstaller) {
    throw discordErrors.someoneElses({});
  }
  throw discordErrors.elsewhere({});
}

/** What else an interaction tells about its place. */
type PlaceWithPermissions = Place & {
  readonly appPermissions: Readonly<PermissionsBitField> | null;
  readonly channel: { isThread(): boolean } | null;
};

/**
 * Whether only the user may see the responses: anywhere but in a direct message with the bot if the news is the user's
 * own, and in channels of a server where the bot may not post.
 */
export function isOnlyForUser(
  { context, channel, appPermissions }: PlaceWithPermissions,
  scope: Scope,
): boolean {
  if (isPersonal(scope)) return context !== InteractionContextType.BotDM;
  const needed = channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return appPermissions !== null && !appPermissions.has(needed);
}
