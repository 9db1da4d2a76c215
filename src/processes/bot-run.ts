import { once } from 'node:events';
import type { Logger } from 'pino';
import { type Health, newsroomHealth } from '../app/health.js';
import { countedNewsroom } from '../app/monitoring/counted-newsroom.js';
import type { Page } from '../app/monitoring/http-server.js';
import { Metrics } from '../app/monitoring/metrics.js';
import { newsroomLog } from '../app/monitoring/newsroom-log.js';
import { metricsPage } from '../app/monitoring/pages.js';
import { isConnected } from '../app/monitoring/state.js';
import type { Newsroom } from '../app/newsroom.js';
import {
  type RemoteNewsroom,
  type RemoteNewsroomOptions,
  spawnNewsroom,
} from '../app/remote/remote-newsroom.js';
import type { Config } from '../config/config.js';
import { configErrors } from '../config/errors.js';
import { type Bot, type PartOfBot, startBot } from '../discord/bot/client.js';
import type { Command } from '../discord/bot/command.js';
import { ClosingError } from '../domain/errors.js';
import { endProcess } from '../worker/native-calls.js';
import { untilReached } from './until-reached.js';

/** Longest time for the steps of shutting down. Supervisors kill after ten seconds or more, and threads end slowly. */
const SHUTDOWN_MS = 9000;

export interface BotRunOptions {
  readonly config: Config;
  readonly commands: readonly Command[];
  readonly logger: Logger;
  /** Ends waiting for a database server. Default: nothing does. */
  readonly signal?: AbortSignal;
  /** Default: it is the only process. */
  readonly process?: {
    readonly owner: string;
    readonly keepsHouse: boolean;
    readonly part: PartOfBot;
    /** Called when there are new headlines, perhaps of servers of other processes. */
    readonly onHeadlines: () => void;
  };
}

/** The newsroom and the Discord bot in this process. */
export class BotRun {
  readonly metricsPage: Page;
  readonly #options: BotRunOptions;
  readonly #metrics: Metrics;
  readonly #spawned: RemoteNewsroom;
  readonly #newsroom: Newsroom;
  readonly #ending = new AbortController();
  readonly #readerProblem: () => string | null;
  #bot: Bot | undefined;

  private constructor(
    options: BotRunOptions,
    metrics: Metrics,
    spawned: RemoteNewsroom,
    readerProblem: () => string | null,
  ) {
    this.#options = options;
    this.#metrics = metrics;
    this.#spawned = spawned;
    this.#readerProblem = readerProblem;
    this.#newsroom = countedNewsroom(spawned, metrics);
    this.metricsPage = metricsPage({
      metrics,
      totals: () => this.#newsroom.scopes.totals(),
      bot: () => this.#bot?.state ?? null,
    });
  }

  /**
   * Opens the newsroom, when its database server can be reached; the bot logs in with `untilEnded`.
   * @throws UserError if it cannot be opened; the signal's reason.
   */
  static async open(options: BotRunOptions): Promise<BotRun> {
    const { config, logger, signal = new AbortController().signal, process: own } = options;
    if (config.DISCORD_TOKEN === undefined) throw configErrors.noToken({});
    let run: BotRun | undefined;
    let readerProblem: string | null = null;
    const metrics = new Metrics();
    if (config.HEALTH_PORT !== 0) metrics.measureProcess();
    const log = newsroomLog(logger);
    const newsroomOptions: RemoteNewsroomOptions = {
      ...log,
      ...(own && { owner: own.owner, keepsHouse: own.keepsHouse }),
      onReaderTrouble: (reason) => {
        readerProblem = reason;
        log.onReaderTrouble(reason);
      },
      onFeed: (event) => {
        log.onFeed(event);
        metrics.feedEvent(event);
        if (event.kind !== 'polled' || event.headlines === 0) return;
        own?.onHeadlines();
        void run?.bot?.postHeadlines();
      },
      onFault: (error) => {
        log.onFault(error);
        metrics.fault('background');
      },
      onResumed: (ingest) => {
        log.onResumed(ingest);
        metrics.resumed(ingest);
      },
      onRestart: (reason) => {
        logger.error({ reason }, 'restarting the newsroom');
        metrics.newsroomRestarted();
      },
    };
    const spawned = await untilReached(
      () => spawnNewsroom(config, newsroomOptions),
      (error) => logger.warn({ err: error }, 'the database could not be reached; trying again'),
      signal,
    );
    run = new BotRun(options, metrics, spawned, () => readerProblem);
    return run;
  }

  get newsroom(): Newsroom {
    return this.#newsroom;
  }

  /** Undefined until it has logged in. */
  get bot(): Bot | undefined {
    return this.#bot;
  }

  get isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  async health(): Promise<Health> {
    const { isHealthy, ...newsroomFacts } = await newsroomHealth(this.#spawned);
    const bot = this.#bot;
    const hasReader = this.#options.config.READER_MODEL !== 'none';
    return {
      isHealthy,
      facts: {
        ...newsroomFacts,
        discord: bot && isConnected(bot.state) ? 'connected' : 'connecting',
        ping: bot?.ping ?? -1,
        reader: hasReader ? (this.#readerProblem() ?? 'ok') : 'none',
      },
    };
  }

  /** Ends the run in order. */
  end(): void {
    this.#ending.abort(new ClosingError());
  }

  /** A fault that nothing caught ends the process in order, with exit code 1, so that its supervisor restarts it. */
  endOnFaults(): void {
    for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(kind, (error: unknown) => {
        this.#options.logger.fatal({ err: error, kind }, 'nothing caught this fault; ending');
        process.exitCode = 1;
        this.end();
      });
    }
  }

  /**
   * Logs in and serves until `end`, or until Discord ends the connection permanently; then shuts everything down.
   * @throws UserError if the bot cannot run.
   */
  async untilEnded(): Promise<void> {
    const { config, commands, logger, process: own } = this.#options;
    const { signal } = this.#ending;
    try {
      this.#bot = await startBot({
        config,
        commands,
        newsroom: this.#newsroom,
        logger,
        signal,
        part: own?.part,
        onError: (error) => this.#metrics.discordError(error),
        onDisconnect: (error) => {
          logger.fatal({ code: error.code, id: error.id }, error.message);
          this.#ending.abort(error);
        },
      });
      if (!signal.aborted) await once(signal, 'abort');
      signal.throwIfAborted();
    } catch (error) {
      if (!(error instanceof ClosingError)) throw error;
    } finally {
      await this.#shutDown();
    }
  }

  /**
   * In the order that lets everybody who waits be told: the bot takes no more work, the newsroom cuts off what is not
   * finished, the bot sends the last replies and logs out.
   */
  async #shutDown(): Promise<void> {
    const { logger } = this.#options;
    const overdue = setTimeout(() => {
      logger.warn('not everything ended in time; unfinished ingests resume after the next start');
      void endProcess();
    }, SHUTDOWN_MS);
    overdue.unref();
    for (const step of [() => this.#bot?.drain(), () => this.#newsroom.close(), () => this.#bot?.close()]) {
      try {
        await step();
      } catch (error) {
        logger.error({ err: error }, 'a part could not be closed');
        process.exitCode = 1;
      }
    }
  }
}
