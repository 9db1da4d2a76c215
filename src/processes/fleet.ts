import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Health } from '../app/health.js';
import type { Config } from '../config/config.js';
import { UserError } from '../domain/errors.js';
import { divide, type Share } from '../domain/share.js';
import type { BotContract } from './bot-contract.js';
import { mergedMetrics } from './merged-metrics.js';
import type { News } from './news.js';
import { Seat } from './seat.js';
import { stateMetrics } from './state-metrics.js';

/** Metrics of a process that is silent for so long are left out. */
const METRICS_MS = 3000;

export interface FleetOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Of this machine; at least as many shards as processes. */
  readonly share: Share;
  /** Takes the next turn of a shard to log in. @returns milliseconds until it comes. */
  readonly turnToLogIn: (shard: number) => number | Promise<number>;
  /** Whether its first process keeps house (`NewsroomDeps`). */
  readonly keepsHouse: boolean;
  /** Receives what processes on other machines should hear, too. */
  readonly onNews: (news: News) => void;
  /** Receives a line of the log of a process. */
  readonly writeLine: (line: string) => void;
}

/**
 * The processes of a bot, each with its share of the shards, on one data folder. They know of each other only through
 * it and through the fleet, which replaces those that end, lets shards log in one after another, and passes on what the
 * others should hear.
 */
export class Fleet {
  readonly #logger: Logger;
  readonly #machine: string;
  readonly #seats: readonly Seat[];
  readonly #turnToLogIn: FleetOptions['turnToLogIn'];
  readonly #onNews: FleetOptions['onNews'];
  readonly #closing = new AbortController();
  readonly #refusal = new AbortController();
  /** Rejects with a `UserError` when Discord refuses the bot: no restart helps. */
  readonly refused: Promise<never>;

  constructor({ config, logger, share: own, turnToLogIn, keepsHouse, onNews, writeLine }: FleetOptions) {
    this.#logger = logger;
    this.#machine = config.BOT_MACHINE;
    this.#turnToLogIn = turnToLogIn;
    this.#onNews = onNews;
    this.refused = new Promise((_, reject) => {
      const { signal } = this.#refusal;
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    this.refused.catch(() => undefined);
    this.#seats = divide(own, config.BOT_PROCESSES).map((share, at) => {
      const number = at + 1;
      const own = logger.child({ process: number });
      const seat: Seat = new Seat({
        config,
        share,
        number,
        keepsHouse: keepsHouse && at === 0,
        signal: this.#closing.signal,
        onNotice: (notice) => this.#hear(seat, notice),
        onLine: (line) => {
          if (line.startsWith('{')) writeLine(line);
          else own.error({ output: line }, 'a process wrote to its output');
        },
        onRestart: (reason) => {
          if (this.#closing.signal.aborted) return;
          own.error({ reason, shards: share.shards }, 'restarting a process of the bot');
        },
        onGone: () => void this.#handOver(seat),
      });
      return seat;
    });
  }

  /**
   * Opens the first process, which creates what all need, such as the database and the models; then the others.
   * @throws UserError if one cannot be opened.
   */
  async open(): Promise<void> {
    const open = async (seat: Seat) => {
      this.#closing.signal.throwIfAborted();
      await seat.open();
      const { number, share } = seat;
      this.#logger.info({ process: number, shards: share.shards }, 'opened a process of the bot');
    };
    const [first, ...others] = this.#seats;
    if (first) await open(first);
    await Promise.all(others.map(open));
  }

  async health(): Promise<Health> {
    const all = await Promise.all(this.#seats.map((seat) => seat.health()));
    return {
      isHealthy: all.every(({ isHealthy }) => isHealthy),
      facts: { machine: this.#machine, processes: all.map(({ facts }) => facts) },
    };
  }

  /** The metrics of all processes, for Prometheus. */
  async metrics(): Promise<string> {
    const pages = this.#seats.map(async (seat) => {
      const silent = sleep(METRICS_MS, null, { ref: false });
      const asked = seat.isOpen ? seat.call('metrics').catch(() => null) : null;
      const page = (await Promise.race([asked, silent])) ?? '';
      return [seat.number, `${page}\n${stateMetrics(seat)}`] as const;
    });
    return mergedMetrics(await Promise.all(pages));
  }

  /** Ends all processes in order. Never rejects. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const ended of await Promise.allSettled(this.#seats.map((seat) => seat.close()))) {
      if (ended.status === 'rejected')
        this.#logger.error({ err: ended.reason }, 'a process could not be closed');
    }
  }

  #hear(from: Seat, notice: BotContract['notice']): void {
    if (notice.kind === 'waits-to-log-in') void this.#letLogIn(from, notice.shard);
    else if (notice.kind === 'refused') this.#refusal.abort(new UserError('config.invalid', notice.message));
    else {
      this.#tell(notice, from);
      this.#onNews(notice);
    }
  }

  async #letLogIn(seat: Seat, shard: number): Promise<void> {
    const { signal } = this.#closing;
    try {
      await sleep(await this.#turnToLogIn(shard), undefined, { signal });
      await seat.call('logIn', shard);
    } catch {
      // The process has ended, and its replacement will ask for its own turn.
    }
  }

  /** What a process on another machine has to say. */
  hear(news: News): void {
    this.#tell(news, null);
  }

  /** A process that is being replaced learns it from the database, or need not know. */
  #tell(news: News, from: Seat | null): void {
    for (const seat of this.#seats) {
      if (seat === from || !seat.isOpen) continue;
      const told = news.kind === 'headlines' ? seat.call('postHeadlines') : seat.call('count', news.request);
      told.catch((error: unknown) => {
        this.#logger.debug({ err: error, process: seat.number }, 'a process could not be told');
      });
    }
  }

  /** Lets another process resume the work of one that has ended. Without any, its replacement does. */
  async #handOver(from: Seat): Promise<void> {
    for (const seat of this.#seats) {
      if (this.#closing.signal.aborted) return;
      if (seat === from || !seat.isOpen) continue;
      try {
        await seat.call('takeOver', from.owner);
        this.#logger.info({ process: seat.number, from: from.number }, 'took over the work of a process');
        return;
      } catch (error) {
        this.#logger.warn(
          { err: error, process: seat.number },
          'the work of a process could not be taken over',
        );
      }
    }
  }
}
