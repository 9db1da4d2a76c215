/** The bot's real process against the look-alike for some time, with faults of Discord, kills and restarts. */
import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { allShards, divide, hasServer, type Share } from '../../src/domain/share.js';
import { channelOf, type Gateway } from '../discord/lookalike/gateway.js';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import { randomFrom } from '../fixtures/random.js';
import { FaultInjector, type FaultShares } from './faults.js';
import { Keeper, type KeeperEvents, type Kept } from './keeper.js';
import { Ledger } from './ledger.js';
import { Load } from './load.js';
import { Machines } from './machines.js';
import { NewsSite } from './news-site.js';
import { minuteHeader, minuteLine, type Summary } from './report.js';
import { StoredNewsroom } from './stored-newsroom.js';
import { findLosses, isUnfinished } from './verify.js';

/** A bot that is alive has said something by then. */
const PATIENCE_MS = 120_000;
/** Leases of a killed process end after a minute, and are looked for every 15 s. */
const RESUME_TIMEOUT_MS = 150_000;
const POLL_MS = 250;
const STOP_SHARE = 1 / 3;
/** Of the servers of several shards: each next one belongs to the next shard. */
const FIRST_GUILD = 300_000_000_000n;
const SETTINGS = {
  ALLOW_PRIVATE_URLS: 'true',
  FEED_POLL_MINUTES: '1',
  GUILD_ASKS_PER_MINUTE: '1000',
  GUILD_INGESTS_PER_HOUR: '100000',
  INGESTS_PER_HOUR: '1000',
};

export interface SoakOptions {
  readonly seconds: number;
  /** Of everything that is drawn. */
  readonly seed: number;
  readonly members: number;
  /** Of each machine, each with two shards and two servers. Default: one, with one shard if it is the only one. */
  readonly processes?: number;
  /** Which run the bot together, on `database`. Default: one. */
  readonly machines?: number;
  /** Stories of each feed that are news at the start; the feeds are then followed already. Default: 0. */
  readonly newsAtStart?: number;
  readonly shares: FaultShares;
  /** Kills and stops, on average. */
  readonly endEveryS: number;
  /** Default: at random, a third of them a stop. */
  readonly endWith?: 'kill' | 'stop';
  readonly dropEveryS: number;
  readonly announceEveryS: number;
  readonly burstEveryS: number;
  readonly burst: number;
  readonly reportEveryS: number;
  /** Of a PostgreSQL schema for this soak alone. Default: the newsroom is in SQLite. */
  readonly database?: string;
  readonly print: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Bounded in time, and leaves nothing behind. */
export async function soak(options: SoakOptions): Promise<Summary> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-soak-'));
  const discord = await Lookalike.start();
  const { gateway } = discord;
  const { processes = 1, machines = 1 } = options;
  if (processes * machines > 1) {
    gateway.shards = 2 * processes * machines;
    gateway.guilds = Array.from({ length: gateway.shards }, (_, n) =>
      String((FIRST_GUILD + BigInt(n)) << 22n),
    );
  }
  const shares = divide(allShards(gateway.shards), processes * machines);
  const newsroom = new StoredNewsroom({ DATA_DIR: folder, DATABASE_URL: options.database });
  const site = await NewsSite.start();
  const ledger = new Ledger();
  const bot = {
    api: discord.api,
    settings: { ...SETTINGS, ...newsroom.settings },
    processes,
  };
  const events: KeeperEvents = {
    onEnd(how, process) {
      const channels = guildsOf(gateway, process === undefined ? null : shares[process - 1]).map(channelOf);
      ledger.close(`cut by a ${how}`, ({ exchange }) => channels.includes(exchange.channel));
    },
  };
  const keeper: Kept =
    machines === 1
      ? new Keeper({ ...bot, dataDir: folder }, events)
      : new Machines(
          { ...bot, machines, shards: gateway.shards, dataDirOf: (machine) => folderOf(folder, machine) },
          events,
        );
  try {
    const soaking = new Soak(options, { newsroom, discord, site, ledger, keeper, shares });
    await soaking.prepare();
    await keeper.start();
    return await soaking.run();
  } finally {
    await keeper.stop();
    await site.stop();
    await discord.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function folderOf(folder: string, machine: number): string {
  const own = join(folder, `machine-${machine}`);
  mkdirSync(own, { recursive: true });
  return own;
}

/** The servers of a share, or all of them. */
const guildsOf = ({ guilds }: Gateway, share: Share | null | undefined): readonly string[] =>
  share ? guilds.filter((guild) => hasServer(share, `guild:${guild}`)) : guilds;

interface Parts {
  readonly newsroom: StoredNewsroom;
  readonly discord: Lookalike;
  readonly site: NewsSite;
  readonly ledger: Ledger;
  readonly keeper: Kept;
  /** Of the processes. */
  readonly shares: readonly Share[];
}

class Soak {
  readonly #options: SoakOptions;
  readonly #parts: Parts;
  readonly #faults: FaultInjector;
  readonly #load: Load;
  readonly #draw: () => number;
  readonly #over: AbortSignal;
  readonly #finish: () => void;
  /** Events are lost until the gateway is connected again. */
  #isMissing = false;

  constructor(options: SoakOptions, parts: Parts) {
    this.#options = options;
    this.#parts = parts;
    const { seed, members, shares, signal } = options;
    // One row of numbers for each part, so that the timing of one does not change what another draws.
    this.#draw = randomFrom(seed);
    this.#faults = new FaultInjector(parts.discord, shares, randomFrom(seed + 1));
    this.#load = new Load({
      ...parts,
      members,
      draw: randomFrom(seed + 2),
      guilds: parts.discord.gateway.guilds,
      whenConnected: (guild) => this.#connected(guild),
    });
    // Not AbortSignal.timeout with AbortSignal.any: on Node.js 20 garbage collection takes the timeout away.
    const over = new AbortController();
    this.#over = over.signal;
    this.#finish = () => over.abort();
    signal?.addEventListener('abort', () => over.abort(), { once: true });
    // Every member listens while it waits.
    setMaxListeners(0, this.#over);
  }

  async prepare(): Promise<void> {
    const { newsAtStart = 0 } = this.#options;
    if (newsAtStart > 0) await this.#load.follow(this.#parts.newsroom, newsAtStart);
  }

  async run(): Promise<Summary> {
    const timer = setTimeout(this.#finish, this.#options.seconds * 1000);
    const { print, endEveryS, dropEveryS, announceEveryS, burstEveryS, burst, reportEveryS } = this.#options;
    const { ledger, keeper } = this.#parts;
    const began = performance.now();
    const report = () => print(minuteLine((performance.now() - began) / 60_000, ledger, keeper));
    print(minuteHeader());
    this.#faults.start();
    this.#load.start();
    await Promise.all([
      this.#atRandom(endEveryS, () => this.#end()),
      this.#atRandom(dropEveryS, () => this.#drop()),
      this.#atRandom(announceEveryS, () => this.#load.announce()),
      this.#atRandom(burstEveryS, () => this.#load.burst(burst)),
      this.#every(() => reportEveryS, report),
      this.#every(
        () => 1,
        () => this.#giveUpOnSilence(),
      ),
    ]);
    clearTimeout(timer);
    this.#faults.stop();
    await this.#load.stop();
    await this.#settle();
    report();
    return this.#summary();
  }

  /** At random moments, this far apart on average; the first comes in half of that time. */
  #atRandom(averageS: number, work: () => Promise<void> | void): Promise<void> {
    let share = 0.5;
    const next = () => {
      const seconds = averageS * share;
      share = 0.5 + this.#draw();
      return seconds;
    };
    return this.#every(next, work);
  }

