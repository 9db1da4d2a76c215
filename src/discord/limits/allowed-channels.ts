import type { BaseInteraction, Guild } from 'discord.js';
import type { Preferences } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';
import { channelMention } from '../reply/refusal.js';

/** Those of a server's channels that were not deleted; all of them while Discord does not tell. */
export function existingChannels(ids: readonly string[], guild: Guild | null): readonly string[] {
  return guild?.available ? ids.filter((id) => guild.channels.cache.has(id)) : ids;
}

/**
 * A thread counts as its channel.
 * @throws UserError `rights.missing`, naming the allowed channels, or saying that there is none left.
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
  if (existingChannels(allowed, guild).length === 0) throw discordErrors.noChannelLeft({});
  const known = allowed.filter((id) => guild?.channels.cache.has(id));
  throw discordErrors.notInThisChannel({ channels: known.map(channelMention) });
}
