import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Membership } from '../app/machines/membership.js';
import { openMachineStore } from '../app/machines/open-machine-store.js';
import { requireAlone } from '../app/machines/require-alone.js';
import { type Config, machineOf } from '../config/config.js';
import { UserError } from '../domain/errors.js';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
/** These pass by themselves. */
const PASSING_FAULTS: ReadonlySet<string | null> = new Set(['database.unreachable', 'database.busy']);

export interface JoinOptions {
  readonly config: Config;
  /** Of the whole bot. */
  readonly shards: number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Joins the other machines of the bot, and waits for a database that cannot be reached; null if it runs on one machine.
 * @throws UserError if it cannot; the signal's reason.
 */
export async function joinMachines({
  config,
  shards,
  logger,
  signal,
}: JoinOptions): Promise<Membership | null> {
  const { BOT_MACHINE, DATABASE_URL } = config;
  if (DATABASE_URL === undefined) return null;
  const machine = machineOf(BOT_MACHINE);
  if (machine.of === 1) {
    await requireAlone(DATABASE_URL);
    return null;
  }
  const onFault = (error: unknown) =>
    logger.warn({ err: error }, 'the other machines could not be reached; trying again');
  const membership = await Membership.join({
    store: await untilReached(() => openMachineStore(DATABASE_URL, onFault), onFault, signal),
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
  logger.info({ of: machine.of, shards }, 'joined the machines of the bot');
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
