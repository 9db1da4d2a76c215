import { ChannelType, type Client, PermissionFlagsBits } from 'discord.js';
import type { Logger } from 'pino';
import type { Preferences } from '../../domain/scope.js';
import { botMay } from '../bot/permissions.js';
import { plainText } from '../reply/markdown/escape.js';
import type { Texts } from '../strings/texts.js';

const MAX_THREAD_NAME_CHARS = 100;

/** An answer that everybody in a channel sees. */
interface ShownAnswer {
  readonly question: string;
  readonly channelId: string;
  readonly message: string;
}

/**
 * Starts a thread on the message of an answer, if the server wants that and the channel can have one. It is archived
 * when the channel's other threads are. Never rejects: the answer is there all the same.
 */
export async function startAnswerThread(
  { question, channelId, message }: ShownAnswer,
  {
    client,
    preferences,
    logger,
    texts,
  }: { client: Client; preferences: Preferences; logger: Logger; texts: Texts },
): Promise<void> {
  if (!preferences.answerThreads) return;
  const channel = client.channels.cache.get(channelId);
  if (channel?.type !== ChannelType.GuildText && channel?.type !== ChannelType.GuildAnnouncement) return;
  if (!botMay(channel, PermissionFlagsBits.CreatePublicThreads)) {
    logger.warn({ channel: channelId }, 'no thread for an answer: the bot may not create public threads');
    return;
  }
  try {
    await channel.threads.create({
      name: threadName(question) || texts.talk.threadName,
      startMessage: message,
    });
  } catch (error) {
    logger.warn({ err: error, channel: channelId }, 'no thread for an answer');
  }
}

/** The question, cut at a word if it is longer than the name of a thread may be; empty if none of it can be shown. */
export function threadName(question: string): string {
  const name = plainText(question);
  if (name.length <= MAX_THREAD_NAME_CHARS) return name;
  const start = wholeCharacters(name, MAX_THREAD_NAME_CHARS - 1);
  const space = start.lastIndexOf(' ');
  return `${(space > MAX_THREAD_NAME_CHARS / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}

/** At most `max` UTF-16 units, without half a surrogate pair at the end. */
function wholeCharacters(text: string, max: number): string {
  const cut = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
