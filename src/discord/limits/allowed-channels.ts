import type { BaseInteraction } from 'discord.js';
import type { Preferences } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';
import { channelMention } from '../reply/refusal.js';

/**
 * A thread counts as its channel.
 * @throws UserError `rights.missing`, naming the allowed channels.
 */
export function assertChannelAllowed(
  {
    guild,
    guildId,
    channelId,
    channel,
  }: Pick<BaseInteraction, 'guild' | 'guildId' | 'channelId' | 'channel'>,
  { channels: allowed }: Preferences,
): void {
  const here = [channelId, channel?.isThread() ? channel.parentId : null];
  if (guildId === null || allowed.length === 0 || allowed.some((id) => here.includes(id))) return;
  const existing = allowed.filter((id) => guild?.channels.cache.has(id));
  throw discordErrors.notInThisChannel({ channels: existing.map(channelMention) });
}
