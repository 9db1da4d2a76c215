import { errorCatalogue, wording } from '../domain/errors.js';
import { OFFERED_EXTENSIONS_IN_WORDS } from '../domain/file-types.js';
import { count, duration } from './strings/amounts.js';
import type { ErrorWordings } from './strings/error-texts.js';

interface Rate {
  readonly limit: number;
  /** Until there is room for the refused request. */
  readonly waitMs: number;
}

const MAX_CHANNELS_NAMED = 5;

const please = ({ waitMs }: Rate) => `Please wait ${duration(waitMs)}.`;

const entries = {
  staleControl: wording(
    'usage',
    () =>
      'That button or menu comes from an older version of me and no longer works. Please run the command again.',
  ),
  unknownCommand: wording<{ readonly name: string }>(
    'usage',
    ({ name }) =>
      `I no longer have the command ${name}. It disappears from the menu when my commands are registered again.`,
  ),
  elsewhere: wording(
    'rights.missing',
    () => 'I only answer in servers that have added me and in direct messages.',
  ),
  someoneElses: wording(
    'rights.missing',
    () =>
      'That is from the news of whoever added me to their account, and only they can use it. To ask about news of your own, add me to yours.',
  ),

  restarting: wording('cancelled', () => 'I am restarting. Please try again in a minute.'),
  restartingAsk: wording('cancelled', () => 'I am restarting. Please ask again in a minute.'),
  restartingIngest: wording(
    'cancelled',
    () =>
      'I am restarting. If `/sources which: all` does not list your article in a minute, please add it again.',
  ),
  restartingSources: wording<{ readonly left: number; readonly what: 'link' | 'file' | 'article' }>(
    'cancelled',
    ({ left, what }) =>
      `I am restarting. ${count(left, `${what} was`, `${what}s were`)} not read: please add ${left === 1 ? 'it' : 'them'} again in a minute.`,
  ),
  slow: wording(
    'queue.full',
    () => 'I am very busy, so the form could not be opened in time. Please try again in a minute.',
  ),

  emptyQuestion: wording(
    'question.empty',
    () => 'Please ask a question, for example: `/ask question: who signed the agreement?`',
  ),
  longQuestion: wording<{ readonly length: number; readonly limit: number }>(
    'question.too-long',
    ({ length, limit }) =>
      `Your question has ${length.toLocaleString('en')} characters; the limit is ${limit.toLocaleString('en')}. Please shorten it.`,
  ),
  wordlessMessage: wording(
    'question.empty',
    () => 'That message has no words to search for. Choose a message with text.',
  ),
  askQueueFull: wording<{ readonly waiting: number }>(
    'queue.full',
    ({ waiting }) =>
      `${count(waiting, 'question is', 'questions are')} already waiting. Please ask again in a minute.`,
  ),

  userAsks: wording<Rate>(
    'rate.limited',
    (rate) => `You have reached the limit of ${count(rate.limit, 'question')} per minute. ${please(rate)}`,
  ),
  guildAsks: wording<Rate>(
    'rate.limited',
    (rate) =>
      `This server has reached its limit of ${count(rate.limit, 'question')} per minute. ${please(rate)}`,
  ),
  memberAsks: wording<Rate>(
    'rate.limited',
    (rate) => `Members of this server may ask ${count(rate.limit, 'question')} per minute. ${please(rate)}`,
  ),
  userIngests: wording<Rate>(
    'rate.limited',
    (rate) => `You have reached the limit of ${count(rate.limit, 'article')} per hour. ${please(rate)}`,
  ),
  guildIngests: wording<Rate>(
    'rate.limited',
    (rate) =>
      `This server has reached its limit of ${count(rate.limit, 'article')} per hour. ${please(rate)}`,
  ),
  memberIngests: wording<Rate>(
    'rate.limited',
    (rate) => `Members of this server may add ${count(rate.limit, 'article')} per hour. ${please(rate)}`,
  ),

  userFeeds: wording<Rate>(
    'rate.limited',
    (rate) =>
      `You have reached the limit of ${count(rate.limit, 'article')} per hour, for which feeds count, too. ${please(rate)}`,
  ),
  guildFeeds: wording<Rate>(
    'rate.limited',
    (rate) =>
      `This server has reached its limit of ${count(rate.limit, 'article')} per hour, for which feeds count, too. ${please(rate)}`,
  ),
  memberFeeds: wording<Rate>(
    'rate.limited',
    (rate) =>
      `Members of this server may add ${count(rate.limit, 'article')} per hour, for which feeds count, too. ${please(rate)}`,
  ),

  oneSourceOnly: wording<{ readonly given: readonly string[] }>(
    'usage',
    ({ given }) => `\`/ingest\` takes one of url, text and file, but you gave ${given.join(' and ')}.`,
  ),
  oneFeedOnly: wording(
    'usage',
    () => 'That is more than one address. Follow one feed at a time, or import a list with `/feed import`.',
  ),
  fileTooLarge: wording<{ readonly name: string; readonly mib: number; readonly limitMib: number }>(
    'source.too-large',
    ({ name, mib, limitMib }) =>
      `${name} has ${mib.toFixed(1)} MiB; the limit is ${limitMib} MiB. Paste the text instead, or split the file.`,
  ),
  fileType: wording<{ readonly name: string }>(
    'source.unsupported',
    ({ name }) => `${name} cannot be read. Attach a ${OFFERED_EXTENSIONS_IN_WORDS} file, or paste the text.`,
  ),
  fileElsewhere: wording<{ readonly host: string }>(
    'url.refused',
    ({ host }) => `That file is on ${host}, not on Discord's servers. Attach it to \`/ingest\` itself.`,
  ),
  fileUnavailable: wording<{ readonly name: string; readonly reason: string }>(
    'url.unreachable',
    ({ name, reason }) => `${name} could not be downloaded from Discord: ${reason}. Please attach it again.`,
  ),
  badLink: wording<{ readonly given: string }>(
    'url.invalid',
    ({ given }) =>
      `“${given}” is no outlet with a link. Give one full http or https address, or leave it out.`,
  ),
  emptyForm: wording('usage', () => 'The form has neither a text nor a file. Give one of them.'),
  unreadableDate: wording<{ readonly given: string }>(
    'usage',
    ({ given }) => `I can't tell which day “${given}” is. Write it like 2026-10-31 or 31 October 2026.`,
  ),
  futureDate: wording<{ readonly given: string }>(
    'usage',
    ({ given }) => `The date “${given}” is in the future. Give the day of publication.`,
  ),
  draftGone: wording(
    'usage',
    () => 'I no longer have what you sent with that form. Please run `/ingest` again.',
  ),
  keptFilesGone: wording(
    'usage',
    () => 'I no longer have the files that you sent before. Choose them again with the button.',
  ),
  noSources: wording(
    'usage',
    () =>
      `That message has no link to a web page and no file. Choose one with a full http or https address, or with a ${OFFERED_EXTENSIONS_IN_WORDS} file.`,
  ),
  mayNotIngest: wording(
    'rights.missing',
    () => 'You need the Manage Messages permission to paste articles into the form.',
  ),

  mayNotFollow: wording('rights.missing', () => 'You need the Manage Messages permission to follow feeds.'),

  nothingToEdit: wording(
    'usage',
    () => 'Say what to change about the feed: give channel, stop-posting or state.',
  ),
  channelAndNone: wording('usage', () => 'Give either channel or stop-posting, not both.'),

  mayNotForget: wording(
    'rights.missing',
    () => 'You need the Manage Messages permission to forget articles.',
  ),
  noSuchTitle: wording<{ readonly given: string }>(
    'article.unknown',
    ({ given }) =>
      `No article here has “${given}” in its title. Type a word of the title and choose from the list, or run \`/sources which: all\`.`,
  ),
  severalTitles: wording<{ readonly given: string }>(
    'article.ambiguous',
    ({ given }) =>
      `More than one article has “${given}” in its title. Choose one from the list while you type.`,
  ),
  notYourList: wording(
    'rights.missing',
    () => 'Only the person who ran this command can use its buttons. Run `/sources` to get your own list.',
  ),

  noEmbedLinks: wording(
    'rights.missing',
    () =>
      "I can't show answers in this channel. Ask with `/ask`, or have a moderator give me Embed Links here.",
  ),
  botCannotPost: wording<{ readonly channel: string }>(
    'rights.missing',
    ({ channel }) =>
      `I can't post in ${channel}. Give me View Channel, Send Messages and Embed Links there, or choose another channel.`,
  ),
  memberCannotPost: wording<{ readonly channel: string }>(
    'rights.missing',
    ({ channel }) => `You can't post in ${channel}, so I can't post there for you.`,
  ),

  channelNotAllowed: wording<{ readonly channel: string }>(
    'usage',
    ({ channel }) => `${channel} is not an allowed channel. Run \`/setup\` without options to see which are.`,
  ),
  lastChannel: wording<{ readonly channel: string }>(
    'usage',
    ({ channel }) =>
      `${channel} is the only allowed channel. Allow another with allow-channel first, or use all-channels.`,
  ),
  allChannelsAllowed: wording(
    'usage',
    () =>
      'All channels are allowed here. To restrict me to some, allow each with allow-channel; all others are then off.',
  ),
  tooManyChannels: wording<{ readonly limit: number }>(
    'usage',
    ({ limit }) => `At most ${limit} channels can be allowed. Remove one with remove-channel first.`,
  ),
  forumAndAnswers: wording(
    'usage',
    () => 'Give both forum and forum-answers: which forum, and how its new posts are answered.',
  ),
  forumNotAllowed: wording<{ readonly channel: string }>(
    'usage',
    ({ channel }) => `${channel} is not an allowed channel. Allow it with allow-channel first.`,
  ),
  tooManyForums: wording<{ readonly limit: number }>(
    'usage',
    ({ limit }) => `Posts can be answered in at most ${limit} forums. Set one of them to off first.`,
  ),
  cannotStartThreads: wording(
    'rights.missing',
    () =>
      "I can't start threads here. Give me Create Public Threads and Send Messages in Threads, then try again.",
  ),
  cannotAnswerPosts: wording<{ readonly channel: string }>(
    'rights.missing',
    ({ channel }) =>
      `I can't answer posts in ${channel}. Give me View Channel and Send Messages in Threads there, or choose another forum.`,
  ),
  noChannelLeft: wording(
    'rights.missing',
    () =>
      "I don't answer in this channel, and the channels where I may answer no longer exist. Whoever manages this server can choose others with `/setup`.",
  ),
  notInThisChannel: wording<{ readonly channels: readonly string[] }>('rights.missing', ({ channels }) => {
    if (channels.length === 0) return "I don't answer in this channel, only in others of this server.";
    const more = channels.length - MAX_CHANNELS_NAMED;
    const named = channels.slice(0, MAX_CHANNELS_NAMED).join(', ');
    return `I don't answer in this channel, but I do in ${named}${more > 0 ? ` and ${count(more, 'other')}` : ''}.`;
  }),
} as const;

/** Worded for members, who see these messages as they are; translated in strings/<language>/. */
export const discordErrors = errorCatalogue('discord', entries);

/** The English wordings by id, for facts that are already markdown. */
export const englishRefusals: ErrorWordings = Object.fromEntries(
  Object.entries(entries).map(([name, { text }]) => [`discord.${name}`, text]),
);
