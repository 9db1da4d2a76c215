/** Interactions as Discord's gateway sends them. */
import { isBoxed, type ShownForm, type ShownMessage, type Thread, textIn } from './exchange.js';
import { submissionProblems } from './form-rules.js';
import { ALICE, APPLICATION, BOB, CHANNEL, DM_CHANNEL, GUILD, PRIVATE_CHANNEL, snowflake } from './ids.js';

/** Permissions of everyone. */
const EVERYONE = 0x0000_0400_0008_0c00n;
const MANAGE_MESSAGES = 1n << 13n;
const [EMBED_LINKS, ATTACH_FILES, MENTION_EVERYONE, EXTERNAL_EMOJIS] = [
  1n << 14n,
  1n << 15n,
  1n << 17n,
  1n << 18n,
];
const IN_THREADS = (1n << 35n) | (1n << 38n);
/** What an app may do in direct and group messages of other people, as Discord documents it. */
const APP_IN_PRIVATE = ATTACH_FILES | EMBED_LINKS | MENTION_EVERYONE;

/** The user and the place. */
export interface Circumstances {
  readonly user?: string;
  /** A direct message with the bot instead of the server's channel. */
  readonly inDm?: boolean;
  readonly mayManage?: boolean;
  /** A thread or channel of the server other than the usual one. */
  readonly channel?: string;
  /** Only the member has installed the bot, not the server. */
  readonly stranger?: boolean;
  /** A group chat, or the direct messages of two people, without the bot. */
  readonly inPrivate?: 'group' | 'pair';
  /** Another server than the usual one. */
  readonly guild?: string;
  /** The keys of `authorizing_integration_owners`; otherwise those that Discord sends for the place. */
  readonly owners?: { readonly 0?: string; readonly 1?: string };
  /** Permissions of the bot in the channel. */
  readonly appPermissions?: bigint;
  /** The channel is this thread. */
  readonly thread?: Thread;
  /** Of the user's client; `en-US` by default. */
  readonly locale?: string;
}

export interface ReplyTo {
  readonly message?: ShownMessage;
  /** Whether the reply mentions the author; by default. Replies to responses to interactions never do. */
  readonly ping?: boolean;
  /** Written by a webhook. */
  readonly webhook?: boolean;
  readonly files?: readonly HostedFile[];
  /** A forward of the message instead of a reply. */
  readonly forward?: boolean;
  /** A forward of this message of another channel. */
  readonly forwarded?: WrittenMessage;
  /** Without the type of its channel, and with `thread: null`, as Discord sends it in places. */
  readonly sparse?: boolean;
  /** The id of the message; the first message of a post has that of its thread. */
  readonly id?: string;
}

const BOT = {
  id: APPLICATION,
  username: 'byline',
  discriminator: '0000',
  avatar: null,
  bot: true,
  global_name: null,
};

export interface HostedFile {
  readonly name: string;
  readonly url: string;
  readonly size: number;
  /** Media type; Discord tells it for most files. */
  readonly type?: string;
}

/** A text channel chosen as an option. */
export interface ChosenChannel {
  readonly channel: string;
}

export type OptionValue = string | number | boolean | HostedFile | ChosenChannel;

const FILE_UPLOAD = 19;
const OPTION_TYPES = { string: 3, number: 4, boolean: 5, channel: 7, file: 11 } as const;

export function interaction(
  type: number,
  data: object,
  circumstances: Circumstances,
  message?: ShownMessage,
): Record<string, unknown> & { id: string; token: string; channel_id: string } {
  const {
    user = ALICE,
    inDm = false,
    mayManage = true,
    inPrivate,
    guild = GUILD,
    locale = 'en-US',
  } = circumstances;
  const who = {
    id: user,
    username: `user${user.slice(-1)}`,
    discriminator: '0',
    avatar: null,
    global_name: null,
  };
  const { thread } = circumstances;
  const channel =
    circumstances.channel ?? thread?.id ?? (inPrivate ? PRIVATE_CHANNEL : inDm ? DM_CHANNEL : CHANNEL);
  const permissions = String(EVERYONE | (mayManage ? MANAGE_MESSAGES : 0n));
  const others = [{ ...who, id: BOB, username: 'user3' }];
  const place = inPrivate
    ? {
        user: who,
        channel: { id: channel, type: inPrivate === 'group' ? 3 : 1, name: null, recipients: others },
        context: 2,
      }
    : inDm
      ? { user: who, channel: { id: channel, type: 1 }, context: 1 }
      : {
          guild_id: guild,
          guild_locale: 'en-US',
          guild: { id: guild, locale: 'en-US', features: [] },
          channel: thread
            ? { ...threadChannel(thread), permissions }
            : { id: channel, type: 0, name: 'news', guild_id: guild, permissions },
          context: 0,
          member: {
            user: who,
            roles: [],
            joined_at: '2020-01-01T00:00:00.000Z',
            deaf: false,
            mute: false,
            flags: 0,
            permissions,
            nick: null,
            avatar: null,
            premium_since: null,
            pending: false,
            communication_disabled_until: null,
          },
        };
  return {
    id: snowflake(),
    application_id: APPLICATION,
    type,
    token: `token-${snowflake()}`,
    version: 1,
    channel_id: channel,
    locale,
    app_permissions: String(circumstances.appPermissions ?? appPermissions(circumstances)),
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: circumstances.owners ?? ownersIn(circumstances),
    data,
    ...place,
    ...(message && { message: asReceived(message) }),
  };
}

