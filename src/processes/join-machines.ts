import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { type InTheWay, Membership } from '../app/machines/membership.js';
import { openMachineStore } from '../app/machines/open-machine-store.js';
import { type Config, machineOf } from '../config/config.js';
import { untilReached } from './until-reached.js';

export interface JoinOptions {
  readonly config: Pick<Config, 'BOT_MACHINE' | 'DATABASE_URL' | 'DATA_DIR'>;
  /** Of the whole bot. */
  readonly shards: number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Joins the other machines of the bot, or takes the place of the only one, so that no other bot runs beside it. Waits
 * for a database that cannot be reached; null without a server.
 * @throws UserError if it cannot; the signal's reason.
 */
export async function joinMachines({
  config,
  shards,
  logger,
  signal,
}: JoinOptions): Promise<Membership | null> {
  const { BOT_MACHINE, DATABASE_URL, DATA_DIR } = config;
  if (DATABASE_URL === undefined) return null;
  const machine = machineOf(BOT_MACHINE);
  const onFault = (error: unknown) =>
    logger.warn({ err: error }, 'the database could not be reached; trying again');
  const join = async () =>
    Membership.join({
      store: await openMachineStore(DATABASE_URL, onFault),
      claim: { ...machine, shards, host: hostname() },
      folder: DATA_DIR,
      onWait: ({ outcome, by, leftMs }) =>
        logger.warn({ by, seconds: Math.ceil(leftMs / 1000) }, waitingFor(outcome, by)),
      onFault,
      signal,
    });
  const membership = await untilReached(join, onFault, signal);
  if (machine.of > 1) logger.info({ of: machine.of, shards }, 'joined the machines of the bot');
  return membership;
}

function waitingFor(outcome: InTheWay['outcome'], { of }: InTheWay['by']): string {
  if (of === 1) return 'another Byline runs with this database; waiting whether its lease ends';
  return outcome === 'occupied'
    ? 'the place of this machine is taken; waiting whether its lease ends'
    : 'a machine with other settings is there; waiting whether its lease ends';
}
