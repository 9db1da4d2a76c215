import { once } from 'node:events';
import pino, { type Logger } from 'pino';
import { commands } from '../commands/index.js';
import { type Health, serveHealth } from './app/health.js';
import type { Newsroom } from './app/newsroom.js';
import { spawnNewsroom } from './app/remote/remote-newsroom.js';
import type { Config } from './config/config.js';
import { readEnvironment } from './config/environment.js';
import { configErrors } from './config/errors.js';
import { type Bot, startBot } from './discord/bot/client.js';
import { ClosingError, UserError } from './domain/errors.js';
import type { FeedEvent } from './domain/feed.js';

/** Longest time for the steps of shutting down. Supervisors kill after ten seconds or more, and threads end slowly. */
const SHUTDOWN_MS = 9000;

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

/** The first signal ends the process in order, a second one at once. */
function endOnSignals(ending: AbortController, logger: Logger): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) process.exit(1);
      logger.info({ signal: name }, 'shutting down; unfinished ingests resume after the next start');
      ending.abort(new ClosingError());
    });
  }
}

/** A fault that nothing caught ends the process in order, with exit code 1, so that its supervisor restarts it. */
function endOnFaults(ending: AbortController, logger: Logger): void {
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(kind, (error: unknown) => {
      logger.fatal({ err: error, kind }, 'nothing caught this fault; ending');
      process.exitCode = 1;
      ending.abort(new ClosingError());
    });
  }
}

/**
 * Runs until a signal or a permanent end of the connection to Discord.
 * @throws UserError if the bot cannot run.
 */
async function run(config: Config, logger: Logger): Promise<void> {
  if (config.DISCORD_TOKEN === undefined) throw configErrors.noToken({});
  let bot: Bot | undefined;
  let health: Health | undefined;
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
  const ending = new AbortController();
  const { signal } = ending;
  endOnSignals(ending, logger);
  endOnFaults(ending, logger);
  try {
    health = await serveHealth(config.HEALTH_PORT, () => ({
      ping: bot?.ping ?? null,
      reader: config.READER_MODEL === 'none' ? 'none' : (readerProblem ?? 'ok'),
    }));
    bot = await startBot({
      config,
      commands,
      newsroom,
      logger,
      signal,
      onDisconnect: (error) => {
        logger.fatal({ code: error.code, id: error.id }, error.message);
        ending.abort(error);
      },
    });
    if (!signal.aborted) await once(signal, 'abort');
    signal.throwIfAborted();
  } catch (error) {
    if (!(error instanceof ClosingError)) throw error;
  } finally {
    await shutDown({ bot, newsroom, health, logger });
  }
}

/**
 * In the order that lets everybody who waits be told: the bot takes no more work, the newsroom cuts off what is not
 * finished, the bot sends the last replies and logs out.
 */
async function shutDown({
  bot,
  newsroom,
  health,
  logger,
}: {
  readonly bot: Bot | undefined;
  readonly newsroom: Newsroom;
  readonly health: Health | undefined;
  readonly logger: Logger;
}): Promise<void> {
  const overdue = setTimeout(() => {
    logger.warn('not everything ended in time; unfinished ingests resume after the next start');
    process.exit(process.exitCode ?? 0);
  }, SHUTDOWN_MS);
  overdue.unref();
  const steps = [() => bot?.drain(), () => newsroom.close(), () => bot?.close(), () => health?.close()];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      logger.error({ err: error }, 'a part could not be closed');
      process.exitCode = 1;
    }
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
// Whatever a library still waits for, such as a rate limit, is not waited for.
process.exit();