function ownersIn({ user = ALICE, inDm, inPrivate, stranger, guild = GUILD }: Circumstances): object {
  return stranger || inPrivate ? { 1: user } : { 0: inDm ? '0' : guild };
}

function appPermissions({ inDm, inPrivate, stranger }: Circumstances): bigint {
  if (inPrivate) return APP_IN_PRIVATE;
  if (inDm) return APP_IN_PRIVATE | EXTERNAL_EMOJIS;
  return stranger ? APP_IN_PRIVATE : EVERYONE | EMBED_LINKS | IN_THREADS;
}

/** `name` may include a subcommand: `feed add`. */
export function commandData(name: string, options: Readonly<Record<string, OptionValue>>): object {
  const attachments: Record<string, object> = {};
  const channels: Record<string, object> = {};
  const given = Object.entries(options).map(([option, value]) => {
    if (typeof value !== 'object') {
      return { name: option, type: OPTION_TYPES[typeof value as keyof typeof OPTION_TYPES], value };
    }
    if ('channel' in value) {
      const id = value.channel;
      channels[id] = { id, name: 'news', type: 0, permissions: '0' };
      return { name: option, type: OPTION_TYPES.channel, value: id };
    }
    const attachment = attached(value);
    const { id } = attachment;
    attachments[id] = attachment;
    return { name: option, type: OPTION_TYPES.file, value: id };
  });
  return withOptions(name, given, { attachments, channels });
}

/** A file as an attachment of a message, an option or a form. */
function attached({ name, url, size, type }: HostedFile): { readonly id: string } {
  const id = snowflake();
  return { id, filename: name, url, proxy_url: url, size, ...(type && { content_type: type }) } as {
    id: string;
  };
}

/** The command while its option is being typed. */
export function typingData(name: string, option: string, value: string): object {
  return withOptions(name, [{ name: option, type: OPTION_TYPES.string, value, focused: true }], {});
}

function withOptions(name: string, given: readonly object[], resolved: object): object {
  const [command, subcommand] = name.split(' ');
  const options = subcommand === undefined ? given : [{ name: subcommand, type: 1, options: given }];
  return { id: snowflake(), name: command, type: 1, options, resolved };
}

/** A message of a member in the channel. */
export interface WrittenMessage {
  readonly content: string;
  /** With these, it consists of components. */
  readonly components?: ShownMessage['components'];
  readonly embeds?: readonly {
    readonly url?: string;
    readonly title?: string;
    readonly description?: string;
  }[];
  readonly files?: readonly HostedFile[];
  /** The message is a forward of this one, and has nothing of its own. */
  readonly forwarded?: WrittenMessage;
}

/** What Discord adds to a forward: where it is from, and a copy of it. */
function forwarding({ content, components = [], embeds = [], files = [] }: WrittenMessage): object {
  const copy = { content, components, embeds, attachments: files.map(attached) };
  const more = {
    mentions: [],
    mention_roles: [],
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
  };
  return {
    message_reference: { type: 1, message_id: snowflake(), channel_id: CHANNEL, guild_id: GUILD },
    message_snapshots: [{ message: { type: 0, flags: 0, ...copy, ...more } }],
  };
}

/** A command in the menu of a message. */
export function messageCommandData(
  name: string,
  { content, components = [], embeds = [], files = [], forwarded }: WrittenMessage,
  channel: string,
): object {
  const id = snowflake();
  const message = {
    ...asReceived({
      id,
      channel,
      content,
      embeds,
      components,
      ofComponents: components.length > 0,
      text: content + textIn(components),
      boxed: isBoxed(components),
      ephemeral: false,
      thinking: false,
    }),
    type: 0,
    ...(forwarded && forwarding(forwarded)),
    attachments: files.map(attached),
    author: { id: BOB, username: 'bob', discriminator: '0', avatar: null, global_name: null },
  };
  return { id: snowflake(), name, type: 3, target_id: id, resolved: { messages: { [id]: message } } };
}

