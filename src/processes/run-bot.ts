import { once } from 'node:events';
import type { Logger } from 'pino';
import { healthPage } from '../app/health.js';
import type { Membership } from '../app/machines/membership.js';
import { type MonitoringServer, serveMonitoring } from '../app/monitoring/http-server.js';
import type { Config } from '../config/config.js';
import type { Command } from '../discord/bot/command.js';
import { ClosingError } from '../domain/errors.js';
import { BotRun } from './bot-run.js';
import { endOnSignals } from './end-on-signals.js';
import { joinMachines } from './join-machines.js';

/**
 * Runs the bot in this process until it is told to end, or Discord ends the connection permanently.
 * @throws UserError if the bot cannot run.
 */
export async function runBot(config: Config, commands: readonly Command[], logger: Logger): Promise<void> {
  const signal = endOnSignals(logger);
  const shards = config.DISCORD_SHARDS === 'auto' ? 1 : config.DISCORD_SHARDS;
  let membership: Membership | null = null;
  try {
    membership = await joinMachines({ config, shards, logger, signal });
    // Nothing is accepted before it is open, so a bot that is told to end is not waited for.
    const run = await Promise.race([
      BotRun.open({ config, commands, logger, signal }),
      once(signal, 'abort'),
    ]);
    if (run instanceof BotRun) await serveUntilEnded(run, config, { logger, signal, membership });
  } catch (error) {
    if (!(error instanceof ClosingError)) throw error;
  } finally {
    await membership?.leave();
  }
}

interface Serving {
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly membership: Membership | null;
}

async function serveUntilEnded(
  run: BotRun,
  config: Config,
  { logger, signal, membership }: Serving,
): Promise<void> {
  signal.addEventListener('abort', () => run.end());
  if (signal.aborted) run.end();
  run.endOnFaults();
  let monitoring: MonitoringServer;
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
  const ended = run.untilEnded();
  try {
    await Promise.race([ended, ...(membership ? [membership.lost] : [])]);
  } finally {
    run.end();
    await ended.finally(() => monitoring.close());
  }
}
