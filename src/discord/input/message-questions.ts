/**
 * Questions in messages: a reply that mentions the bot, to one of its answers, and any direct message. A direct message
 * with links or files is an article to read. Their text is
 * available without the privileged MessageContent intent; that of other messages in a server is not.
 */
import type { Message, PartialMessage } from 'discord.js';
import { mayAsk, smallTalkOf } from '../../text/small-talk.js';
import type { DispatchDeps } from '../bot/dispatch.js';
import { isGone, respondToError } from '../bot/error-boundary.js';
import { discordErrors } from '../errors.js';
import { assertChannelAllowed } from '../limits/allowed-channels.js';
import { withoutLinks } from '../reply/links.js';
import { MessageReply } from '../reply/reply.js';
import { sourcesIn } from './given-sources.js';
import { ingestGiven } from './ingest-given.js';
import { checkedQuestion, replyWithAnswer } from './reply-with-answer.js';

/** The listener for messages; it never rejects. */
export function messageListener(deps: DispatchDeps): (message: Message) => Promise<void> {
  return async (message) => {
    const logger = deps.logger.child({ message: message.id });
    const reply = new MessageReply(message, deps.newsroom);
    try {
      await answerMessage(message, reply, { ...deps, logger });
    } catch (error) {
      if (!isGone(error)) deps.onError(error);
      await respondToError(error, {
        logger,
        closing: deps.closing,
        refuse: (text) => reply.refuse(text),
      });
    }
  };
}

async function answerMessage(message: Message, reply: MessageReply, deps: DispatchDeps): Promise<void> {
  const { newsroom, preferencesCache, askQueue, limits, closing, config, logger } = deps;
  const { author, guildId, channelId, client } = message;
  if (author.bot || message.system || message.webhookId) return;
  const text = textWithoutMention(message, client.user.id);
  // What a link shows as its preview is not asked for.
  const { attachments } = message;
  const sources = guildId === null ? sourcesIn({ content: text, embeds: [], attachments }, config) : [];
  const question = sources.length === 0 ? text : withoutLinks(text).trim();
  if (sources.length === 0 && (question === '' || isSaidInPassing(question))) return;
  const scope = guildId === null ? `user:${author.id}` : `guild:${guildId}`;
  const repliedTo = message.reference?.messageId;
  if (guildId !== null && repliedTo === undefined) return;
  if (closing.begun)
    throw sources.length > 0 ? discordErrors.restarting({}) : discordErrors.restartingAsk({});
  const follows = repliedTo === undefined ? null : await newsroom.answers.find(scope, { message: repliedTo });
  if (guildId !== null && (follows === null || !mayAsk(question))) return;
  const preferences = await preferencesCache.get(scope);
  if (sources.length > 0) {
    const context = { newsroom, scope, preferences, limits, closing, logger, reply };
    // The articles there are the user's own, and whoever sends a link or a file to a bot wants it read.
    const isStored = await ingestGiven(sources, { user: author, guildId }, {}, context);
    // The words beside a link mostly introduce it; only an outright question is answered as well.
    if (!isStored || !question.includes('?')) return;
  }
  checkedQuestion(question, config);
  assertChannelAllowed(message, preferences);
  askQueue.assertRoom();
  limits.ask(author.id, guildId, preferences);
  await reply.showTyping();
  const request = {
    scope,
    question,
    channel: channelId,
    user: author.id,
    ...(follows !== null && { follows }),
  };
  await replyWithAnswer(request, { newsroom, askQueue, closing, reply, logger });
}

/** "thanks!" and "lol" are said in passing: nobody expects a reply. */
function isSaidInPassing(text: string): boolean {
  const talk = smallTalkOf(text.replace(/\s+/gu, ' '));
  return talk === 'thanks' || talk === 'goodbye' || talk === 'reaction';
}

function textWithoutMention({ content }: Message | PartialMessage, botId: string): string {
  return (content ?? '').replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ').trim();
}