/**
 * A message in an event, as an app without the privileged MESSAGE_CONTENT sees it: its text is only there if it mentions
 * the bot itself, or in a direct message. `readable`: the app has that intent.
 */
export function spoken(
  text: string,
  {
    user = ALICE,
    inDm = false,
    thread,
    channel = thread?.id ?? (inDm ? DM_CHANNEL : CHANNEL),
  }: Circumstances,
  to: ReplyTo,
  readable: boolean,
): Record<string, unknown> & { id: string; channel_id: string } {
  const { message, webhook = false, forward = false, sparse = false } = to;
  const isReply = message !== undefined && !forward;
  const pings = isReply && message.isResponse !== true && (to.ping ?? true);
  const isMentioned = pings || new RegExp(`<@!?${APPLICATION}>`).test(text);
  const others = [...text.matchAll(/<@!?(\d+)>/g)].flatMap(([, id]) => (id === APPLICATION ? [] : [id!]));
  const person = (id: string) => ({
    id,
    username: `user${id.slice(-1)}`,
    discriminator: '0',
    avatar: null,
    global_name: null,
  });
  return {
    id: to.id ?? snowflake(),
    type: isReply ? 19 : 0,
    channel_id: channel,
    ...(!sparse && { channel_type: inDm ? 1 : thread ? 11 : 0 }),
    ...(sparse && { thread: null }),
    ...(!inDm && { guild_id: GUILD }),
    author: person(user),
    ...(webhook && { webhook_id: snowflake() }),
    content: inDm || isMentioned || readable ? text : '',
    mentions: [...(isMentioned ? [BOT] : []), ...others.map(person)],
    mention_roles: [...text.matchAll(/<@&(\d+)>/g)].map(([, id]) => id),
    mention_everyone: /@(?:everyone|here)/.test(text),
    embeds: [],
    attachments: inDm || isMentioned || readable ? (to.files ?? []).map(attached) : [],
    components: [],
    pinned: false,
    tts: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: 0,
    ...(message && {
      message_reference: { type: forward ? 1 : 0, message_id: message.id, channel_id: message.channel },
    }),
    ...(to.forwarded && forwarding(to.forwarded)),
    ...(isReply && { referenced_message: asReceived(message) }),
  };
}

/** A public thread in an event or a response. */
export function threadChannel({ id, parent, name, owner }: Thread): object {
  return {
    id,
    type: 11,
    guild_id: GUILD,
    parent_id: parent,
    owner_id: owner,
    name,
    last_message_id: null,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    flags: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date().toISOString(),
      locked: false,
    },
  };
}

/** What a member fills in; a text input that is not mentioned keeps what it was filled with. */
export type FormValues = Readonly<Record<string, string | readonly HostedFile[]>>;

/** All fields of the form; empty ones are "". @throws Error for what Discord's app lets nobody send */
export function formData(form: ShownForm, values: FormValues): object {
  const attachments: Record<string, object> = {};
  const components = form.components.map((field, i) => {
    const { type, custom_id, value: filled = '' } = field.component;
    const value = values[custom_id] ?? filled;
    const [text, files] = typeof value === 'string' ? [value, []] : ['', value];
    const [problem] = submissionProblems(field, { text, files });
    if (problem !== undefined) throw new Error(`The form cannot be sent: ${problem}.`);
    const ids = files.map((file) => {
      const attachment = attached(file);
      attachments[attachment.id] = attachment;
      return attachment.id;
    });
    const content = type === FILE_UPLOAD ? { values: ids } : { value: text };
    return { type: 18, id: 2 * i + 1, component: { type, id: 2 * i + 2, custom_id, ...content } };
  });
  return { custom_id: form.custom_id, components, resolved: { attachments } };
}

/** A message in Discord's format. */
export function asReceived(message: ShownMessage): object {
  return {
    id: message.id,
    type: 20,
    channel_id: message.channel,
    author: BOT,
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components,
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: (message.ephemeral ? 64 : 0) | (message.ofComponents ? 32_768 : 0),
    ...(message.sparse && { thread: null }),
    // A response to an interaction is a message of a webhook.
    ...(message.isResponse !== false && { application_id: APPLICATION, webhook_id: APPLICATION }),
  };
}
