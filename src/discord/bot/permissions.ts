import {
  type BaseInteraction,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
} from 'discord.js';
import { isPersonal } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';
import { channelMention } from '../reply/refusal.js';
import { type Place, scopeOf } from './scope.js';

type Requester = Place & Pick<BaseInteraction, 'memberPermissions'>;

/**
 * Discord does not check permissions for forms and buttons that change the stored articles. Servers require Manage
 * Messages for them; a user's own articles are the user's.
 */
export function mayChangeArticles(requester: Requester): boolean {
  return (
    isPersonal(scopeOf(requester)) ||
    (requester.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false)
  );
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

/** False if the bot is not known to be in the server. */
export function botMay(channel: GuildBasedChannel, permission: bigint): boolean {
  const { me } = channel.guild.members;
  return me !== null && (channel.permissionsFor(me)?.has(permission) ?? false);
}

/** False also for a channel that is gone; true for one of a server that Discord has not sent, which may allow it. */
export function mayPostHeadlines(guild: Guild | null, channelId: string): boolean {
  if (!guild?.available) return true;
  const channel = guild.channels.cache.get(channelId);
  return channel !== undefined && botMayPostEmbeds(channel);
}

/**
 * Both the bot and the member must be allowed to post in a channel that the member chooses for headlines, and the news
 * must be the server's.
 * @throws UserError `rights.missing`
 */
export function assertMayPostHeadlines(
  requester: Place & { readonly guild: Guild | null; readonly member: BaseInteraction['member'] },
  channelId: string,
): void {
  const { guild, member } = requester;
  const channel = isPersonal(scopeOf(requester)) ? undefined : guild?.channels.cache.get(channelId);
  const name = channelMention(channelId);
  if (!channel || !botMayPostEmbeds(channel)) throw discordErrors.botCannotPost({ channel: name });
  const permissions = member && 'roles' in member ? channel.permissionsFor(member as GuildMember) : null;
  if (!permissions?.has(PermissionFlagsBits.SendMessages)) {
    throw discordErrors.memberCannotPost({ channel: name });
  }
}

/** @throws UserError `rights.missing` */
export function assertMayStartThreads({ guild }: Pick<BaseInteraction, 'guild'>): void {
  const { CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits;
  const permissions = guild?.members.me?.permissions;
  if (!permissions?.has([CreatePublicThreads, SendMessagesInThreads]))
    throw discordErrors.cannotStartThreads({});
}

/** @throws UserError `rights.missing` */
export function assertMayAnswerPosts({ guild }: Pick<BaseInteraction, 'guild'>, forumId: string): void {
  const forum = guild?.channels.cache.get(forumId);
  const { ViewChannel, SendMessagesInThreads } = PermissionFlagsBits;
  const may = forum && botMay(forum, ViewChannel) && botMay(forum, SendMessagesInThreads);
  if (!may) throw discordErrors.cannotAnswerPosts({ channel: channelMention(forumId) });
}
