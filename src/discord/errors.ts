import { errorCatalogue, wording } from '../domain/errors.js';
import { count, duration } from './strings/amounts.js';

interface Rate {
  readonly limit: number;
  /** Until there is room for the refused request. */
  readonly waitMs: number;
}

const MAX_CHANNELS_NAMED = 5;

const please = ({ waitMs }: Rate) => `Please wait ${duration(waitMs)}.`;

/** Worded for members, who see these messages as they are. */
export const discordErrors = errorCatalogue('discord', {
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

  emptyQuestion: wording(
    'question.empty',
    () => 'Please ask a question, for example: /ask question: who signed the agreement?',
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

  oneSourceOnly: wording<{ readonly given: readonly string[] }>(
    'usage',
    ({ given }) => `/ingest takes one of url, text and file, but you gave ${given.join(' and ')}.`,
  ),
  fileTooLarge: wording<{ readonly name: string; readonly mib: number; readonly limitMib: number }>(
    'source.too-large',
    ({ name, mib, limitMib }) =>
      `${name} has ${mib.toFixed(1)} MiB; the limit is ${limitMib} MiB. Paste the text instead, or split the file.`,
  ),
  fileElsewhere: wording<{ readonly host: string }>(
    'url.refused',
    ({ host }) => `That file is on ${host}, not on Discord's servers. Attach it to /ingest itself.`,
  ),
  fileUnavailable: wording<{ readonly name: string; readonly reason: string }>(
    'url.unreachable',
    ({ name, reason }) => `${name} could not be downloaded from Discord: ${reason}. Please attach it again.`,
  ),
  badLink: wording<{ readonly given: string }>(
    'url.invalid',
    ({ given }) =>
      `The link is ${JSON.stringify(given)}. Give a full http or https address, or leave it empty.`,
  ),
  noLinks: wording(
    'usage',
    () => 'That message has no link to a web page. Choose one with a full http or https address.',
  ),
  mayNotIngest: wording(
    'rights.missing',
    () => 'You need the Manage Messages permission to paste articles into the form.',
  ),

  mayNotForget: wording(
    'rights.missing',
    () => 'You need the Manage Messages permission to forget articles.',
  ),
  noSuchTitle: wording<{ readonly given: string }>(
    'article.unknown',
    ({ given }) =>
      `No article here has ${JSON.stringify(given)} in its title. Type a word of the title and choose from the list, or run /sources which: all.`,
  ),
  severalTitles: wording<{ readonly given: string }>(
    'article.ambiguous',
    ({ given }) =>
      `More than one article has ${JSON.stringify(given)} in its title. Choose one from the list while you type.`,
  ),
  notYourList: wording(
    'rights.missing',
    () => 'Only the person who ran this command can use its buttons. Run /sources to get your own list.',
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
    ({ channel }) => `${channel} is not an allowed channel. Run /setup without options to see which are.`,
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
  notInThisChannel: wording<{ readonly channels: readonly string[] }>('rights.missing', ({ channels }) => {
    if (channels.length === 0) return "I don't answer in this channel, only in others of this server.";
    const more = channels.length - MAX_CHANNELS_NAMED;
    const named = channels.slice(0, MAX_CHANNELS_NAMED).join(', ');
    return `I don't answer in this channel, but I do in ${named}${more > 0 ? ` and ${count(more, 'other')}` : ''}.`;
  }),
});

/** Worded for the person who runs Byline: why the bot cannot log in or register its commands. */
export const connectionErrors = errorCatalogue('connection', {
  tokenRefused: wording(
    'config.invalid',
    () =>
      'Discord does not accept DISCORD_TOKEN. Choose "Reset Token" under "Bot" at ' +
      'https://discord.com/developers/applications and put the new one into .env.',
  ),
  unreachable: wording<{ readonly api: string; readonly reason: string }>(
    'url.unreachable',
    ({ api, reason }) =>
      `Discord could not be reached at ${api}: ${reason}. Check the network and DISCORD_API_URL.`,
  ),
  closed: wording<{ readonly closeCode: number }>(
    'config.invalid',
    ({ closeCode }) =>
      `Discord closed the connection permanently (code ${closeCode}). Check the token and the bot's settings, then start it again.`,
  ),
  notInGuild: wording<{ readonly guild: string }>(
    'config.invalid',
    ({ guild }) =>
      `Discord refuses to register commands in the server ${guild}. Invite the bot there first, or correct DISCORD_GUILD_ID.`,
  ),
});
