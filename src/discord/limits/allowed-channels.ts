import type { BaseInteraction } from 'discord.js';
import type { Preferences } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';

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
  const names = allowed.flatMap((id) => guild?.channels.cache.get(id)?.name ?? []);
  throw discordErrors.notInThisChannel({ channels: names.map((name) => `#${name}`) });
}
