import {
  type BaseInteraction,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
} from 'discord.js';
import { discordErrors } from '../errors.js';
import { feedStrings } from '../strings/feed.js';

type Requester = Pick<BaseInteraction, 'guildId' | 'memberPermissions'>;

/**
 * Discord does not check permissions for forms and buttons that change the stored articles. Servers require Manage
 * Messages for them; in a direct message the articles are the user's own.
 */
export function mayChangeArticles({ guildId, memberPermissions }: Requester): boolean {
  return guildId === null || (memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
}

/** @throws UserError `rights.missing` */
export function assertMayIngest(requester: Requester): void {
  if (!mayChangeArticles(requester)) throw discordErrors.mayNotIngest({});
}

/** @throws UserError `rights.missing` */
export function assertMayFollow(requester: Requester): void {
  if (!mayChangeArticles(requester)) throw discordErrors.mayNotFollow({});
}

/** @throws UserError `rights.missing` */
export function assertMayForget(requester: Requester): void {
  if (!mayChangeArticles(requester)) throw discordErrors.mayNotForget({});
}

/** The bot needs these to post an embed. */
export const POST_PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
] as const;

export function botMayPostEmbeds(channel: GuildBasedChannel): boolean {
  return botMayPost(channel) && botMay(channel, PermissionFlagsBits.EmbedLinks);
}

export function botMayPost(channel: GuildBasedChannel): boolean {
  return (
    botMay(channel, PermissionFlagsBits.ViewChannel) && botMay(channel, PermissionFlagsBits.SendMessages)
  );
}

function botMay(channel: GuildBasedChannel, permission: bigint): boolean {
  const { me } = channel.guild.members;
  return me !== null && (channel.permissionsFor(me)?.has(permission) ?? false);
}

/**
 * Both the bot and the member must be allowed to post in a channel that the member chooses for headlines.
 * @throws UserError `rights.missing`
 */
export function assertMayPostHeadlines(
  { guild, member }: { readonly guild: Guild | null; readonly member: BaseInteraction['member'] },
  channelId: string,
): void {
  const channel = guild?.channels.cache.get(channelId);
  const name = channel ? `#${channel.name}` : feedStrings.thatChannel;
  if (!channel || !botMayPostEmbeds(channel)) throw discordErrors.botCannotPost({ channel: name });
  const permissions = member && 'roles' in member ? channel.permissionsFor(member as GuildMember) : null;
  if (!permissions?.has(PermissionFlagsBits.SendMessages)) {
    throw discordErrors.memberCannotPost({ channel: name });
  }
}
