import { ChannelType, type Message } from 'discord.js';
import type { ForumAnswers, Preferences } from '../../domain/scope.js';
import { mayAsk, smallTalkOf } from '../../text/small-talk.js';

/** How the server wants new posts answered, if the message opens one; null: like any message. */
export function forumAnswersFor({ id, channel }: Message, { forums }: Preferences): ForumAnswers | null {
  if (!channel.isThread() || id !== channel.id || channel.parentId === null) return null;
  return channel.parent?.type === ChannelType.GuildForum ? (forums[channel.parentId] ?? null) : null;
}

/**
 * The question of a new post: its title and, as far as the bot can read it and both are short enough, its text. Null if
 * the title asks nothing.
 */
export function questionOfPost(title: string, text: string, maxChars: number): string | null {
  const asked = title.trim();
  if (!/[\p{L}\p{N}]/u.test(asked) || smallTalkOf(asked) !== null || !mayAsk(asked)) return null;
  const whole = text === '' ? asked : `${asked}\n${text}`;
  return whole.length <= maxChars ? whole : asked;
}
