/**
 * Questions that come as messages: a reply that pings one of our answers, and whatever is written in a direct
 * message. Both reach us whole without the privileged intent to read messages; what else is said in a server
 * comes without its text.
 */
import type { Message, PartialMessage } from 'discord.js';
import type { DispatchOptions } from '../bot/dispatch.js';
import { answerError } from '../bot/error-boundary.js';
import { assertAnswersIn } from '../limits/preferences-cache.js';
import { MessageReply } from '../reply/reply.js';
import { answer, checkedQuestion } from './answer-question.js';

/** The function that serves a message; it never rejects. */
export function messageListener(options: DispatchOptions): (message: Message) => Promise<void> {
  return async (message) => {
    const logger = options.logger.child({ message: message.id });
    const reply = new MessageReply(message, options.newsroom);
    try {
      await serve(message, reply, { ...options, logger });
    } catch (error) {
      await answerError(error, (text) => reply.refuse(text), logger);
    }
  };
}

async function serve(message: Message, reply: MessageReply, options: DispatchOptions): Promise<void> {
  const { newsroom, preferenceBook, line, limits, config, logger } = options;
  const { author, guildId, channelId, client } = message;
  if (author.bot || message.system || message.webhookId) return;
  const question = spoken(message, client.user.id);
  if (question === '') return;
  const scope = guildId === null ? `user:${author.id}` : `guild:${guildId}`;
  const repliedTo = message.reference?.messageId;
  const follows = repliedTo === undefined ? null : await newsroom.answers.find(scope, { message: repliedTo });
  if (guildId !== null && follows === null) return;
  checkedQuestion(question, config);
  const preferences = await preferenceBook.of(scope);
  assertAnswersIn(message, preferences);
  line.assertRoom();
  limits.ask(author.id, guildId, preferences);
  await reply.showTyping();
  const request = {
    scope,
    question,
    channel: channelId,
    user: author.id,
    ...(follows !== null && { follows }),
  };
  await answer(request, { newsroom, line, reply, logger });
}

/** What was written, without the mention that a ping may have left in it. */
function spoken({ content }: Message | PartialMessage, self: string): string {
  return (content ?? '').replaceAll(new RegExp(`<@!?${self}>`, 'g'), ' ').trim();
}
