/** Keeps a bot running: starts it again after each kill, as a supervisor does, and kills it when told. */
import { setTimeout as wait } from 'node:timers/promises';
import { type BotLogLine, BotProcess, type BotProcessOptions } from '../fixtures/bot-process.js';

const START_TIMEOUT_MS = 90_000;
/** A stop that takes longer is a fault of the bot; it is killed then. */
const STOP_TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 3;
const PAUSE_MS = 500;
const POLL_MS = 50;
const ERROR_LEVEL = 50;

export interface KeeperEvents {
  /** The process is gone, or a new one has replaced it: what was sent before gets no answer. */
  readonly onEnd: (how: 'kill' | 'stop', process?: number) => void;
}

/** What the soak needs of one machine's keeper, or of several. */
export type Kept = Pick<Keeper, keyof Keeper>;

export class Keeper {
  kills = 0;
  stops = 0;
  starts = 0;
  /** Starts that neither logged in nor ended, and ends that nobody asked for. */
  readonly troubles: string[] = [];
  /** Errors in the bot's log: message to number. */
  readonly errors = new Map<string, number>();
  slowestStopMs = 0;
  readonly #options: BotProcessOptions;
  readonly #events: KeeperEvents;
  #bot: BotProcess | undefined;
  #isUp = false;
  #upSince = 0;
  #starting: Promise<void> | undefined;
  /** Of the processes that have logged in, by their number. */
  readonly #pids = new Map<number, number>();
  readonly #killed = new Set<number>();

  constructor(options: Omit<BotProcessOptions, 'onLog'>, events: KeeperEvents) {
    this.#options = { ...options, onLog: (line) => this.#log(line) };
    this.#events = events;
  }

  /** The running bot has logged in. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Process `number` of the running bot has logged in; for a bot of one, whether that has. */
  serves(number: number): boolean {
    return this.#isUp && !this.#killed.has(number);
  }

  get pids(): readonly number[] {
    return this.pid === null ? [] : [this.pid, ...this.#pids.values()];
  }

  /** When the running bot had logged in, on the clock of `performance`. */
  get upSince(): number {
    return this.#upSince;
  }

  get pid(): number | null {
    return this.#bot?.isRunning ? this.#bot.pid : null;
  }

  /** Starts the bot until it logs in; gives up after three attempts. Concurrent calls share them. */
  start(): Promise<void> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #start(): Promise<void> {
    for (let attempt = 1; !this.#isUp; attempt += 1) {
      const bot = BotProcess.start(this.#options);
      this.#bot = bot;
      this.starts += 1;
      try {
        await Promise.race([bot.ready, timeout(START_TIMEOUT_MS)]);
        this.#isUp = true;
        this.#upSince = performance.now();
        void bot.exited.then(({ code, signal }) => this.#ended(bot, signal ?? `exit code ${code}`));
      } catch (error) {
        this.troubles.push(error instanceof Error ? error.message : String(error));
        bot.signal('SIGKILL');
        await bot.exited;
        if (attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  /** Starts it again if nobody asked for its end. */
  #ended(bot: BotProcess, how: string): void {
    if (this.#bot !== bot || !this.#isUp) return;
    this.#isUp = false;
    this.troubles.push(`the bot ended by itself (${how})`);
    this.#events.onEnd('kill');
    this.start().then(
      () => this.#events.onEnd('kill'),
      (error: unknown) => this.troubles.push(String(error)),
    );
  }

  /** SIGKILL in the middle of everything, and a new start. */
  async kill(): Promise<void> {
    await this.#end('kill');
    await wait(PAUSE_MS);
    await this.start();
    this.#events.onEnd('kill');
  }

  /** SIGKILL for one of several processes, which the bot itself replaces. */
  async killProcess(number: number): Promise<void> {
    const pid = this.#pids.get(number);
    if (pid === undefined || !this.#isUp) return;
    this.#killed.add(number);
    this.#pids.delete(number);
    this.kills += 1;
    process.kill(pid, 'SIGKILL');
    this.#events.onEnd('kill', number);
    const until = performance.now() + START_TIMEOUT_MS;
    while (!this.#pids.has(number) && this.#isUp && performance.now() < until) await wait(POLL_MS);
    if (!this.#pids.has(number) && this.#isUp) this.troubles.push(`process ${number} was not replaced`);
    this.#killed.delete(number);
    this.#events.onEnd('kill', number);
  }

  /** SIGTERM, the end of the process, and a new start. */
  async restart(): Promise<void> {
    await this.stop();
    await wait(PAUSE_MS);
    await this.start();
    this.#events.onEnd('stop');
  }

  async stop(): Promise<void> {
    await this.#end('stop');
  }

  async #end(how: 'kill' | 'stop'): Promise<void> {
    const bot = this.#bot;
    if (!bot?.isRunning) return;
    this.#isUp = false;
    this.#pids.clear();
    if (how === 'kill') {
      this.kills += 1;
      bot.signal('SIGKILL');
      await bot.exited;
    } else {
      this.stops += 1;
      const began = performance.now();
      const { signal } = await bot.stop(STOP_TIMEOUT_MS);
      this.slowestStopMs = Math.max(this.slowestStopMs, performance.now() - began);
      if (signal === 'SIGKILL') this.troubles.push(`a stop took over ${STOP_TIMEOUT_MS / 1000} s`);
    }
    this.#events.onEnd(how);
  }

  #log(line: BotLogLine): void {
    if (typeof line.process === 'number') this.#follow(line.process, line);
    if (line.level > 0 && line.level < ERROR_LEVEL) return;
    const { err, fault, reason } = line as { err?: { message?: string }; fault?: string; reason?: string };
    const why = err?.message ?? (fault ?? reason)?.split('\n', 1)[0] ?? '';
    const kind = `${line.msg} ${why}`
      .replace(/[0-9a-f]{8,}|\d+/g, '…')
      .trim()
      .slice(0, 140);
    this.errors.set(kind, (this.errors.get(kind) ?? 0) + 1);
  }

  #follow(number: number, { msg, pid, reason }: BotLogLine): void {
    if (msg === 'logged in' && typeof pid === 'number') this.#pids.set(number, pid);
    if (msg !== 'restarting a process of the bot' || this.#killed.has(number)) return;
    this.troubles.push(`process ${number} ended by itself (${String(reason)})`);
    this.#events.onEnd('kill', number);
  }
}

async function timeout(ms: number): Promise<never> {
  await wait(ms, undefined, { ref: false });
  throw new Error(`The bot had not logged in after ${ms / 1000} s.`);
}
