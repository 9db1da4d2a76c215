import { setTimeout as delay } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import { configErrors } from '../../config/errors.js';
import type { UserError } from '../../domain/errors.js';
import { connectionErrors } from '../errors.js';
import { messageListener } from '../input/message-questions.js';
import { AskQueue } from '../limits/ask-queue.js';
import { Limits } from '../limits/limits.js';
import { PreferencesCache } from '../limits/preferences-cache.js';
import type { Command } from './command.js';
import { connectionError } from './connection-error.js';
import { interactionListener } from './dispatch.js';
import { watchGuilds } from './guild-watch.js';
import { HeadlinePoster } from './headline-poster.js';
import { loggedError } from './logged-error.js';
import { apiBase } from './registration.js';

/** Time for interactions in progress to finish when the bot closes. */
const CLOSE_GRACE_MS = 5000;

export interface BotOptions {
  readonly config: Config;
  readonly commands: readonly Command[];
  readonly newsroom: Newsroom;
  readonly logger: Logger;
  /** Called if Discord closes the connection permanently after the start. */
  readonly onDisconnect?: (error: UserError) => void;
}

export interface Bot {
  /** Round trip to the gateway in milliseconds; -1 before the first heartbeat. */
  readonly ping: number;
  /** Posts the newsroom's new headlines; never rejects. */
  postHeadlines(): Promise<void>;
  /** Stops accepting interactions, waits for those in progress, and logs out. The newsroom stays open. */
  close(): Promise<void>;
}

/**
 * Logs in and serves interactions; resolves when the bot is ready.
 * @throws UserError if the token is missing or refused, or Discord is unreachable.
 */
export async function startBot({
  config,
  commands,
  newsroom,
  logger: parentLogger,
  onDisconnect,
}: BotOptions): Promise<Bot> {
  const logger = parentLogger.child({}, { serializers: { err: loggedError } });
  const token = config.DISCORD_TOKEN;
  if (token === undefined) throw configErrors.noToken({});
  // Commands, buttons and forms need no intent. Guilds is for servers and channels, the others for direct messages
  // and replies that mention the bot, whose text does not need the privileged MessageContent.
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: apiBase(config) },
  });
  const preferencesCache = new PreferencesCache(newsroom);
  const deps = {
    commands,
    newsroom,
    preferencesCache,
    limits: new Limits(config),
    askQueue: new AskQueue(config.ASK_QUEUE_LIMIT),
    config,
    logger,
  };
  const onInteraction = interactionListener(deps);
  const onMessage = messageListener(deps);
  const inProgress = new Set<Promise<void>>();
  let closing = false;

  const track = (handle: () => Promise<void>) => {
    if (closing) return;
    const work = handle().finally(() => inProgress.delete(work));
    inProgress.add(work);
  };
  client.on(Events.InteractionCreate, (interaction) => track(() => onInteraction(interaction)));
  client.on(Events.MessageCreate, (message) => track(() => onMessage(message)));
  client.on(Events.Error, (error) => logger.error({ err: error }, 'discord.js reported an error'));
  client.on(Events.Warn, (warning) => logger.warn(warning));
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'gateway connection error'));
  client.on(Events.ShardReconnecting, () => logger.info('gateway connection lost, reconnecting'));
  client.on(Events.ShardResume, (_, events) => logger.info({ events }, 'gateway session resumed'));

  await logIn(client, token, config.DISCORD_API_URL);
  logger.info({ user: client.user?.username, guilds: client.guilds.cache.size }, 'logged in');
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!closing) onDisconnect?.(connectionErrors.closed({ closeCode: code }));
  });

  const guilds = watchGuilds(client as Client<true>, { newsroom, preferencesCache, logger });
  const headlines = new HeadlinePoster(client, newsroom, logger);
  void headlines.post();

  return {
    postHeadlines: () => headlines.post(),
    get ping() {
      return client.ws.ping;
    },
    async close() {
      closing = true;
      await Promise.race([Promise.all(inProgress), delay(CLOSE_GRACE_MS, undefined, { ref: false })]);
      await guilds.close();
      await client.destroy();
    },
  };
}

async function logIn(client: Client, token: string, api: string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(connectionErrors.closed({ closeCode: code })));
  });
  try {
    await Promise.all([client.login(token), ready]);
  } catch (error) {
    await client.destroy();
    throw connectionError(error, { api });
  }
}
