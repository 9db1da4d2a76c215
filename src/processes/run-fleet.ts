import { once } from 'node:events';
import type { Logger } from 'pino';
import { healthPage } from '../app/health.js';
import type { Membership } from '../app/machines/membership.js';
import { type MonitoringServer, serveMonitoring } from '../app/monitoring/http-server.js';
import { type Config, machineOf } from '../config/config.js';
import { configErrors } from '../config/errors.js';
import { gatewayInformation } from '../discord/connection/gateway-information.js';
import { LOGIN_INTERVAL_MS } from '../discord/connection/login.js';
import { ClosingError } from '../domain/errors.js';
import { allShards, divide } from '../domain/share.js';
import { endOnSignals } from './end-on-signals.js';
import { Fleet, type FleetOptions } from './fleet.js';
import { joinMachines } from './join-machines.js';
import { LoginTurns } from './login-turns.js';
import { newsOf } from './news.js';

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Runs the bot in BOT_PROCESSES processes, perhaps on one of several machines, until it is told to end.
 * @throws UserError if the bot cannot run.
 */
export async function runFleet(config: Config, given: Logger): Promise<void> {
  const machine = machineOf(config.BOT_MACHINE);
  const logger = machine.of > 1 ? given.child({ machine: machine.number }) : given;
  const signal = endOnSignals(logger);
  requireUsable(config);
  let fleet: Fleet | undefined;
  let monitoring: MonitoringServer | undefined;
  let membership: Membership | null = null;
  try {
    const gateway = await gatewayInformation(config, { logger, signal });
    const { BOT_PROCESSES: processes, DISCORD_SHARDS } = config;
    const shards = DISCORD_SHARDS === 'auto' ? Math.max(gateway.shards, processes) : DISCORD_SHARDS;
    membership = await joinMachines({ config, shards, logger, signal });
    const others = machine.of > 1 ? membership : null;
    const running = new Fleet({
      config,
      logger,
      share: divide(allShards(shards), machine.of)[machine.number - 1]!,
      turnToLogIn: turnsToLogIn(others, shards, gateway.loginsAtOnce),
      keepsHouse: machine.number === 1,
      onNews: (news) => void others?.tell(news),
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
    await others?.listen(
      (told) => {
        const news = newsOf(told);
        if (news) running.hear(news);
      },
      () => running.hear({ kind: 'headlines' }),
    );
    signal.throwIfAborted();
    const ended = Promise.race([
      running.refused,
      once(signal, 'abort'),
      ...(membership ? [membership.lost] : []),
    ]);
    await Promise.race([running.open(), ended]);
    await ended;
    signal.throwIfAborted();
  } catch (error) {
    if (!(error instanceof ClosingError)) throw error;
  } finally {
    await fleet?.close();
    await membership?.leave();
    await monitoring?.close();
  }
}

/** @throws UserError for settings that don't go together. */
function requireUsable({
  DISCORD_TOKEN,
  DATABASE_URL,
  DISCORD_SHARDS,
  BOT_PROCESSES: processes,
  BOT_MACHINE,
}: Config): void {
  if (DISCORD_TOKEN === undefined) throw configErrors.noToken({});
  const machine = machineOf(BOT_MACHINE);
  if (machine.of > 1 && DATABASE_URL === undefined) throw configErrors.machinesNeedDatabase(machine);
  if (DISCORD_SHARDS === 'auto') {
    if (machine.of > 1) throw configErrors.machinesNeedShards(machine);
    return;
  }
  const own = divide(allShards(DISCORD_SHARDS), machine.of)[machine.number - 1]!.shards.length;
  if (own >= processes) return;
  if (machine.of > 1) throw configErrors.tooFewShardsHere({ ...machine, shards: own, processes });
  throw configErrors.tooFewShards({ shards: own, processes });
}

/** Of the whole bot: on several machines, they keep the turns together. */
function turnsToLogIn(
  machines: Membership | null,
  shards: number,
  loginsAtOnce: number,
): FleetOptions['turnToLogIn'] {
  if (machines) {
    return (shard) => machines.loginTurn(shard % loginsAtOnce, LOGIN_INTERVAL_MS, shards * LOGIN_INTERVAL_MS);
  }
  const turns = new LoginTurns(loginsAtOnce, LOGIN_INTERVAL_MS);
  return (shard) => turns.take(shard);
}
