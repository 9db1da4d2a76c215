import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { Membership } from '../app/machines/membership.js';
import { openMachineStore } from '../app/machines/open-machine-store.js';
import { type Config, machineOf } from '../config/config.js';
import { configErrors } from '../config/errors.js';

export interface JoinOptions {
  readonly config: Config;
  /** Of the whole bot. */
  readonly shards: number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Joins the other machines of the bot; null if there are none.
 * @throws UserError if it cannot; the signal's reason.
 */
export async function joinMachines({
  config: { BOT_MACHINE, DATABASE_URL },
  shards,
  logger,
  signal,
}: JoinOptions): Promise<Membership | null> {
  const machine = machineOf(BOT_MACHINE);
  if (machine.of === 1) return null;
  if (DATABASE_URL === undefined) throw configErrors.machinesNeedDatabase(machine);
  const onFault = (error: unknown) =>
    logger.warn({ err: error }, 'the other machines could not be reached; trying again');
  const membership = await Membership.join({
    store: await openMachineStore(DATABASE_URL, onFault),
    claim: { ...machine, shards, host: hostname() },
    onWait: ({ outcome, by, leftMs }) =>
      logger.warn(
        { by, seconds: Math.ceil(leftMs / 1000) },
        outcome === 'occupied'
          ? 'the place of this machine is taken; waiting whether its lease ends'
          : 'a machine has other settings; waiting whether its lease ends',
      ),
    onFault,
    signal,
  });
  logger.info({ machine: machine.number, of: machine.of, shards }, 'joined the machines of the bot');
  return membership;
}
