/** One of several processes of the bot: it serves a share of the shards. Started and ended by the fleet. */
import { setImmediate } from 'node:timers/promises';
import pino from 'pino';
import { commands } from '../../commands/index.js';
import { machineOf } from '../config/config.js';
import { UserError } from '../domain/errors.js';
import { endProcess } from '../worker/native-calls.js';
import { serve } from '../worker/serve.js';
import type { BotContract } from './bot-contract.js';
import { BotRun } from './bot-run.js';

serve<BotContract>(async ({ config, share, number, owner, keepsHouse }, notify) => {
  // A terminal and systemd send them to every process; the fleet, which gets them too, ends this one in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const shardIds = `${share.shards[0]}-${share.shards.at(-1)}`;
  const machine = machineOf(config.BOT_MACHINE);
  const logger = pino({ level: config.LOG_LEVEL }).child({
    ...(machine.of > 1 && { machine: machine.number }),
    process: number,
    shardIds,
  });
  const turns = new Map<number, () => void>();
  const run = await BotRun.open({
    config,
    commands,
    logger,
    process: {
      owner,
      keepsHouse,
      part: {
        share,
        turnToLogIn: (shard) =>
          new Promise((resolve) => {
            turns.set(shard, resolve);
            notify({ kind: 'waits-to-log-in', shard });
          }),
        onCounted: (request) => notify({ kind: 'counted', request }),
      },
      onHeadlines: () => notify({ kind: 'headlines' }),
    },
  });
  run.endOnFaults();
  let isClosing = false;
  const served = async () => {
    // Not before the fleet knows that this process is open.
    await setImmediate();
    try {
      await run.untilEnded();
    } catch (error) {
      if (error instanceof UserError) {
        notify({ kind: 'refused', message: error.message });
        // The fleet now ends all its processes.
        return;
      }
      logger.fatal({ err: error }, 'the bot could not be started; ending');
      process.exitCode = 1;
    }
    if (!isClosing) await endProcess();
  };
  const ended = served();
  return {
    handlers: {
      logIn(shard) {
        turns.get(shard)?.();
        turns.delete(shard);
      },
      postHeadlines: async () => run.bot?.postHeadlines(),
      count: (request) => run.bot?.count(request),
      takeOver: (from) => run.newsroom.ingest.takeOver(from),
      health: () => run.health(),
      metrics: async () => (await run.metricsPage()).body,
    },
    async close() {
      isClosing = true;
      run.end();
      await ended;
    },
  };
});
