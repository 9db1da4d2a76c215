/** Members of servers: each does something, waits for the outcome and thinks for a moment. */
import { setMaxListeners } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import type { FeedReading } from '../../src/store/ports/feed-store.js';
import { channelOf } from '../discord/lookalike/gateway.js';
import type { Lookalike } from '../discord/lookalike/lookalike.js';
import { pick } from './faults.js';
import { type Entry, type Ledger, wasAdded } from './ledger.js';
import type { NewsSite } from './news-site.js';
import type { StoredNewsroom } from './stored-newsroom.js';
import { questionAbout, type Story, story } from './stories.js';

const SAMPLES = resolve(PACKAGE_ROOT, 'data/articles');
/** Actions of one member, with their weights. */
const ACTIONS = [
  ['ask', 45],
  ['text', 11],
  ['file', 11],
  ['page', 11],
  ['sources', 9],
  ['autocomplete', 8],
  ['forget', 5],
] as const;
type Action = (typeof ACTIONS)[number][0];
const TOTAL_WEIGHT = ACTIONS.reduce((sum, [, weight]) => sum + weight, 0);
const THINKING_MS = [100, 1500] as const;
const POLL_MS = 100;
const FEEDS = 3;
/** After it, everything in a feed is news. */
const EMPTY_READING: FeedReading = {
  title: null,
  minIntervalMinutes: null,
  etag: null,
  lastModified: null,
  entries: [],
  passedOver: [],
};
/** New stories of feeds have numbers from here, those of members smaller ones. */
const FIRST_FEED_STORY = 500_000;
const FIRST_USER = 4_000_000_000_000_000_000n;
const USERS = 40;

export interface LoadOptions {
  readonly discord: Lookalike;
  readonly site: NewsSite;
  readonly ledger: Ledger;
  readonly draw: () => number;
  readonly members: number;
  /** Each has members and feeds. */
  readonly guilds: readonly string[];
  /** Waits until interactions in a server can reach the bot. */
  readonly whenConnected: (guild: string) => Promise<void>;
}

export class Load {
  /** Every text that was offered, by town; samples under their file names. */
  readonly texts = new Map<string, string>();
  /** Stories that the feeds announced. */
  readonly announced: Story[] = [];
  /** Those that were news from the beginning. */
  readonly news = new Set<Story>();
  readonly #options: LoadOptions;
  readonly #stop = new AbortController();
  #stories = 0;
  #running: Promise<unknown> = Promise.resolve();
  readonly #followed = new Map<number, string>();

