import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Membership } from '../app/machines/membership.js';
import { openMachineStore } from '../app/machines/open-machine-store.js';
import { type Config, machineOf } from '../config/config.js';
import { UserError } from '../domain/errors.js';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
/** These pass by themselves. */
const PASSING_FAULTS: ReadonlySet<string | null> = new Set(['database.unreachable', 'database.busy']);

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
  const membership = await Membership.join({
    store: await untilReached(() => openMachineStore(DATABASE_URL, onFault), onFault, signal),
    claim: { ...machine, shards, host: hostname() },
    folder: DATA_DIR,
    onWait: ({ outcome, by, leftMs }) =>
      logger.warn(
        { by, seconds: Math.ceil(leftMs / 1000) },
        outcome === 'occupied'
          ? 'the place of this machine is taken; waiting whether its lease ends'
          : 'a machine with other settings is there; waiting whether its lease ends',
      ),
    onFault,
    signal,
  });
  if (machine.of > 1) logger.info({ of: machine.of, shards }, 'joined the machines of the bot');
  return membership;
}

async function untilReached<T>(
  open: () => Promise<T>,
  onFault: (error: unknown) => void,
  signal: AbortSignal,
): Promise<T> {
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(2 * delayMs, MAX_DELAY_MS)) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof UserError && PASSING_FAULTS.has(error.id))) throw error;
      onFault(error);
      await sleep(delayMs, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    }
  }
}