  /** Repeats until the time is over. */
  async #every(nextS: () => number, work: () => Promise<void> | void): Promise<void> {
    for (;;) {
      await wait(nextS() * 1000, undefined, { signal: this.#over }).catch(() => undefined);
      if (this.#over.aborted) return;
      await work();
    }
  }

  async #end(): Promise<void> {
    const { keeper, shares } = this.#parts;
    if (!keeper.isUp) return;
    const drawn = this.#draw() < STOP_SHARE ? 'stop' : 'kill';
    if ((this.#options.endWith ?? drawn) === 'stop') await keeper.restart();
    else if (shares.length === 1) await keeper.kill();
    else await keeper.killProcess(1 + Math.floor(this.#draw() * shares.length));
  }

  #drop(): void {
    const { discord, ledger, keeper } = this.#parts;
    if (!keeper.isUp || !discord.gateway.isConnected) return;
    this.#isMissing = this.#faults.dropGateway();
    if (!this.#isMissing) return;
    const droppedAt = performance.now();
    void this.#connected().then(() => {
      const missed = ({ exchange }: { exchange: { sentAt: number; responseType: number | undefined } }) =>
        exchange.sentAt >= droppedAt && exchange.responseType === undefined;
      ledger.close('missed', missed);
    });
  }

  /**
   * Until interactions can reach the bot, or its process that has the server; members wait while that restarts, but not
   * while a session is resumed.
   */
  async #connected(guild?: string): Promise<void> {
    const { discord, keeper, shares } = this.#parts;
    const number = 1 + shares.findIndex((share) => guild !== undefined && hasServer(share, `guild:${guild}`));
    for (;;) {
      if (discord.gateway.isConnected) this.#isMissing = false;
      const isServed = number === 0 ? keeper.isUp : keeper.serves(number);
      if (this.#over.aborted || (isServed && !this.#isMissing)) return;
      await wait(POLL_MS, undefined, { signal: this.#over }).catch(() => undefined);
    }
  }

  #giveUpOnSilence(): void {
    const { ledger, keeper } = this.#parts;
    const limit = performance.now() - PATIENCE_MS;
    if (keeper.isUp)
      ledger.close('without words', ({ exchange }) => Math.max(exchange.sentAt, keeper.upSince) < limit);
  }

  /** Lets the bot finish what it has, without faults. */
  async #settle(): Promise<void> {
    const { ledger, keeper } = this.#parts;
    if (!keeper.isUp) await keeper.start();
    const until = performance.now() + PATIENCE_MS;
    while (ledger.waiting > 0 && performance.now() < until && keeper.isUp) await wait(POLL_MS);
    ledger.close('without words');
    const resumed = performance.now() + RESUME_TIMEOUT_MS;
    while (performance.now() < resumed && (await isUnfinished(this.#evidence()))) await wait(1000);
    await keeper.stop();
  }

  async #summary(): Promise<Summary> {
    const { newsroom, discord, ledger, keeper } = this.#parts;
    return {
      ledger,
      keeper,
      faults: this.#faults,
      gateway: discord.gateway,
      announced: { stories: this.#load.announced.length, posted: discord.posts.length },
      stored: (await newsroom.texts()).length,
      problems: discord.problems,
      losses: await findLosses(this.#evidence()),
    };
  }

  #evidence() {
    const { newsroom, discord, site, ledger, keeper } = this.#parts;
    const posts = discord.posts.flatMap(({ text }) => text.split('\n'));
    return {
      announced: this.#load.announced.map((one) => ({
        town: one.town,
        id: site.addressOf(one),
        isNews: this.#load.news.has(one),
      })),
      newsroom,
      entries: ledger.entries,
      texts: this.#load.texts,
      posts,
      troubles: keeper.troubles,
    };
  }
}