  constructor(options: LoadOptions) {
    this.#options = options;
    // Every member listens while it pauses.
    setMaxListeners(0, this.#stop.signal);
  }

  start(): void {
    const members = Array.from({ length: this.#options.members }, (_, n) => this.#member(this.#guild(n)));
    this.#running = Promise.all([...members, this.#feeds(), this.#samples()]);
  }

  /** Ends the members; what they sent may still be in progress. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** As many questions at once. */
  async burst(questions: number): Promise<void> {
    const guild = pick(this.#options.guilds, this.#options.draw);
    await this.#options.whenConnected(guild);
    for (let i = 0; i < questions; i += 1) this.#ask(guild);
  }

  /** A new story of every feed. */
  announce(isFollowed = false): void {
    for (let feed = 0; feed < this.#feedCount; feed += 1) {
      const one = story(FIRST_FEED_STORY + this.announced.length);
      this.announced.push(one);
      if (isFollowed) this.news.add(one);
      this.texts.set(one.town, `${one.title}\n\n${one.text}`);
      this.#followed.set(feed, this.#options.site.announce(feed, one));
    }
  }

  get #feedCount(): number {
    return Math.max(FEEDS, this.#options.guilds.length);
  }

  /** The server of a member or a feed. */
  #guild(n: number): string {
    const { guilds } = this.#options;
    return guilds[n % guilds.length]!;
  }

  /** Lets the bot find followed feeds at its start, each with as many stories that it does not know. */
  async follow(newsroom: StoredNewsroom, stories: number): Promise<void> {
    for (let i = 0; i < stories; i += 1) this.announce(true);
    const store = await newsroom.openStore();
    const now = new Date();
    for (const [n, url] of this.#followed) {
      const guild = this.#guild(n);
      const scope = await store.articles.scopeKey(`guild:${guild}`);
      const given = { url, title: null, channel: channelOf(guild), addedBy: null };
      const feed = await store.feeds.add(scope, given, now);
      if (feed) await store.feeds.recordReading(feed.key, EMPTY_READING, now);
    }
    await store.close();
  }

  async #member(guild: string): Promise<void> {
    const { draw, whenConnected } = this.#options;
    while (!this.#isOver) {
      await this.#pause(THINKING_MS[0] + draw() * (THINKING_MS[1] - THINKING_MS[0]));
      await whenConnected(guild);
      if (this.#isOver) return;
      await this.#settled(await this.#act(guild, this.#nextAction()));
    }
  }

  /** Follows each feed, again and again until it is known: a kill or a fault may get in between. */
  async #feeds(): Promise<void> {
    const { discord, ledger, whenConnected } = this.#options;
    if (this.#followed.size > 0) return;
    this.announce();
    for (const [feed, url] of this.#followed) {
      const guild = this.#guild(feed);
      for (let known = false; !known && !this.#isOver; ) {
        await whenConnected(guild);
        const channel = channelOf(guild);
        const exchange = discord.command('feed add', { url, channel: { channel } }, { guild, channel });
        const entry = ledger.add('feed', exchange, url);
        await this.#settled(entry);
        known = entry.outcome === 'answered' || exchange.original?.text.includes('already') === true;
      }
    }
  }

  async #samples(): Promise<void> {
    for (const name of readdirSync(SAMPLES)) {
      if (this.#isOver) return;
      const text = readFileSync(resolve(SAMPLES, name), 'utf8');
      this.texts.set(name, text);
      const guild = this.#guild(0);
      await this.#options.whenConnected(guild);
      await this.#settled(this.#ingestFile(guild, name, text));
    }
  }

  #act(guild: string, action: Action): Promise<Entry> | Entry {
    const { discord, ledger, site } = this.#options;
    switch (action) {
      case 'ask':
        return this.#ask(guild);
      case 'text': {
        const one = this.#newStory();
        const text = `${one.title}\n\n${one.text}`;
        return ledger.add('ingest', discord.command('ingest', { text }, this.#by(guild)), 'text', one);
      }
      case 'file': {
        const one = this.#newStory();
        return this.#ingestFile(guild, `${one.town}.md`, `# ${one.title}\n\n${one.text}\n`, one);
      }
      case 'page': {
        const one = this.#newStory();
        const url = site.publish(one);
        return ledger.add('ingest', discord.command('ingest', { url }, this.#by(guild)), 'page', one);
      }
      case 'sources':
        return ledger.add('sources', discord.command('sources', { which: 'all' }, this.#by(guild)), 'all');
      case 'autocomplete':
        return this.#type(guild, this.#anyStored(guild)?.town ?? 'Zed');
      case 'forget':
        return this.#forget(guild);
    }
  }

  #ask(guild: string): Entry {
    const { discord, ledger, draw } = this.#options;
    const one = this.#anyStored(guild) ?? story(0);
    const question = questionAbout(one, Math.floor(draw() * 1000));
    return ledger.add('ask', discord.command('ask', { question }, this.#by(guild)), question, one);
  }

  #ingestFile(guild: string, name: string, text: string, one?: Story): Entry {
    const { discord, ledger } = this.#options;
    const file = discord.host(name, new TextEncoder().encode(text));
    return ledger.add('ingest', discord.command('ingest', { file }, this.#by(guild)), name, one);
  }

  #type(guild: string, typed: string): Entry {
    const { discord, ledger } = this.#options;
    return ledger.add('autocomplete', discord.typing('forget', 'article', typed, this.#by(guild)), typed);
  }

  /** Chooses the article from the list, as a member does. */
  async #forget(guild: string): Promise<Entry> {
    const { discord, ledger } = this.#options;
    const one = this.#anyStored(guild);
    const typing = this.#type(guild, one?.town ?? 'Zed');
    if (!one) return typing;
    await this.#settled(typing);
    const [only, ...others] = typing.exchange.choices ?? [];
    if (!only || others.length > 0 || this.#isOver) return typing;
    const exchange = discord.command('forget', { article: only.value }, this.#by(guild));
    return ledger.add('forget', exchange, one.town, one);
  }

  #newStory(): Story {
    this.#stories += 1;
    const one = story(this.#stories);
    this.texts.set(one.town, `${one.title}\n\n${one.text}`);
    return one;
  }

  /** A story of a member that was added in the server and that nobody has asked to forget. */
  #anyStored(guild: string): Story | undefined {
    const { ledger, draw } = this.#options;
    const unwanted = new Set(
      ledger.entries.flatMap(({ kind, story }) => (kind === 'forget' && story ? story.town : [])),
    );
    const stored = ledger.entries.filter(
      (entry) =>
        entry.exchange.channel === channelOf(guild) &&
        entry.story &&
        wasAdded(entry) &&
        !unwanted.has(entry.story.town),
    );
    return stored.length === 0 ? undefined : pick(stored, draw).story;
  }

  #nextAction(): Action {
    let drawn = this.#options.draw() * TOTAL_WEIGHT;
    for (const [action, weight] of ACTIONS) {
      if (drawn < weight) return action;
      drawn -= weight;
    }
    return 'ask';
  }

  #by(guild: string): { user: string; guild: string; channel: string } {
    const user = String(FIRST_USER + BigInt(Math.floor(this.#options.draw() * USERS)));
    return { user, guild, channel: channelOf(guild) };
  }

  /** Waits for the outcome; a member gives up when the soak is over. */
  async #settled(entry: Entry): Promise<void> {
    while (entry.outcome === 'waiting' && !this.#isOver) await this.#pause(POLL_MS);
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }

  get #isOver(): boolean {
    return this.#stop.signal.aborted;
  }
}
