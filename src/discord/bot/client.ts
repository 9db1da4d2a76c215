import { setTimeout as delay } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import { messageListener } from '../input/message-questions.js';
import { AskQueue } from '../limits/ask-queue.js';
import { Limits } from '../limits/limits.js';
import { PreferencesCache } from '../limits/preferences-cache.js';
import { setupStrings } from '../strings/strings.js';
import type { Command } from './command.js';
import { dispatcher } from './dispatch.js';
import { watchGuilds } from './guild-watch.js';
import { HeadlinePoster } from './headline-poster.js';
import { apiBase } from './registration.js';
import { setupError } from './setup-error.js';

/** Interactions at work get this long to finish when the bot closes. */
const CLOSE_GRACE_MS = 5000;

export interface BotOptions {
  readonly config: Config;
  readonly commands: readonly Command[];
  readonly newsroom: Newsroom;
  readonly logger: Logger;
  /** Called when Discord closes the connection for good after the start; the bot is of no use then. */
  readonly onDisconnect?: (error: UserError) => void;
}

export interface Bot {
  /** Milliseconds to the gateway and back; -1 before the first heartbeat. */
  readonly ping: number;
  /** Posts the headlines that wait in the newsroom; never rejects. */
  postHeadlines(): Promise<void>;
  /** Takes no more interactions, waits for those at work, and logs out. The newsroom stays open. */
  close(): Promise<void>;
}

/**
 * Logs in and serves interactions; resolves when the bot is ready.
 * @throws UserError `config.invalid` when the token is missing or refused, or Discord cannot be reached.
 */
export async function startBot({
  config,
  commands,
  newsroom,
  logger,
  onDisconnect,
}: BotOptions): Promise<Bot> {
  const token = config.DISCORD_TOKEN;
  if (token === undefined) throw new UserError('config.invalid', setupStrings.noToken);
  // Commands and controls arrive without any intent; Guilds names the servers and channels, the others bring
  // replies to our answers and direct messages, whose text comes without the privileged MessageContent.
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: apiBase(config) },
  });
  const line = new AskQueue(config.ASK_QUEUE_LIMIT);
  const preferenceBook = new PreferencesCache(newsroom);
  const options = {
    commands,
    newsroom,
    preferenceBook,
    limits: new Limits(config),
    line,
    config,
    logger,
  };
  const serve = dispatcher(options);
  const listen = messageListener(options);
  const atWork = new Set<Promise<void>>();
  let closing = false;

  const begin = (serving: () => Promise<void>) => {
    if (closing) return;
    const work = serving().finally(() => atWork.delete(work));
    atWork.add(work);
  };
  client.on(Events.InteractionCreate, (interaction) => begin(() => serve(interaction)));
  client.on(Events.MessageCreate, (message) => begin(() => listen(message)));
  client.on(Events.Error, (error) => logger.error({ err: error }, 'discord.js reports an error'));
  client.on(Events.Warn, (warning) => logger.warn(warning));
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'gateway connection error'));
  client.on(Events.ShardReconnecting, () => logger.info('gateway connection lost, reconnecting'));
  client.on(Events.ShardResume, (_, events) => logger.info({ events }, 'gateway session resumed'));

  await logIn(client, token, config.DISCORD_API_URL);
  logger.info({ user: client.user?.username, guilds: client.guilds.cache.size }, 'logged in');
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!closing) onDisconnect?.(new UserError('config.invalid', setupStrings.closed(code)));
  });

  const guilds = watchGuilds(client as Client<true>, { newsroom, preferenceBook, logger });
  const headlines = new HeadlinePoster(client, newsroom, logger);
  void headlines.post();

  return {
    postHeadlines: () => headlines.post(),
    get ping() {
      return client.ws.ping;
    },
    async close() {
      closing = true;
      await Promise.race([Promise.all(atWork), delay(CLOSE_GRACE_MS, undefined, { ref: false })]);
      await guilds.close();
      await client.destroy();
    },
  };
}

async function logIn(client: Client, token: string, api: string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) =>
      reject(new UserError('config.invalid', setupStrings.closed(code))),
    );
  });
  try {
    await Promise.all([client.login(token), ready]);
  } catch (error) {
    await client.destroy();
    throw setupError(error, { api });
  }
}
