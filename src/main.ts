import pino, { type Logger } from 'pino';
import { commands } from '../commands/index.js';
import { type Health, serveHealth } from './app/health.js';
import { spawnNewsroom } from './app/remote-newsroom.js';
import type { Config } from './config/config.js';
import { readEnvironment } from './config/environment.js';
import { type Bot, startBot } from './discord/bot/client.js';
import { UserError } from './domain/errors.js';
import type { FeedEvent } from './domain/feed.js';

const NO_TOKEN = `DISCORD_TOKEN is not set, so there is no Discord bot to start. Two ways on:
  1. Use Byline here and now:   npm run byline -- console
  2. Put it in a Discord server: create an application at https://discord.com/developers/applications,
     copy its bot token into .env (see .env.example), run npm run deploy, then npm start again.
README.md, "In your Discord server", goes through it step by step.`;

function logFeed(logger: Logger, event: FeedEvent): void {
  if (event.kind === 'fault') {
    logger.error(event.message);
    return;
  }
  const { feed, result, articles, skipped } = event.poll;
  const said = { feed: feed.id, result, articles: articles.length, skipped: skipped.length };
  if (result === 'failed') logger.warn({ ...said, reason: feed.lastError }, 'feed polled');
  else logger.info(said, 'feed polled');
}

async function run(config: Config, logger: Logger): Promise<void> {
  if (config.DISCORD_TOKEN === undefined) throw new UserError('config.invalid', NO_TOKEN);
  let bot: Bot | undefined;
  let readerTrouble: string | null = null;
  const newsroom = await spawnNewsroom(config, {
    onModelProgress: (progress) => logger.info(progress, 'preparing a model'),
    onReaderTrouble: (reason) => {
      readerTrouble = reason;
      if (reason === null) logger.info('reading passages again');
      else logger.warn({ reason }, 'answering by search alone: the reader does not work');
    },
    onFeed: (event) => {
      logFeed(logger, event);
      if (event.kind === 'polled' && event.headlines > 0) void bot?.postHeadlines();
    },
    onResumed: (source) => logger.info(source, 'finished what was accepted before the restart'),
  });
  let health: Health | undefined;
  try {
    const started = await startBot({
      config,
      commands,
      newsroom,
      logger,
      onDisconnect: (error) => {
        logger.fatal(error.message);
        process.exitCode = 1;
        void stop();
      },
    });
    bot = started;
    health = await serveHealth(config.HEALTH_PORT, () => ({
      ping: started.ping,
      reader: config.READER_MODEL === 'none' ? 'none' : (readerTrouble ?? 'ok'),
    }));
    const stop = async (): Promise<void> => {
      logger.info('closing: finishing what was accepted');
      await started.close();
      await health?.close();
      await newsroom.close();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    await health?.close();
    await newsroom.close();
    throw error;
  }
}

try {
  const config = readEnvironment();
  await run(config, pino({ level: config.LOG_LEVEL }));
} catch (error) {
  process.stderr.write(
    `${error instanceof UserError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
}
