import { once } from 'node:events';
import pino, { type Logger } from 'pino';
import { commands } from '../commands/index.js';
import { healthPage, newsroomHealth } from './app/health.js';
import { countedNewsroom } from './app/monitoring/counted-newsroom.js';
import { type MonitoringServer, serveMonitoring } from './app/monitoring/http-server.js';
import { Metrics } from './app/monitoring/metrics.js';
import { newsroomLog } from './app/monitoring/newsroom-log.js';
import { metricsPage } from './app/monitoring/pages.js';
import { isConnected } from './app/monitoring/state.js';
import type { Newsroom } from './app/newsroom.js';
import { spawnNewsroom } from './app/remote/remote-newsroom.js';
import type { Config } from './config/config.js';
import { readEnvironment } from './config/environment.js';
import { configErrors } from './config/errors.js';
import { type Bot, startBot } from './discord/bot/client.js';
import { ClosingError, UserError } from './domain/errors.js';
import { endProcess } from './worker/native-calls.js';

/** Longest time for the steps of shutting down. Supervisors kill after ten seconds or more, and threads end slowly. */
const SHUTDOWN_MS = 9000;

/** The first signal ends the process in order, a second one at once. */
function endOnSignals(ending: AbortController, logger: Logger): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) {
        void endProcess(1);
        return;
      }
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
  let monitoring: MonitoringServer | undefined;
  let readerProblem: string | null = null;
  const metrics = new Metrics();
  if (config.HEALTH_PORT !== 0) metrics.measureProcess();
  const log = newsroomLog(logger);
  const spawned = await spawnNewsroom(config, {
    ...log,
    onReaderTrouble: (reason) => {
      readerProblem = reason;
      log.onReaderTrouble(reason);
    },
    onFeed: (event) => {
      log.onFeed(event);
      metrics.feedEvent(event);
      if (event.kind === 'polled' && event.headlines > 0) void bot?.postHeadlines();
    },
    onFault: (error) => {
      log.onFault(error);
      metrics.fault('background');
    },
    onResumed: (ingest) => {
      log.onResumed(ingest);
      metrics.resumed(ingest);
    },
    onRestart: (reason) => {
      logger.error({ reason }, 'restarting the newsroom');
      metrics.newsroomRestarted();
    },
  });
  const newsroom = countedNewsroom(spawned, metrics);
  const ending = new AbortController();
  const { signal } = ending;
  endOnSignals(ending, logger);
  endOnFaults(ending, logger);
  try {
    monitoring = await serveMonitoring({
      host: config.HEALTH_HOST,
      port: config.HEALTH_PORT,
      pages: {
        '/health': healthPage(async () => {
          const { isHealthy, ...newsroomFacts } = await newsroomHealth(spawned);
          return {
            isHealthy,
            facts: {
              ...newsroomFacts,
              discord: bot && isConnected(bot.state) ? 'connected' : 'connecting',
              ping: bot?.ping ?? -1,
              reader: config.READER_MODEL === 'none' ? 'none' : (readerProblem ?? 'ok'),
            },
          };
        }),
        '/metrics': metricsPage({
          metrics,
          totals: () => newsroom.scopes.totals(),
          bot: () => bot?.state ?? null,
        }),
      },
      onFault: (error) => logger.error({ err: error }, 'monitoring failed'),
    });
    bot = await startBot({
      config,
      commands,
      newsroom,
      logger,
      signal,
      onError: (error) => metrics.discordError(error),
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
    await shutDown({ bot, newsroom, monitoring, logger });
  }
}

/**
 * In the order that lets everybody who waits be told: the bot takes no more work, the newsroom cuts off what is not
 * finished, the bot sends the last replies and logs out.
 */
async function shutDown({
  bot,
  newsroom,
  monitoring,
  logger,
}: {
  readonly bot: Bot | undefined;
  readonly newsroom: Newsroom;
  readonly monitoring: MonitoringServer | undefined;
  readonly logger: Logger;
}): Promise<void> {
  const overdue = setTimeout(() => {
    logger.warn('not everything ended in time; unfinished ingests resume after the next start');
    void endProcess();
  }, SHUTDOWN_MS);
  overdue.unref();
  const steps = [() => bot?.drain(), () => newsroom.close(), () => bot?.close(), () => monitoring?.close()];
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
await endProcess();
