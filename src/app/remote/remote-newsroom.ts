import { randomUUID } from 'node:crypto';
import type { Config } from '../../config/config.js';
import { WorkerGoneError } from '../../worker/spawn.js';
import { Supervisor, type SupervisorTimes } from '../../worker/supervisor.js';
import { appErrors } from '../errors.js';
import type { Newsroom } from '../newsroom.js';
import type { OpenNewsroomOptions } from '../open-newsroom.js';
import { mapMethods, type NewsroomContract } from './newsroom-contract.js';
import { type Call, type NewsroomThread, startNewsroomThread } from './newsroom-thread.js';

/**
 * The longest work without a pause, ranking over articles of 50,000 words, takes less than 4 s on two busy cores; a
 * restart takes 2 to 4 s.
 */
const TIMES: SupervisorTimes = { checkMs: 2000, silenceMs: 15_000, backOffMs: 1000 };
/** A call that arrives during a restart waits this long for it. */
const RESTART_WAIT_MS = 10_000;

export interface RemoteNewsroomOptions extends OpenNewsroomOptions {
  /** Called with the reason when the newsroom's thread ended or hung, and is restarted. */
  readonly onRestart?: (reason: string) => void;
  /** Default: `TIMES`. */
  readonly times?: SupervisorTimes;
}

export interface RemoteNewsroom extends Newsroom {
  /** True if the newsroom's thread answers within `timeoutMs`. */
  responds(timeoutMs: number): Promise<boolean>;
}

interface ProgressOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: unknown) => void;
}

/**
 * Opens the newsroom in a worker thread, so that its work never delays Discord's heartbeat. It always polls feeds in the
 * background. A thread that ends or hangs is replaced; the calls that it was working on reject with
 * `newsroom.restarting`, and the sources that it had accepted are resumed.
 */
export async function spawnNewsroom(
  config: Config,
  { onRestart, times = TIMES, owner = randomUUID(), ...options }: RemoteNewsroomOptions = {},
): Promise<RemoteNewsroom> {
  return superviseNewsroom(() => startNewsroomThread(config, owner, options), times, onRestart);
}

/** @param start Opens the newsroom's thread, for the first time and again. */
export async function superviseNewsroom(
  start: () => Promise<NewsroomThread>,
  times: SupervisorTimes,
  onRestart: (reason: string) => void = () => undefined,
): Promise<RemoteNewsroom> {
  const supervisor = new Supervisor(await start(), { start, times, onRestart });
  const groups = mapMethods((name, optionsAt) => async (...args) => {
    const thread = await threadWithin(supervisor, RESTART_WAIT_MS);
    const call = thread.call.bind(thread) as Call;
    const { signal, onProgress } = (optionsAt === null ? {} : (args[optionsAt] ?? {})) as ProgressOptions;
    let started = false;
    const onEvent = (event: unknown) => {
      started = true;
      onProgress?.(event);
    };
    try {
      return await call(name, args.slice(0, optionsAt ?? args.length), { signal, onEvent });
    } catch (error) {
      if (!(error instanceof WorkerGoneError)) throw error;
      const isSafe = name === 'ingest.article' && started;
      throw isSafe ? appErrors.interrupted({}, { cause: error }) : appErrors.restarting({}, { cause: error });
    }
  });
  return {
    ...groups,
    async responds(timeoutMs) {
      const thread = await threadWithin(supervisor, timeoutMs).catch(() => null);
      return (await thread?.responds(timeoutMs)) ?? false;
    },
    close: () => supervisor.close(),
  };
}

/** @throws UserError `newsroom.restarting` if no thread is open in time, or none will be. */
async function threadWithin(
  supervisor: Supervisor<NewsroomContract>,
  waitMs: number,
): Promise<NewsroomThread> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(appErrors.restarting({})), waitMs);
  });
  try {
    return await Promise.race([supervisor.running(), late]);
  } catch (error) {
    throw appErrors.restarting({}, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
