import { type Message, MessageReferenceType } from 'discord.js';
import { mayAsk, smallTalkOf } from '../../text/small-talk.js';

/** Members who mention the bot get an answer in any case; the others only if they ask something. */
type Addressed = 'mention' | 'reply' | 'thread' | 'direct message';

/**
 * What a message says to the bot. `help`: it only mentions the bot, or asks for help in a direct message. `role only`: it mentions the bot's role, and Discord
 * hides its text.
 */
export type Heard =
  | { readonly kind: 'nothing' | 'help' | 'role only' }
  | { readonly kind: 'question'; readonly text: string; readonly how: Addressed };

export interface Bot {
  readonly id: string;
  /** The role that Discord gives the bot in the server. */
  readonly role: string | null;
}

const NOTHING: Heard = { kind: 'nothing' };
/** Said in passing: nobody expects a reply. */
const IN_PASSING: ReadonlySet<unknown> = new Set(['thanks', 'goodbye', 'reaction']);

/** The message itself, whoever wrote it: look at the author first. */
export function heard(message: Message, bot: Bot): Heard {
  const how = addressed(message, bot);
  if (how === null) return NOTHING;
  if (how === 'role only') return { kind: 'role only' };
  const text = withoutMentions(message.content, bot);
  const talk = smallTalkOf(text.replace(/\s+/gu, ' '));
  if (IN_PASSING.has(talk)) return NOTHING;
  if (talk === 'help' && message.guildId === null) return { kind: 'help' };
  if (!/[\p{L}\p{N}]/u.test(text)) {
    const isBare = mentionsIn(message.content, bot).length > 0;
    return { kind: isBare ? 'help' : 'nothing' };
  }
  const isRemark = repliedTo(message) !== null || how === 'thread';
  if (isRemark && message.guildId !== null && (talk === 'link' || !mayAsk(text))) return NOTHING;
  return { kind: 'question', text, how };
}

/** The message that this one replies to; null for none. A forwarded message is no reply. */
export function repliedTo({ reference }: Pick<Message, 'reference'>): string | null {
  // Discord leaves the type of a reply out in places.
  return reference?.type === MessageReferenceType.Forward ? null : (reference?.messageId ?? null);
}

/** The text without mentions of the bot and the punctuation that sets them off; all else stays. */
export function withoutMentions(content: string, bot: Bot): string {
  let text = content;
  for (const mention of mentionsIn(content, bot)) {
    text = text
      .split(mention)
      .map((part, i) => (i === 0 ? part : part.replace(/^[\s,:;–—-]+/u, '')).trimEnd())
      .reduce((before, after) => joined(before, after));
  }
  return withoutComma(text.trim());
}

function joined(before: string, after: string): string {
  if (before.trim() === '') return after;
  return /^[?!.]/.test(after) ? withoutComma(before) + after : `${before} ${after}`;
}

function withoutComma(text: string): string {
  return text.endsWith(',') ? text.slice(0, -1) : text;
}

function mentionsIn(content: string, { id, role }: Bot): string[] {
  return [`<@${id}>`, `<@!${id}>`, ...(role === null ? [] : [`<@&${role}>`])].filter((mention) =>
    content.includes(mention),
  );
}

/**
 * How the message speaks to the bot; null if it does not. Its text is there in direct messages, where it mentions the
 * bot, and everywhere if Discord lets the bot read the content of messages.
 */
function addressed(message: Message, bot: Bot): Addressed | 'role only' | null {
  const { content, guildId, mentions, channel } = message;
  if (guildId === null) return 'direct message';
  const isMentioned = mentions.users.has(bot.id);
  const isRoleMentioned = bot.role !== null && mentions.roles.has(bot.role);
  if (isRoleMentioned && !isMentioned && content === '') return 'role only';
  if ((isMentioned || isRoleMentioned) && mentionsIn(content, bot).length > 0) return 'mention';
  if (isMentioned) return 'reply';
  const isToOthers =
    mentions.users.size > 0 || mentions.roles.size > 0 || mentions.everyone || repliedTo(message) !== null;
  if (isToOthers || !channel.isThread()) return null;
  return channel.ownerId === bot.id ? 'thread' : null;
}
