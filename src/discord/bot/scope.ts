import { ApplicationIntegrationType, type BaseInteraction, InteractionContextType } from 'discord.js';
import { UserError } from '../../domain/errors.js';
import type { Scope } from '../../domain/scope.js';
import { boundaryStrings } from '../strings/strings.js';

/** The subset of discord.js's interaction that tells where it was made. */
export type Place = Pick<BaseInteraction, 'guildId' | 'context'> & {
  readonly user: { readonly id: string };
  readonly authorizingIntegrationOwners: { readonly [type in ApplicationIntegrationType]?: string };
};

/**
 * Whose news an interaction is about: the server's where the server itself has added the bot, the user's own in
 * a direct message with it. Anywhere else (a group chat, or a server that only a member's own installation
 * reaches) there is none, whatever Discord was told at registration.
 * @throws UserError `rights.missing` there.
 */
export function scopeOf(interaction: Place): Scope {
  const { guildId, user, context, authorizingIntegrationOwners } = interaction;
  if (guildId && authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === guildId) {
    return `guild:${guildId}`;
  }
  if (!guildId && context === InteractionContextType.BotDM) return `user:${user.id}`;
  throw new UserError('rights.missing', boundaryStrings.elsewhere);
}
