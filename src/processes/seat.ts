import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from '../app/health.js';
import type { Config } from '../config/config.js';
import type { Share } from '../domain/share.js';
import type { Args, MethodName, Result } from '../worker/contract.js';
import { spawnWorker } from '../worker/spawn.js';
import { Supervisor, type SupervisorTimes } from '../worker/supervisor.js';
import type { BotContract } from './bot-contract.js';

const ENTRY = new URL('./bot-process.js', import.meta.url);
/** As for the newsroom's thread; its own thread does nothing long. */
const TIMES: SupervisorTimes = { checkMs: 2000, silenceMs: 15_000, backOffMs: 1000 };
/** A bot takes at most 9 s. */
const CLOSE_MS = 10_000;
/** A process that is silent for so long is not well. */
const HEALTH_MS = 3000;

export interface SeatOptions {
  readonly config: Config;
  readonly share: Share;
  readonly number: number;
  readonly keepsHouse: boolean;
  readonly onNotice: (notice: BotContract['notice']) => void;
  /** Receives what the process writes. */
  readonly onLine: (line: string) => void;
  /** The process is to be replaced, or could not be. */
  readonly onRestart: (reason: string) => void;
  /** The process has ended and is replaced. */
  readonly onGone: () => void;
  readonly signal: AbortSignal;
}

/** The place of one process of the bot, which is replaced when it ends or hangs. */
export class Seat {
  /** Of the leases of its processes. */
  readonly owner = randomUUID();
  readonly number: number;
  readonly share: Share;
  restarts = 0;
  readonly #options: SeatOptions;
  #supervisor: Supervisor<BotContract> | undefined;
  /** Why the process is being replaced; null while one is open. */
  #trouble: string | null = null;

  constructor(options: SeatOptions) {
    this.#options = options;
    this.number = options.number;
    this.share = options.share;
  }

  /** Starts the first process; resolves when its newsroom is open. @throws UserError if it cannot be opened. */
  async open(): Promise<void> {
    const first = await this.#start();
    this.#supervisor = new Supervisor(first, {
      start: () => this.#start(),
      times: TIMES,
      onRestart: (reason) => {
        this.#trouble = reason;
        this.restarts += 1;
        this.#options.onRestart(reason);
      },
      onGone: this.#options.onGone,
    });
  }

  async #start() {
    const { config, share, number, keepsHouse, onNotice, onLine, signal } = this.#options;
    const data = { config, share, number, owner: this.owner, keepsHouse };
    const worker = await spawnWorker<BotContract>(ENTRY, data, {
      in: 'process',
      process: { execArgv: process.execArgv, env: process.env, onLine },
      closeMs: CLOSE_MS,
      onNotice,
      signal,
    });
    this.#trouble = null;
    return worker;
  }

  get isOpen(): boolean {
    return this.#supervisor !== undefined && this.#trouble === null;
  }

  /** Waits for the replacement of a process that has ended. */
  async call<Name extends MethodName<BotContract>>(
    method: Name,
    ...args: Args<BotContract, Name>
  ): Promise<Result<BotContract, Name>> {
    const worker = await this.#supervisor?.running();
    if (!worker) throw new Error(`process ${this.number} is not open`);
    return worker.call(method, args);
  }

  /** Never rejects, and takes some seconds at most. */
  async health(): Promise<Health> {
    const { number, share } = this;
    const named = { process: number, shards: share.shards, restarts: this.restarts };
    if (!this.#supervisor) return { isHealthy: false, facts: { ...named, status: 'starting' } };
    const reason = this.#trouble;
    if (reason !== null) return { isHealthy: false, facts: { ...named, status: 'restarting', reason } };
    const silent = sleep(HEALTH_MS, null, { ref: false });
    const health = await Promise.race([this.call('health').catch(() => null), silent]);
    if (health === null) return { isHealthy: false, facts: { ...named, status: 'does not answer' } };
    return { ...health, facts: { ...named, status: health.isHealthy ? 'ok' : 'failing', ...health.facts } };
  }

  async close(): Promise<void> {
    await this.#supervisor?.close();
  }
}
