/** The bot's real process against the look-alike for some time, with faults of Discord, kills and restarts. */
import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import type { BotSource } from '../fixtures/bot-process.js';
import { randomFrom } from '../fixtures/random.js';
import { FaultInjector, type FaultShares } from './faults.js';
import { Keeper } from './keeper.js';
import { Ledger } from './ledger.js';
import { Load } from './load.js';
import { NewsSite } from './news-site.js';
import { minuteHeader, minuteLine, type Summary } from './report.js';
import { findLosses, missingTowns, storedTexts } from './verify.js';

/** A bot that is alive has said something by then. */
const PATIENCE_MS = 120_000;
/** Leases of a killed process end after a minute, and are looked for every 15 s. */
const RESUME_TIMEOUT_MS = 150_000;
const POLL_MS = 250;
/** As Discord's: a busy machine then takes no connection for dead. */
const HEARTBEAT_INTERVAL_MS = 41_250;
const STOP_SHARE = 1 / 3;
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
  readonly source: BotSource;
  readonly print: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Bounded in time, and leaves nothing behind. */
export async function soak(options: SoakOptions): Promise<Summary> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-soak-'));
  const discord = await Lookalike.start();
  discord.gateway.heartbeatIntervalMs = HEARTBEAT_INTERVAL_MS;
  const site = await NewsSite.start();
  const ledger = new Ledger();
  const keeper = new Keeper(
    { api: discord.api, dataDir: folder, settings: SETTINGS, source: options.source },
    { onEnd: (how) => void ledger.close(`cut by a ${how}`) },
  );
  try {
    await keeper.start();
    return await new Soak(options, { folder, discord, site, ledger, keeper }).run();
  } finally {
    await keeper.stop();
    await site.stop();
    await discord.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Parts {
  readonly folder: string;
  readonly discord: Lookalike;
  readonly site: NewsSite;
  readonly ledger: Ledger;
  readonly keeper: Keeper;
}

class Soak {
  readonly #options: SoakOptions;
  readonly #parts: Parts;
  readonly #faults: FaultInjector;
  readonly #load: Load;
  readonly #draw: () => number;
  readonly #over: AbortSignal;
  readonly #timer: NodeJS.Timeout;
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
      whenConnected: () => this.#connected(),
    });
    // Not AbortSignal.timeout with AbortSignal.any: on Node.js 20 garbage collection takes the timeout away.
    const over = new AbortController();
    this.#over = over.signal;
    this.#timer = setTimeout(() => over.abort(), options.seconds * 1000);
    signal?.addEventListener('abort', () => over.abort(), { once: true });
    // Every member listens while it waits.
    setMaxListeners(0, this.#over);
  }

  async run(): Promise<Summary> {
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
    clearTimeout(this.#timer);
    this.#faults.stop();
    await this.#load.stop();
    await this.#settle();
    report();
    return this.#finish();
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
    const { keeper } = this.#parts;
    if (!keeper.isUp) return;
    const drawn = this.#draw() < STOP_SHARE ? 'stop' : 'kill';
    if ((this.#options.endWith ?? drawn) === 'stop') await keeper.restart();
    else await keeper.kill();
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

  /** Until interactions can reach the bot; members wait while it restarts, but not while a session is resumed. */
  async #connected(): Promise<void> {
    const { discord, keeper } = this.#parts;
    for (;;) {
      if (discord.gateway.isConnected) this.#isMissing = false;
      if (this.#over.aborted || (keeper.isUp && !this.#isMissing)) return;
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
    while (missingTowns(this.#evidence()).length > 0 && performance.now() < resumed) await wait(1000);
    await keeper.stop();
  }

  #finish(): Summary {
    const { folder, discord, ledger, keeper } = this.#parts;
    return {
      ledger,
      keeper,
      faults: this.#faults,
      gateway: discord.gateway,
      announced: { stories: this.#load.announced.length, posted: discord.posts.length },
      stored: storedTexts(folder).length,
      problems: discord.problems,
      losses: findLosses(this.#evidence()),
    };
  }

  #evidence() {
    const { folder, discord, ledger, keeper } = this.#parts;
    const posts = discord.posts.flatMap(({ text }) => text.split('\n'));
    return {
      dataDir: folder,
      entries: ledger.entries,
      texts: this.#load.texts,
      posts,
      troubles: keeper.troubles,
    };
  }
}
