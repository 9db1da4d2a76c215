import { type Client, Events, type Guild } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Scope } from '../../domain/scope.js';
import type { PreferencesCache } from '../limits/preferences-cache.js';
import { post } from '../reply/reply.js';
import { welcomeStrings } from '../strings/strings.js';
import { mayWrite } from './permissions.js';

const PURGE_EVERY_MS = 6 * 3_600_000;

export interface GuildWatchOptions {
  readonly newsroom: Newsroom;
  readonly preferenceBook: PreferencesCache;
  readonly logger: Logger;
}

export interface GuildWatch {
  /** Lets what was begun finish. */
  close(): Promise<void>;
}

/**
 * Notes in which servers the bot is. What a server that removed it had fed is kept for a while
 * (LEFT_SERVER_DAYS) and then purged; being added again before that finds everything as it was. An outage is no
 * leaving: discord.js tells of it by other events.
 */
export function watchGuilds(client: Client<true>, options: GuildWatchOptions): GuildWatch {
  const { newsroom, preferenceBook, logger } = options;
  let work: Promise<void> = Promise.resolve();
  const then = (what: string, step: () => Promise<void>) => {
    work = work.then(step).catch((error: unknown) => logger.error({ err: error }, what));
  };

  const purge = async () => {
    await newsroom.scopes.serversPresent(client.guilds.cache.map(scopeOfGuild));
    for (const scope of await newsroom.scopes.purgeLeft()) {
      preferenceBook.forget(scope);
      logger.info({ scope }, 'purged: the server removed the bot and its time is up');
    }
  };
  then('servers that were left could not be purged', purge);
  const timer = setInterval(() => then('servers that were left could not be purged', purge), PURGE_EVERY_MS);
  timer.unref();

  client.on(Events.GuildCreate, (guild) =>
    then('joining a server went wrong', async () => {
      const leftAt = await newsroom.scopes.serverJoined(scopeOfGuild(guild));
      logger.info({ guild: guild.id, leftAt }, 'added to a server');
      await welcome(guild, leftAt !== null, logger);
    }),
  );
  client.on(Events.GuildDelete, (guild) =>
    then('leaving a server was not noted', async () => {
      await newsroom.scopes.serverLeft(scopeOfGuild(guild));
      logger.info({ guild: guild.id }, 'removed from a server');
    }),
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

/** One message where the server wants such, if it does and lets the bot write there. */
async function welcome({ id, systemChannel }: Guild, isBack: boolean, logger: Logger): Promise<void> {
  if (!systemChannel || !mayWrite(systemChannel)) return;
  try {
    await post(systemChannel, { content: isBack ? welcomeStrings.back : welcomeStrings.first });
  } catch (error) {
    logger.warn({ err: error, guild: id }, 'the greeting could not be posted');
  }
}
