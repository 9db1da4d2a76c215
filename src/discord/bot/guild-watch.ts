import { type Client, Events, type Guild } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Scope } from '../../domain/scope.js';
import { HOUR_MS } from '../../domain/units.js';
import type { PreferencesCache } from '../limits/preferences-cache.js';
import { post } from '../reply/reply.js';
import { welcomeStrings } from '../strings/welcome.js';
import type { Closing } from './closing.js';
import { botMayPost } from './permissions.js';

const PURGE_INTERVAL_MS = 6 * HOUR_MS;

export interface GuildWatchDeps {
  readonly newsroom: Newsroom;
  readonly preferencesCache: PreferencesCache;
  readonly closing: Closing;
  readonly logger: Logger;
}

export interface GuildWatch {
  /** Starts no more work, and waits for that in progress. Never rejects. */
  close(): Promise<void>;
}

/**
 * Records which servers the bot is in. The data of a server that removed the bot is purged after LEFT_SERVER_DAYS,
 * unless it adds the bot again. Outages do not count: discord.js reports them by other events.
 */
export function watchGuilds(client: Client<true>, deps: GuildWatchDeps): GuildWatch {
  const { newsroom, preferencesCache, closing, logger } = deps;
  let work: Promise<void> = Promise.resolve();
  const enqueue = (step: () => Promise<void>, failure: string) => {
    work = work
      .then(() => (closing.begun ? undefined : step()))
      .catch((error: unknown) => {
        if (!closing.cutOff(error)) logger.error({ err: error }, failure);
      });
  };

  const purge = async () => {
    await newsroom.scopes.serversPresent(client.guilds.cache.map(scopeOfGuild));
    for (const scope of await newsroom.scopes.purgeLeft()) {
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
      await welcome(guild, leftAt !== null, logger);
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

/** One message in the server's system channel, if it has one and the bot may post there. */
async function welcome({ id, systemChannel }: Guild, isBack: boolean, logger: Logger): Promise<void> {
  if (!systemChannel || !botMayPost(systemChannel)) return;
  try {
    await post(systemChannel, { content: isBack ? welcomeStrings.back : welcomeStrings.first });
  } catch (error) {
    logger.warn({ err: error, guild: id }, 'the greeting could not be posted');
  }
}
