import { ChannelType, type Client, Events, type Guild, type GuildTextBasedChannel } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Scope } from '../../domain/scope.js';
import type { Share } from '../../domain/share.js';
import { HOUR_MS } from '../../domain/units.js';
import type { PreferencesCache } from '../limits/preferences-cache.js';
import { renderWelcome } from '../render/help.js';
import { post } from '../reply/message-reply.js';
import { textsFor } from '../strings/texts.js';
import type { Closing } from './closing.js';
import type { CommandIds } from './command-ids.js';
import { botMayPost } from './permissions.js';

const PURGE_INTERVAL_MS = 6 * HOUR_MS;

export interface GuildWatchDeps {
  readonly newsroom: Newsroom;
  readonly preferencesCache: PreferencesCache;
  readonly closing: Closing;
  readonly commandIds: CommandIds;
  readonly logger: Logger;
  /** Whose servers these are. */
  readonly share: Share;
}

export interface GuildWatch {
  /** Starts no more work, and waits for that in progress. Never rejects. */
  close(): Promise<void>;
}

/**
 * Records which servers of a share the bot is in. The data of a server that removed the bot is purged after LEFT_SERVER_DAYS,
 * unless it adds the bot again. Outages do not count: discord.js reports them by other events.
 */
export function watchGuilds(client: Client<true>, deps: GuildWatchDeps): GuildWatch {
  const { newsroom, preferencesCache, closing, logger, share } = deps;
  let work: Promise<void> = Promise.resolve();
  const enqueue = (step: () => Promise<void>, failure: string) => {
    work = work
      .then(() => (closing.begun ? undefined : step()))
      .catch((error: unknown) => {
        if (!closing.cutOff(error)) logger.error({ err: error }, failure);
      });
  };

  const purge = async () => {
    await newsroom.scopes.serversPresent(client.guilds.cache.map(scopeOfGuild), share);
    for (const scope of await newsroom.scopes.purgeLeft(share)) {
      preferencesCache.delete(scope);
      logger.info({ scope }, 'purged the data of a server that removed the bot');
    }
  };
  const enqueuePurge = () => enqueue(purge, 'servers that removed the bot could not be purged');
  enqueuePurge();
  const timer = setInterval(enqueuePurge, PURGE_INTERVAL_MS);
  timer.unref();

  client.on(Events.GuildCreate, (guild) =>
    enqueue(async () => {
      const leftAt = await newsroom.scopes.serverJoined(scopeOfGuild(guild));
      logger.info({ guild: guild.id, leftAt }, 'added to a server');
      await welcome(guild, leftAt !== null, deps);
    }, 'joining a server failed'),
  );
  client.on(Events.GuildDelete, (guild) =>
    enqueue(async () => {
      await newsroom.scopes.serverLeft(scopeOfGuild(guild));
      logger.info({ guild: guild.id }, 'removed from a server');
    }, 'leaving a server could not be recorded'),
  );

  return {
    async close() {
      clearInterval(timer);
      await work;
    },
  };
}

function scopeOfGuild({ id }: Pick<Guild, 'id'>): Scope {
  return `guild:${id}`;
}

/** One message in the server's language, if there is a channel where the bot may post it. */
async function welcome(guild: Guild, isBack: boolean, { commandIds, logger }: GuildWatchDeps): Promise<void> {
  const channel = greetingChannel(guild);
  if (channel === undefined) return;
  const texts = textsFor(guild.preferredLocale);
  try {
    const showCommand = commandIds.shownTo(texts.language, guild.id);
    await post(channel, renderWelcome(isBack, texts), { texts, showCommand });
  } catch (error) {
    logger.warn({ err: error, guild: guild.id }, 'the greeting could not be posted');
  }
}

/** The system channel, or else the first text channel in the order of the list where the bot may post. */
function greetingChannel({ systemChannel, channels }: Guild): GuildTextBasedChannel | undefined {
  if (systemChannel && botMayPost(systemChannel)) return systemChannel;
  const text = channels.cache.filter((channel) => channel.type === ChannelType.GuildText);
  // Channels without a category come first.
  const place = ({ parent, rawPosition }: { parent: { rawPosition: number } | null; rawPosition: number }) =>
    [parent?.rawPosition ?? -1, rawPosition] as const;
  return [...text.values()]
    .sort((a, b) => {
      const [[category, position], [otherCategory, otherPosition]] = [place(a), place(b)];
      return category - otherCategory || position - otherPosition || (a.id < b.id ? -1 : 1);
    })
    .find(botMayPost);
}
