import { once } from 'node:events';
import type { Logger } from 'pino';
import { healthPage } from '../app/health.js';
import { type MonitoringServer, serveMonitoring } from '../app/monitoring/http-server.js';
import type { Config } from '../config/config.js';
import { configErrors } from '../config/errors.js';
import { gatewayInformation } from '../discord/connection/gateway-information.js';
import { ClosingError } from '../domain/errors.js';
import { endOnSignals } from './end-on-signals.js';
import { Fleet } from './fleet.js';

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Runs the bot in BOT_PROCESSES processes until it is told to end.
 * @throws UserError if the bot cannot run.
 */
export async function runFleet(config: Config, logger: Logger): Promise<void> {
  const signal = endOnSignals(logger);
  if (config.DISCORD_TOKEN === undefined) throw configErrors.noToken({});
  const { BOT_PROCESSES: processes, DISCORD_SHARDS } = config;
  if (DISCORD_SHARDS !== 'auto' && DISCORD_SHARDS < processes) {
    throw configErrors.tooFewShards({ shards: DISCORD_SHARDS, processes });
  }
  let fleet: Fleet | undefined;
  let monitoring: MonitoringServer | undefined;
  try {
    const { shards: recommended, loginsAtOnce } = await gatewayInformation(config, { logger, signal });
    const shards = DISCORD_SHARDS === 'auto' ? Math.max(recommended, processes) : DISCORD_SHARDS;
    const running = new Fleet({
      config,
      logger,
      shards,
      loginsAtOnce,
      writeLine: (line) => void process.stdout.write(`${line}\n`),
    });
    fleet = running;
    monitoring = await serveMonitoring({
      host: config.HEALTH_HOST,
      port: config.HEALTH_PORT,
      pages: {
        '/health': healthPage(() => running.health()),
        '/metrics': async () => ({ status: 200, contentType: METRICS_TYPE, body: await running.metrics() }),
      },
      onFault: (error) => logger.error({ err: error }, 'monitoring failed'),
    });
    const stopped = once(signal, 'abort');
    await Promise.race([running.open(), stopped]);
    await Promise.race([running.refused, stopped]);
    signal.throwIfAborted();
  } catch (error) {
    if (!(error instanceof ClosingError)) throw error;
  } finally {
    await fleet?.close();
    await monitoring?.close();
  }
}
