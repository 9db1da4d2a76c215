import { type Client, type ClientOptions, Events, GatewayIntentBits, Partials, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { BotState } from '../../app/monitoring/state.js';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import { configErrors } from '../../config/errors.js';
import type { UserError } from '../../domain/errors.js';
import type { Share } from '../../domain/share.js';
import { MINUTE_MS } from '../../domain/units.js';
import { within } from '../../domain/within.js';
import { endableClient } from '../connection/endable-client.js';
import { connectionErrors } from '../connection/errors.js';
import { gatewayPing } from '../connection/gateway-ping.js';
import { mendPackets } from '../connection/lenient-packets.js';
import { logIn } from '../connection/login.js';
import { restOptions } from '../connection/rest-options.js';
import type { ArticleDraft } from '../input/article-form.js';
import { Drafts } from '../input/drafts.js';
import { AskQueue } from '../limits/ask-queue.js';
import { type CountedRequest, Limits } from '../limits/limits.js';
import { PreferencesCache } from '../limits/preferences-cache.js';
import { messageListener } from '../talk/message-questions.js';
import { limitedCaches } from './caches.js';
import { Closing } from './closing.js';
import type { Command } from './command.js';
import { CommandIds } from './command-ids.js';
import { interactionListener } from './dispatch.js';
import { watchGuilds } from './guild-watch.js';
import { HeadlinePoster } from './headline-poster.js';
import { loggedError } from './logged-error.js';

/** Time for work in progress to finish with the newsroom still open. */
const DRAIN_MS = 2000;
/** How soon the bot follows settings that another process has changed. */
const PREFERENCES_REFRESH_MS = MINUTE_MS;
/** Time for the last replies, after the newsroom has closed. */
const LAST_REPLIES_MS = 1500;

export interface BotOptions {
  readonly config: Config;
  readonly commands: readonly Command[];
  readonly newsroom: Newsroom;
  readonly logger: Logger;
  /** Ends the wait for Discord; `startBot` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait after the n-th failure to log in; by default up to five minutes. */
  readonly loginPauseMs?: (failures: number) => number;
  /** Called once if Discord closes the connection permanently after the start. */
  readonly onDisconnect?: (error: UserError) => void;
  /** Receives what handling an event ended with instead of a reply, for counting. */
  readonly onError?: (error: unknown) => void;
  /** Of a bot of several processes: what this one has to do with the others. Default: it has all shards. */
  readonly part?: PartOfBot | undefined;
}

export interface PartOfBot {
  readonly share: Share;
  /** Resolves when a shard of this process may log in; Discord limits how fast those of one bot follow each other. */
  readonly turnToLogIn: (shard: number) => Promise<void>;
  /** Called for each request that counts for its user in every server. */
  readonly onCounted: (counted: CountedRequest) => void;
}

export interface Bot {
  /** Round trip to the gateway in milliseconds; -1 before the first heartbeat. */
  readonly ping: number;
  readonly state: BotState;
  /** Posts the newsroom's new headlines for servers of this process; never rejects. */
  postHeadlines(): Promise<void>;
  /** Counts a request to another process for the limits of its user. */
  count(request: CountedRequest): void;
  /**
   * The first step of closing: refuses new interactions and questions that wait, and gives those in progress a few
   * seconds to finish. The newsroom must be open; close it next. Never rejects.
   */
  drain(): Promise<void>;
  /**
   * The last step: waits shortly for replies to calls that the newsroom has cut off, and logs out. Drains first if
   * that has not been done. Never rejects.
   */
  close(): Promise<void>;
}

/**
 * Logs in and serves interactions; resolves when the bot is ready. Waits for a Discord that is unreachable or out of
 * order.
 * @throws UserError if the token is missing, or if Discord refuses it or the bot's settings.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const {
    config,
    commands,
    newsroom,
    signal,
    loginPauseMs,
    onDisconnect,
    onError = () => undefined,
    part,
  } = options;
  const logger = options.logger.child({}, { serializers: { err: loggedError } });
  const token = config.DISCORD_TOKEN;
  if (token === undefined) throw configErrors.noToken({});
  const preferencesCache = new PreferencesCache(newsroom);
  const closing = new Closing();
  refreshRegularly(preferencesCache, closing, logger);
  const askQueue = new AskQueue(config.ASK_QUEUE_LIMIT);
  const commandIds = new CommandIds(config.DISCORD_GUILD_ID);
  const limits = new Limits(config, part?.onCounted);
  const deps = {
    commands,
    newsroom,
    preferencesCache,
    limits,
    askQueue,
    articleDrafts: new Drafts<ArticleDraft>(),
    questionDrafts: new Drafts<string>(),
    closing,
    commandIds,
    config,
    logger,
    onError,
  };
  const onInteraction = interactionListener(deps);
  const onMessage = messageListener(deps);
  const inProgress = new Set<Promise<void>>();
  const track = (handle: () => Promise<void>) => {
    const work = handle()
      .catch((error: unknown) => logger.error({ err: error }, 'an event could not be handled'))
      .finally(() => inProgress.delete(work));
    inProgress.add(work);
  };
  const settled = async (ms: number) => {
    await within(Promise.all([...inProgress, guilds.close(), headlines.close()]), ms, undefined);
  };

  const create = () => {
    const endable = endableClient({
      intents: intentsFor(config),
      partials: [Partials.Channel],
      makeCache: limitedCaches,
      ...shardOptions(config, part),
      rest: restOptions(config),
    });
    mendPackets(endable.client);
    endable.client.on(Events.InteractionCreate, (interaction) => track(() => onInteraction(interaction)));
    endable.client.on(Events.MessageCreate, (message) => track(() => onMessage(message)));
    endable.client.on(Events.Error, (error) => logger.error({ err: error }, 'discord.js reported an error'));
    endable.client.on(Events.Warn, (warning) => logger.warn(warning));
    return endable;
  };
  const { client, end } = await logIn(create, {
    token,
    api: config.DISCORD_API_URL,
    logger,
    signal,
    pauseMs: loginPauseMs,
    shards: part?.share.of,
  });
  const share = shareOf(client);
  logger.info(
    { user: client.user?.username, guilds: client.guilds.cache.size, shards: client.ws.shards.size },
    'logged in',
  );
  logConnection(client, closing, logger);
  let isDisconnected = false;
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (closing.begun || isDisconnected) return;
    isDisconnected = true;
    onDisconnect?.(connectionErrors.closed({ code }));
  });

  void commandIds
    .load(client as Client<true>)
    .catch((error: unknown) => logger.warn({ err: error }, 'the ids of the commands are unknown'));
  const guilds = watchGuilds(client as Client<true>, {
    newsroom,
    preferencesCache,
    closing,
    commandIds,
    logger,
    share,
  });
  const headlines = new HeadlinePoster({ client, share, newsroom, closing, commandIds, logger });
  void headlines.post();

  const drain = async () => {
    if (closing.begun) return;
    closing.begin();
    askQueue.close();
    await settled(DRAIN_MS);
  };

  return {
    postHeadlines: () => headlines.post(),
    count: (request) => limits.count(request),
    get ping() {
      return gatewayPing(client);
    },
    drain,
    get state() {
      const { shards } = client.ws;
      return {
        guilds: client.guilds.cache.size,
        shards: shards.size,
        shardsReady: shards.filter(({ status }) => status === Status.Ready).size,
        pingMs: gatewayPing(client),
        asksWaiting: askQueue.waiting,
        asksRunning: askQueue.running,
      };
    },
    async close() {
      await drain();
      await settled(LAST_REPLIES_MS);
      await end();
      const unfinished = inProgress.size;
      logger.info({ refused: closing.refused, unfinished }, 'logged out');
    },
  };
}

/**
 * Commands, buttons and forms need no intent. Guilds is for servers and channels, the others for direct messages and
 * messages that mention the bot, whose text does not need the privileged MessageContent.
 */
function intentsFor({ DISCORD_MESSAGE_CONTENT }: Config): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return [Guilds, GuildMessages, DirectMessages, ...(DISCORD_MESSAGE_CONTENT ? [MessageContent] : [])];
}

