import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { FeedHeadline } from '../../domain/feed.js';
import { renderHeadlines } from '../render/headlines.js';
import { post } from '../reply/reply.js';
import { mayPost } from './permissions.js';

/** Refusals that a later try would only meet again. */
const FINAL: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** Posts new headlines of feeds to their channels; what fails for now is tried again at the next call. */
export class HeadlinePoster {
  readonly #client: Client;
  readonly #newsroom: Newsroom;
  readonly #logger: Logger;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(client: Client, newsroom: Newsroom, logger: Logger) {
    this.#client = client;
    this.#newsroom = newsroom;
    this.#logger = logger;
  }

  /** Never rejects. A call while headlines are being posted looks once more when they are. */
  post(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        for (const some of byChannel(await this.#newsroom.feeds.headlines())) {
          if (await this.#post(some)) await this.#newsroom.feeds.markPosted(some.map(({ id }) => id));
        }
      } catch (error) {
        this.#logger.error({ err: error }, 'headlines could not be posted');
      }
    }
    this.#running = undefined;
  }

  /** @returns whether it is done with them: posted, or never to be. */
  async #post(headlines: readonly [FeedHeadline, ...FeedHeadline[]]): Promise<boolean> {
    const [{ scope, channel: id }] = headlines;
    const guild = this.#client.guilds.cache.get(scope.replace(/^guild:/, ''));
    // An outage of Discord's: the server and its channels come back.
    if (guild && !guild.available) return false;
    const channel = guild?.channels.cache.get(id);
    if (!channel?.isSendable() || !mayPost(channel)) {
      this.#logger.warn(
        { scope, channel: id },
        'headlines dropped: the channel is gone, or not to be written in',
      );
      return true;
    }
    try {
      await post(channel, renderHeadlines(headlines));
      return true;
    } catch (error) {
      const final = error instanceof DiscordAPIError && FINAL.has(error.code);
      this.#logger.warn({ err: error, scope, channel: id }, final ? 'headlines dropped' : 'headlines wait');
      return final;
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
