import pino, { type Logger } from 'pino';
import { commands } from '../commands/index.js';
import { type Health, serveHealth } from './app/health.js';
import { spawnNewsroom } from './app/remote/remote-newsroom.js';
import type { Config } from './config/config.js';
import { readEnvironment } from './config/environment.js';
import { configErrors } from './config/errors.js';
import { type Bot, startBot } from './discord/bot/client.js';
import { UserError } from './domain/errors.js';
import type { FeedEvent } from './domain/feed.js';

function logFeed(logger: Logger, event: FeedEvent): void {
  if (event.kind === 'fault') {
    logger.error(event.message);
    return;
  }
  const { feed, result, articles, skipped } = event.poll;
  const fields = { feed: feed.id, result, articles: articles.length, skipped: skipped.length };
  if (result === 'failed') logger.warn({ ...fields, reason: feed.lastError }, 'feed polled');
  else logger.info(fields, 'feed polled');
}

async function run(config: Config, logger: Logger): Promise<void> {
  if (config.DISCORD_TOKEN === undefined) throw configErrors.noToken({});
  let bot: Bot | undefined;
  let readerProblem: string | null = null;
  const newsroom = await spawnNewsroom(config, {
    onModelProgress: (progress) => logger.info(progress, 'preparing a model'),
    onReaderTrouble: (reason) => {
      readerProblem = reason;
      if (reason === null) logger.info('the reader works again');
      else logger.warn({ reason }, 'the reader does not work: answers use search only');
    },
    onFeed: (event) => {
      logFeed(logger, event);
      if (event.kind === 'polled' && event.headlines > 0) void bot?.postHeadlines();
    },
    onFault: (error) => logger.error({ fault: String(error) }, 'background work failed; it goes on'),
    onRestart: (reason) => logger.error({ reason }, 'restarting the newsroom'),
    onResumed: (source) => logger.info(source, 'finished an ingest accepted before the restart'),
  });
  let health: Health | undefined;
  const stop = async (): Promise<void> => {
    logger.info('shutting down; unfinished ingests resume after the next start');
    await bot?.close();
    await health?.close();
    await newsroom.close();
  };
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
      reader: config.READER_MODEL === 'none' ? 'none' : (readerProblem ?? 'ok'),
    }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    await stop();
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
