import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../errors.js';
import { ingestStrings } from './strings.js';

/**
 * For what Discord does not gate itself: forms and controls that change the corpus. In a server they take
 * Manage Messages; in a direct message the corpus is the user's own.
 * @throws UserError `rights.missing`
 */
export function assertMayFeed(interaction: Pick<BaseInteraction, 'guildId' | 'memberPermissions'>): void {
  if (interaction.guildId && !interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages)) {
    throw new UserError('rights.missing', ingestStrings.noRights);
  }
}
