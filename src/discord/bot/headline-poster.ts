import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { FeedHeadline } from '../../domain/feed.js';
import { renderHeadlines } from '../render/headlines.js';
import { post } from '../reply/message-reply.js';
import { textsFor } from '../strings/texts.js';
import type { Closing } from './closing.js';
import type { CommandIds } from './command-ids.js';
import { botMayPostEmbeds } from './permissions.js';

/** Errors that would occur again; not retried. */
const PERMANENT_ERRORS: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** Posts new headlines of feeds to their channels; retries after a temporary failure at the next call. */
export class HeadlinePoster {
  readonly #client: Client;
  readonly #newsroom: Newsroom;
  readonly #closing: Closing;
  readonly #commandIds: CommandIds;
  readonly #logger: Logger;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(client: Client, newsroom: Newsroom, closing: Closing, commandIds: CommandIds, logger: Logger) {
    this.#client = client;
    this.#newsroom = newsroom;
    this.#closing = closing;
    this.#commandIds = commandIds;
    this.#logger = logger;
  }

  /** Waits for the message being posted. Never rejects. */
  async close(): Promise<void> {
    await this.#running;
  }

  /** Never rejects. A call during a run makes it check again at its end. Does nothing while the bot closes. */
  post(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#closing.begun) {
      this.#again = false;
      try {
        for (const group of byChannel(await this.#newsroom.feeds.headlines())) {
          if (this.#closing.begun) break;
          if (await this.#post(group)) await this.#newsroom.feeds.markPosted(group.map(({ id }) => id));
        }
      } catch (error) {
        if (!this.#closing.cutOff(error)) {
          this.#logger.error({ err: error }, 'headlines could not be posted');
        }
      }
    }
    this.#running = undefined;
  }

  /** @returns whether they are done: posted, or dropped permanently. */
  async #post(headlines: readonly [FeedHeadline, ...FeedHeadline[]]): Promise<boolean> {
    const [{ scope, channel: id }] = headlines;
    const guild = this.#client.guilds.cache.get(scope.replace(/^guild:/, ''));
    // During an outage of Discord the server is unavailable; it comes back.
    if (guild && !guild.available) return false;
    const channel = guild?.channels.cache.get(id);
    if (!channel?.isSendable() || !botMayPostEmbeds(channel)) {
      this.#logger.warn(
        { scope, channel: id },
        'headlines dropped: the channel is gone or the bot may not post there',
      );
      return true;
    }
    try {
      const texts = textsFor(channel.guild.preferredLocale);
      const showCommand = this.#commandIds.shownTo(texts.language, channel.guildId);
      await post(channel, renderHeadlines(headlines, texts), { texts, showCommand });
      return true;
    } catch (error) {
      const isPermanent = error instanceof DiscordAPIError && PERMANENT_ERRORS.has(error.code);
      this.#logger.warn(
        { err: error, scope, channel: id },
        isPermanent ? 'headlines dropped' : 'headlines retried later',
      );
      return isPermanent;
    }
  }
}

function byChannel(headlines: readonly FeedHeadline[]): [FeedHeadline, ...FeedHeadline[]][] {
  const groups = new Map<string, [FeedHeadline, ...FeedHeadline[]]>();
  for (const headline of headlines) {
    const group = groups.get(headline.channel);
    if (group) group.push(headline);
    else groups.set(headline.channel, [headline]);
  }
  return [...groups.values()];
}
