import { ApplicationIntegrationType, type BaseInteraction, InteractionContextType } from 'discord.js';
import type { Scope } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';

/** The subset of an interaction that determines its scope. */
export type Place = Pick<BaseInteraction, 'guildId' | 'context'> & {
  readonly user: { readonly id: string };
  readonly authorizingIntegrationOwners: { readonly [type in ApplicationIntegrationType]?: string };
};

/**
 * The server if it has added the bot, the user in a direct message with the bot. Other places (a group chat, a server
 * where only a member has installed the bot) have no scope, whatever was registered.
 * @throws UserError `rights.missing` there.
 */
export function scopeOf(interaction: Place): Scope {
  const { guildId, user, context, authorizingIntegrationOwners } = interaction;
  if (guildId && authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === guildId) {
    return `guild:${guildId}`;
  }
  if (!guildId && context === InteractionContextType.BotDM) return `user:${user.id}`;
  throw discordErrors.elsewhere({});
}