function shardOptions({ DISCORD_SHARDS }: Config, part: PartOfBot | undefined): Partial<ClientOptions> {
  if (part) {
    const { share, turnToLogIn } = part;
    const buildIdentifyThrottler = async () => ({ waitForIdentify: turnToLogIn });
    return { shards: [...share.shards], shardCount: share.of, ws: { buildIdentifyThrottler } };
  }
  return DISCORD_SHARDS === 'auto' ? { shards: 'auto' } : { shardCount: DISCORD_SHARDS };
}

/** Discord may have said how many shards there are. */
function shareOf({ ws, options }: Client): Share {
  return { shards: [...ws.shards.keys()], of: options.shardCount ?? ws.shards.size };
}

/** Loads the preferences now and regularly, until the bot closes. */
function refreshRegularly(preferences: PreferencesCache, closing: Closing, logger: Logger): void {
  const refresh = () =>
    void preferences.refresh().catch((error: unknown) => {
      if (!closing.cutOff(error)) logger.warn({ err: error }, 'preferences could not be loaded');
    });
  refresh();
  const timer = setInterval(refresh, PREFERENCES_REFRESH_MS);
  timer.unref();
  closing.signal.addEventListener('abort', () => clearInterval(timer));
}

/** Of a shard that stays away, only the first failure is logged: discord.js tries again twice a second. */
function logConnection(client: Client, closing: Closing, logger: Logger): void {
  const away = new Set<number>();
  const isNews = (shard: number) => !(away.has(shard) || closing.begun);
  client.on(Events.ShardError, (error, shard) => {
    if (isNews(shard)) logger.warn({ err: error, shard }, 'gateway connection error');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    if (isNews(shard)) logger.info({ shard }, 'gateway connection lost, reconnecting');
    away.add(shard);
  });
  client.on(Events.ShardReady, (shard) => void away.delete(shard));
  client.on(Events.ShardResume, (shard, events) => {
    away.delete(shard);
    logger.info({ shard, events }, 'gateway session resumed');
  });
}
