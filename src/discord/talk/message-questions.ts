/**
 * Questions in messages: those that mention the bot, replies to its messages, direct messages, and the titles of new
 * posts in forums that a server has chosen. See heard.ts for what a message says to the bot. A direct message with links
 * or files is an article to read.
 */
import { DiscordAPIError, type Message, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../domain/errors.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import type { DispatchDeps } from '../bot/dispatch.js';
import { isGone, respondToError } from '../bot/error-boundary.js';
import { botMay, botMayPost } from '../bot/permissions.js';
import { discordErrors } from '../errors.js';
import { checkedQuestion, replyWithAnswer } from '../input/reply-with-answer.js';
import { sourcesIn } from '../input/sources/given-sources.js';
import { ingestGiven } from '../input/sources/ingest-given.js';
import { assertChannelAllowed } from '../limits/allowed-channels.js';
import { RefusalLimits } from '../limits/refusal-limits.js';
import { renderHelp } from '../render/help.js';
import { shownIn, withoutLinks } from '../reply/markdown/message-text.js';
import { MessageReply } from '../reply/message-reply.js';
import { words } from '../reply/payload.js';
import { type Texts, textsFor } from '../strings/texts.js';
import { startAnswerThread } from './answer-thread.js';
import { forumAnswersFor, questionOfPost } from './forum-posts.js';
import { type Bot, type Heard, heard, repliedTo, withoutMentions } from './heard.js';

/** `unasked`: nobody spoke to the bot, so it only speaks if it has something to say. */
interface Task {
  readonly say: 'answer' | 'help' | 'role only';
  readonly text: string;
  readonly unasked: boolean;
  /** The message opens a post, and its title is asked. */
  readonly isPost: boolean;
}

interface MessageDeps extends DispatchDeps {
  readonly posts: LRUCache<string, true>;
  readonly texts: Texts;
}

/** Posts answered lately: one that Discord delivers twice is answered once. */
const MAX_POSTS = 1000;

/** The listener for messages; it never rejects. */
export function messageListener(given: DispatchDeps): (message: Message) => Promise<void> {
  const deps = { ...given, posts: new LRUCache<string, true>({ max: MAX_POSTS }) };
  const refusals = new RefusalLimits();
  const mayRefuse = ({ guildId, author, channelId }: Message) =>
    guildId === null || refusals.mayShow(author.id, channelId);
  return async (message) => {
    const logger = deps.logger.child({ message: message.id });
    // Messages do not tell their author's language, but servers have one.
    const texts = textsFor(message.guild?.preferredLocale);
    const showCommand = deps.commandIds.shownTo(texts.language, message.guildId);
    const reply = new MessageReply(message, deps.newsroom, { texts, showCommand }, logger);
    try {
      await respond(message, reply, { ...deps, logger, texts });
    } catch (thrown) {
      const error = lacksEmbedLinks(message, thrown) ? discordErrors.noEmbedLinks({}) : thrown;
      if (!isGone(error)) deps.onError(error);
      await respondToError(error, {
        logger,
        closing: deps.closing,
        texts,
        refuse: async (text) => {
          if (mayRefuse(message)) await reply.refuse(text);
        },
      });
    }
  };
}

async function respond(message: Message, reply: MessageReply, deps: MessageDeps): Promise<void> {
  const { author, guild, guildId, channelId, client } = message;
  if (author.bot || message.system || message.webhookId) return;
  const bot: Bot = { id: client.user.id, role: guild?.roles.botRoleFor(client.user)?.id ?? null };
  const said = heard(message, bot);
  if (said.kind !== 'nothing' || message.id === channelId) await withParent(message);
  const scope = guildId === null ? `user:${author.id}` : `guild:${guildId}`;
  const preferences = await preferencesOf(scope, said, reply, deps);
  const isRead = await readSources(message, bot, { ...deps, reply, scope, preferences });
  if (isRead) return;
  const task = taskOf(message, said, bot, preferences, deps.config.MAX_QUESTION_CHARS);
  if (task === null || !mayReply(message)) return;
  try {
    await perform(task, message, { ...deps, reply, scope, preferences });
  } catch (error) {
    if (!task.unasked || !(error instanceof UserError)) throw error;
    deps.logger.info({ code: error.code, id: error.id }, 'a post is not answered');
  }
}

/**
 * Ingests the links and files of a direct message: the articles there are the user's own, and whoever sends a link or a
 * file to a bot wants it read. The words beside a link mostly introduce it; only an outright question is answered.
 * @returns whether the message is dealt with
 */
async function readSources(message: Message, bot: Bot, deps: PerformDeps): Promise<boolean> {
  if (message.guildId !== null) return false;
  const { content, attachments } = shownIn(message);
  // What a link shows as its preview is not asked for.
  const sources = sourcesIn(
    { content: withoutMentions(content, bot), embeds: [], components: [], attachments },
    deps.config,
  );
  if (sources.length === 0) return false;
  if (deps.closing.begun) throw discordErrors.restarting({});
  const isStored = await ingestGiven(sources, { user: message.author }, {}, deps);
  const question = withoutLinks(withoutMentions(message.content, bot)).trim();
  if (!isStored || !question.includes('?')) return true;
  await perform({ say: 'answer', text: question, unasked: false, isPost: false }, message, deps);
  return true;
}

/** Right after the start they may not be known yet; whoever spoke to the bot sees that it has heard. */
async function preferencesOf(
  scope: Scope,
  said: Heard,
  reply: MessageReply,
  { preferencesCache }: DispatchDeps,
): Promise<Preferences> {
  const known = preferencesCache.known(scope);
  if (known !== undefined) return known;
  if (said.kind === 'question') await reply.showTyping();
  return preferencesCache.get(scope);
}

/** What to do about the message; null for nothing. */
function taskOf(
  message: Message,
  said: Heard,
  bot: Bot,
  preferences: Preferences,
  maxChars: number,
): Task | null {
  const forum = forumAnswersFor(message, preferences);
  const isSpokenTo = said.kind !== 'nothing';
  if (forum === 'always' || (forum === 'mentioned' && isSpokenTo)) {
    const title = message.channel.isThread() ? message.channel.name : '';
    const text = questionOfPost(title, withoutMentions(message.content, bot), maxChars);
    if (text !== null) return { say: 'answer', text, unasked: !isSpokenTo, isPost: true };
  }
  if (said.kind === 'nothing') return null;
  const isPost = false;
  if (said.kind !== 'question') return { say: said.kind, text: '', unasked: false, isPost };
  return { say: 'answer', text: said.text, unasked: said.how === 'thread', isPost };
}

interface PerformDeps extends MessageDeps {
  readonly reply: MessageReply;
  readonly scope: Scope;
  readonly preferences: Preferences;
}

async function perform(task: Task, message: Message, deps: PerformDeps): Promise<void> {
  const { say, text, unasked, isPost } = task;
  const { newsroom, askQueue, limits, closing, config, logger, texts, reply, scope, preferences } = deps;
  const { author, channelId, client } = message;
  if (closing.begun) throw discordErrors.restartingAsk({});
  if (say === 'answer') checkedQuestion(text, config);
  if (isPost) {
    if (deps.posts.has(message.id)) return;
    deps.posts.set(message.id, true);
  }
  assertChannelAllowed(message, preferences);
  if (say === 'answer') askQueue.assertRoom();
  limits.ask(author.id, scope, preferences);
  const mayAdd = message.guildId === null || (message.member?.permissions.has('ManageMessages') ?? false);
  if (say !== 'answer') {
    await reply.show(
      say === 'help'
        ? renderHelp(texts, { mayAdd })
        : words(texts.talk.roleMentioned(`<@${client.user.id}>`)),
    );
    return;
  }
  await reply.showTyping();
  const follows = await followedAnswer(message, scope, deps);
  // Answered before a restart.
  if (isPost && follows !== null) return;
  const request = {
    scope,
    question: text,
    channel: channelId,
    user: author.id,
    ...(follows !== null && { follows }),
  };
  const shown = await replyWithAnswer(request, {
    newsroom,
    askQueue,
    closing,
    config,
    reply,
    texts,
    logger,
    mayAdd,
    isWanted: ({ kind }) => !unasked || kind !== 'nothing',
  });
  if (shown === null) return;
  await startAnswerThread(
    { question: text, channelId, message: shown },
    { client, preferences, logger, texts },
  );
}

/** The answer that the message replies to, or else the last one in its thread. */
async function followedAnswer(
  message: Message,
  scope: Scope,
  { newsroom }: DispatchDeps,
): Promise<string | null> {
  const target = repliedTo(message);
  const replied = target === null ? null : await newsroom.answers.find(scope, { message: target });
  if (replied !== null || !message.channel.isThread()) return replied;
  return newsroom.answers.find(scope, { thread: message.channelId });
}

/** A thread that the bot has not seen being made has no known parent, which decides whether the bot may answer. */
async function withParent({ channel }: Message): Promise<void> {
  if (channel.isThread() && channel.parentId === null) await channel.fetch();
}

/** Whether Discord refused a reply for its boxes; words alone can then still be posted. */
function lacksEmbedLinks({ channel }: Message, error: unknown): boolean {
  const isRefused = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingPermissions;
  return isRefused && !channel.isDMBased() && !botMay(channel, PermissionFlagsBits.EmbedLinks);
}

/** Whether Discord would take a reply. */
function mayReply({ channel }: Message): boolean {
  if (channel.isDMBased()) return true;
  if (!channel.isThread()) return botMayPost(channel);
  return (
    botMay(channel, PermissionFlagsBits.ViewChannel) &&
    botMay(channel, PermissionFlagsBits.SendMessagesInThreads)
  );
}
