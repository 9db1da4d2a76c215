import type { BotProcessOptions } from '../fixtures/bot-process.js';
import { Keeper, type KeeperEvents, type Kept } from './keeper.js';

export interface MachinesOptions extends Omit<BotProcessOptions, 'onLog' | 'dataDir'> {
  readonly machines: number;
  /** Of each machine. */
  readonly processes: number;
  /** Of the whole bot. */
  readonly shards: number;
  /** The data folder of a machine, from 1; they share nothing but the database. */
  readonly dataDirOf: (machine: number) => string;
}

/** Keeps a bot on several machines running. It ends one machine at a time, with all its processes. */
export class Machines implements Kept {
  readonly #keepers: readonly Keeper[];
  readonly #processes: number;
  #restarted = 0;

  /** @param events Their processes are numbered over all machines. */
  constructor({ machines, dataDirOf, shards, settings, ...options }: MachinesOptions, events: KeeperEvents) {
    const { processes } = options;
    this.#processes = processes;
    this.#keepers = Array.from({ length: machines }, (_, at) => {
      const own = Array.from({ length: processes }, (_, n) => at * processes + n + 1);
      const machine = {
        ...options,
        dataDir: dataDirOf(at + 1),
        settings: { ...settings, BOT_MACHINE: `${at + 1}/${machines}`, DISCORD_SHARDS: String(shards) },
      };
      return new Keeper(machine, {
        onEnd(how, process) {
          for (const number of process === undefined ? own : [own[process - 1]!]) events.onEnd(how, number);
        },
      });
    });
  }

  get kills(): number {
    return this.#sum(({ kills }) => kills);
  }

  get stops(): number {
    return this.#sum(({ stops }) => stops);
  }

  get starts(): number {
    return this.#sum(({ starts }) => starts);
  }

  get troubles(): string[] {
    return this.#keepers.flatMap(({ troubles }) => troubles);
  }

  get errors(): Map<string, number> {
    const all = new Map<string, number>();
    for (const { errors } of this.#keepers)
      for (const [kind, count] of errors) all.set(kind, (all.get(kind) ?? 0) + count);
    return all;
  }

  get slowestStopMs(): number {
    return Math.max(...this.#keepers.map(({ slowestStopMs }) => slowestStopMs));
  }

  /** All of them. */
  get isUp(): boolean {
    return this.#keepers.every(({ isUp }) => isUp);
  }

  get upSince(): number {
    return Math.max(...this.#keepers.map(({ upSince }) => upSince));
  }

  get pid(): number | null {
    return this.pids[0] ?? null;
  }

  get pids(): readonly number[] {
    return this.#keepers.flatMap(({ pids }) => pids);
  }

  serves(number: number): boolean {
    return this.#of(number).serves(((number - 1) % this.#processes) + 1);
  }

  async start(): Promise<void> {
    await Promise.all(this.#keepers.map((keeper) => keeper.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#keepers.map((keeper) => keeper.stop()));
  }

  /** SIGKILL for the first machine. */
  kill(): Promise<void> {
    return this.killProcess(1);
  }

  /** SIGKILL for the machine that has the process. */
  killProcess(number: number): Promise<void> {
    return this.#of(number).kill();
  }

  /** One machine after another. */
  restart(): Promise<void> {
    const next = this.#keepers[this.#restarted % this.#keepers.length]!;
    this.#restarted += 1;
    return next.restart();
  }

  #of(number: number): Keeper {
    return this.#keepers[Math.floor((number - 1) / this.#processes)]!;
  }

  #sum(count: (keeper: Keeper) => number): number {
    return this.#keepers.reduce((sum, keeper) => sum + count(keeper), 0);
  }
}
