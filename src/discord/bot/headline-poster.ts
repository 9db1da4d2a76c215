import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { FeedHeadline } from '../../domain/feed.js';
import type { Scope } from '../../domain/scope.js';
import type { Share } from '../../domain/share.js';
import { MINUTE_MS } from '../../domain/units.js';
import { PASSING_STATUSES } from '../connection/connection-error.js';
import { renderHeadlines } from '../render/headlines.js';
import { post } from '../reply/message-reply.js';
import { textsFor } from '../strings/texts.js';
import type { Closing } from './closing.js';
import type { CommandIds } from './command-ids.js';
import { botMayPostEmbeds } from './permissions.js';

const UNAUTHORISED = 401;

/** At the latest, in case that nobody says that there are new headlines: another process that polls feeds may die. */
const LOOKUP_INTERVAL_MS = MINUTE_MS;

export interface HeadlinePosterDeps {
  readonly client: Client;
  /** Only headlines of its servers are posted. */
  readonly share: Share;
  readonly newsroom: Newsroom;
  readonly closing: Closing;
  readonly commandIds: CommandIds;
  readonly logger: Logger;
}

/**
 * Posts new headlines of feeds to their channels; retries after a temporary failure at the next call. A headline that a
 * process posted right before it died is posted again with the same nonce, which Discord ignores.
 */
export class HeadlinePoster {
  readonly #deps: HeadlinePosterDeps;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(deps: HeadlinePosterDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => void this.post(), LOOKUP_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Waits for the message being posted. Never rejects. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Never rejects. A call during a run makes it check again at its end. Does nothing while the bot closes. */
  post(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    const { closing, logger } = this.#deps;
    while (this.#again && !closing.begun) {
      this.#again = false;
      try {
        await this.#postAll();
      } catch (error) {
        if (!closing.cutOff(error)) logger.error({ err: error }, 'headlines could not be posted');
      }
    }
    this.#running = undefined;
  }

  /** A scope whose headlines cannot be posted now waits for the next run, so that it never delays the others. */
  async #postAll(): Promise<void> {
    const { newsroom, share, closing } = this.#deps;
    const waiting = new Set<Scope>();
    for (;;) {
      const groups = byMessage(await newsroom.feeds.headlines(undefined, share, [...waiting]));
      for (const group of groups) {
        if (closing.begun) return;
        if (await this.#post(group)) await newsroom.feeds.markPosted(group.map(({ id }) => id));
        else waiting.add(group[0].scope);
      }
      if (groups.length === 0) return;
    }
  }

  /** @returns whether they are done: posted, or dropped permanently. */
  async #post(headlines: readonly [FeedHeadline, ...FeedHeadline[]]): Promise<boolean> {
    const { client, commandIds, logger } = this.#deps;
    const [{ scope, channel: id, message }] = headlines;
    const guild = client.guilds.cache.get(scope.replace(/^guild:/, ''));
    // During an outage of Discord the server is unavailable; it comes back.
    if (guild && !guild.available) return false;
    const channel = guild?.channels.cache.get(id);
    if (!channel?.isSendable() || !botMayPostEmbeds(channel)) {
      logger.warn(
        { scope, channel: id },
        'headlines dropped: the channel is gone or the bot may not post there',
      );
      return true;
    }
    try {
      const texts = textsFor(channel.guild.preferredLocale);
      const showCommand = commandIds.shownTo(texts.language, channel.guildId);
      await post(channel, renderHeadlines(headlines, texts), { texts, showCommand }, nonceOf(message, id));
      return true;
    } catch (error) {
      const isPermanent = isRefusal(error);
      logger.warn(
        { err: error, scope, channel: id },
        isPermanent ? 'headlines dropped' : 'headlines retried later',
      );
      return isPermanent;
    }
  }
}

/** Whether Discord would refuse the same message again: for the channel, the permissions, or what it says. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError) || error.code === RESTJSONErrorCodes.GeneralError) return false;
  const { status } = error;
  // With a new token it may be posted.
  return status >= 400 && status < 500 && status !== UNAUTHORISED && !PASSING_STATUSES.has(status);
}

/** The channel of a feed may have changed since its headlines got their message. */
function byMessage(headlines: readonly FeedHeadline[]): [FeedHeadline, ...FeedHeadline[]][] {
  const groups = new Map<string, [FeedHeadline, ...FeedHeadline[]]>();
  for (const headline of headlines) {
    const place = `${headline.channel} ${headline.message}`;
    const group = groups.get(place);
    if (group) group.push(headline);
    else groups.set(place, [headline]);
  }
  return [...groups.values()];
}

const nonceOf = (message: string, channel: string): string =>
  createHash('sha256').update(`${message} ${channel}`).digest('hex').slice(0, 24);
