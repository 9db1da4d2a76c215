import type { Logger } from 'pino';
import { healthPage } from '../app/health.js';
import { requireAlone } from '../app/machines/require-alone.js';
import { type MonitoringServer, serveMonitoring } from '../app/monitoring/http-server.js';
import type { Config } from '../config/config.js';
import type { Command } from '../discord/bot/command.js';
import { BotRun } from './bot-run.js';
import { endOnSignals } from './end-on-signals.js';

/**
 * Runs the bot in this process until it is told to end, or Discord ends the connection permanently.
 * @throws UserError if the bot cannot run.
 */
export async function runBot(config: Config, commands: readonly Command[], logger: Logger): Promise<void> {
  if (config.DATABASE_URL !== undefined) await requireAlone(config.DATABASE_URL);
  const run = await BotRun.open({ config, commands, logger });
  endOnSignals(logger).addEventListener('abort', () => run.end());
  run.endOnFaults();
  let monitoring: MonitoringServer | undefined;
  try {
    monitoring = await serveMonitoring({
      host: config.HEALTH_HOST,
      port: config.HEALTH_PORT,
      pages: { '/health': healthPage(() => run.health()), '/metrics': run.metricsPage },
      onFault: (error) => logger.error({ err: error }, 'monitoring failed'),
    });
  } catch (error) {
    await run.newsroom.close();
    throw error;
  }
  try {
    await run.untilEnded();
  } finally {
    await monitoring.close();
  }
}
