/** The feeds of a newsroom in memory; a test sets what they contain and what a poll brings. */
import { appErrors } from '../../src/app/errors.js';
import type { Feeds } from '../../src/app/newsroom.js';
import { UserError } from '../../src/domain/errors.js';
import type {
  AddFeedRequest,
  Feed,
  FeedChanges,
  FeedHeadline,
  FeedImport,
  FeedImportOptions,
  FeedPoll,
  ImportedFeed,
  ImportFeedsRequest,
} from '../../src/domain/feed.js';
import type { Scope } from '../../src/domain/scope.js';
import type { Share } from '../../src/domain/share.js';
import { parseOpml, writeOpml } from '../../src/ingest/feeds/parse/opml.js';

export class MemoryFeeds implements Feeds {
  /** Titles of the feeds that exist, by URL. */
  readonly feedTitles = new Map<string, string>();
  /** What the next poll of a feed brings, by its URL. */
  readonly polls = new Map<string, Partial<FeedPoll>>();
  readonly waitingHeadlines: FeedHeadline[] = [];
  #feeds: Feed[] = [];

  async add({ scope, url, channel, addedBy }: AddFeedRequest): Promise<Feed> {
    const title = this.feedTitles.get(url);
    if (title === undefined) throw appErrors.noFeed({ url });
    if (this.#feeds.some((feed) => feed.scope === scope && feed.url === url))
      throw appErrors.knownFeed({ url });
    const feed: Feed = {
      id: `feed${this.#feeds.length + 1}`,
      scope,
      url,
      title,
      channel: channel ?? null,
      addedBy: addedBy ?? null,
      addedAt: '2025-11-01T08:00:00.000Z',
      state: 'followed',
      pauseReason: null,
      lastPolledAt: null,
      nextPollAt: '2025-11-01T08:00:00.000Z',
      failures: 0,
      lastError: null,
      waiting: 0,
      passedOver: [],
    };
    this.#feeds.push(feed);
    return feed;
  }

  async edit(scope: Scope, wanted: string, { channel }: FeedChanges): Promise<Feed> {
    return this.#change(scope, wanted, { ...(channel !== undefined && { channel }) });
  }

  async import(
    { scope, file, addedBy }: ImportFeedsRequest,
    options: FeedImportOptions = {},
  ): Promise<FeedImport> {
    const { feeds, ...counts } = parseOpml(file.name, new TextDecoder().decode(file.bytes));
    const results: ImportedFeed[] = [];
    for (const feed of feeds) {
      try {
        const { url, title } = await this.add({
          scope,
          url: feed.url,
          ...(addedBy !== undefined && { addedBy }),
        });
        results.push({ url, title, outcome: 'added', reason: null });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const isKnown = error.code === 'feed.known';
        results.push({
          ...feed,
          outcome: isKnown ? 'known' : 'failed',
          reason: isKnown ? null : error.message,
        });
      }
      options.onProgress?.({ done: results.length, total: feeds.length });
    }
    return { feeds: results, ...counts, ms: 1 };
  }

  async export(scope: Scope): Promise<string> {
    return writeOpml(await this.list(scope));
  }

  async list(scope: Scope): Promise<readonly Feed[]> {
    return this.#feeds.filter((feed) => feed.scope === scope);
  }

  async remove(scope: Scope, wanted: string): Promise<Feed> {
    const feed = this.#find(scope, wanted);
    this.#feeds = this.#feeds.filter((other) => other !== feed);
    return feed;
  }

  async pause(scope: Scope, wanted: string): Promise<Feed> {
    return this.#change(scope, wanted, {
      state: 'paused',
      pauseReason: 'Paused manually.',
      nextPollAt: null,
    });
  }

  async resume(scope: Scope, wanted: string): Promise<Feed> {
    return this.#change(scope, wanted, {
      state: 'followed',
      pauseReason: null,
      nextPollAt: '2025-11-01T08:00:00.000Z',
    });
  }

  async poll(scope: Scope, wanted: string): Promise<FeedPoll> {
    const feed = this.#find(scope, wanted);
    return {
      feed,
      result: 'unchanged',
      movedFrom: null,
      articles: [],
      known: 0,
      skipped: [],
      isCutOff: false,
      ms: 1,
      ...this.polls.get(feed.url),
    };
  }

  async headlines(
    limit = 100,
    _share?: Share,
    except: readonly Scope[] = [],
  ): Promise<readonly FeedHeadline[]> {
    return this.waitingHeadlines.filter(({ scope }) => !except.includes(scope)).slice(0, limit);
  }

  async markPosted(ids: readonly number[]): Promise<void> {
    const left = this.waitingHeadlines.filter(({ id }) => !ids.includes(id));
    this.waitingHeadlines.splice(0, Number.POSITIVE_INFINITY, ...left);
  }

  #find(scope: Scope, wanted: string): Feed {
    const feed = this.#feeds.find(
      ({ id, url, ...other }) => other.scope === scope && [id, url].includes(wanted),
    );
    if (feed) return feed;
    throw appErrors.unknownFeed({ named: wanted });
  }

  #change(scope: Scope, wanted: string, changes: Partial<Feed>): Feed {
    const before = this.#find(scope, wanted);
    const after = { ...before, ...changes };
    this.#feeds = this.#feeds.map((feed) => (feed === before ? after : feed));
    return after;
  }
}
