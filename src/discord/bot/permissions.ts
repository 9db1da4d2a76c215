import {
  type BaseInteraction,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
} from 'discord.js';
import { UserError } from '../../domain/errors.js';
import { feedStrings, ingestStrings, sourcesStrings } from '../strings/strings.js';

type Asking = Pick<BaseInteraction, 'guildId' | 'memberPermissions'>;

/**
 * For what Discord does not gate itself: forms and controls that change the corpus. In a server they take
 * Manage Messages; in a direct message the corpus is the user's own.
 */
export function mayChange({ guildId, memberPermissions }: Asking): boolean {
  return guildId === null || (memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
}

/** @throws UserError `rights.missing` */
export function assertMayIngest(interaction: Asking): void {
  if (!mayChange(interaction)) throw new UserError('rights.missing', ingestStrings.noRights);
}

/** @throws UserError `rights.missing` */
export function assertMayForget(interaction: Asking): void {
  if (!mayChange(interaction)) throw new UserError('rights.missing', sourcesStrings.noRights);
}

/** What a message of the bot's own accord takes in a channel. */
export const TO_POST = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
] as const;

/** Whether the bot itself may write an embed there. */
export function mayPost(channel: GuildBasedChannel): boolean {
  return mayWrite(channel) && botMay(channel, PermissionFlagsBits.EmbedLinks);
}

/** Whether the bot itself may write plain text there. */
export function mayWrite(channel: GuildBasedChannel): boolean {
  return (
    botMay(channel, PermissionFlagsBits.ViewChannel) && botMay(channel, PermissionFlagsBits.SendMessages)
  );
}

function botMay(channel: GuildBasedChannel, permission: bigint): boolean {
  const { me } = channel.guild.members;
  return me !== null && (channel.permissionsFor(me)?.has(permission) ?? false);
}

/**
 * For headlines: the bot must be able to write there, and so must whoever sends it there.
 * @throws UserError `rights.missing`, with what to change.
 */
export function assertMayPost(
  { guild, member }: { readonly guild: Guild | null; readonly member: BaseInteraction['member'] },
  channelId: string,
): void {
  const channel = guild?.channels.cache.get(channelId);
  const said = channel ? `#${channel.name}` : feedStrings.thatChannel;
  if (!channel || !mayPost(channel)) throw new UserError('rights.missing', feedStrings.noChannel(said));
  const theirs = member && 'roles' in member ? channel.permissionsFor(member as GuildMember) : null;
  if (!theirs?.has(PermissionFlagsBits.SendMessages)) {
    throw new UserError('rights.missing', feedStrings.notYours(said));
  }
}
