import { setImmediate } from 'node:timers/promises';
import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import type { FeedPoll } from '../../domain/feed.js';
import type { IngestOptions, IngestOutcome } from '../../domain/ingest.js';
import type { Scope } from '../../domain/scope.js';
import type { SaveCondition } from '../../store/ports/article-store.js';
import { publicFeed, type StoredFeed, type WaitingEntry } from '../../store/ports/feed-store.js';
import type { Store } from '../../store/ports/store.js';
import type { SourceOptions } from '../fetch/options.js';
import type { Robots } from '../fetch/robots.js';
import { type FetchedFeed, fetchFeed } from './fetch-feed.js';
import { nextPollInterval } from './schedule.js';

/** So often a page that cannot be had is tried, ever more rarely: over two and a half days at half an hour a poll. */
const MAX_TRIES = 8;
/** What may be otherwise next time. */
const PASSING = new Set(['url.unreachable', 'url.timeout', 'url.status']);
/** What says nothing about the entry: it keeps its turn, and the poll ends. */
const NOT_NOW = new Set(['queue.full', 'quota.reached', 'model.unavailable']);

export interface OfferedStory {
  readonly scope: Scope;
  readonly url: string;
  /** What must still exist when the article is saved. */
  readonly condition: SaveCondition;
  readonly ingestedBy?: string;
}

export interface PollDeps {
  readonly config: Config;
  readonly store: Store;
  readonly robots: Robots;
  readonly source: SourceOptions;
  readonly clock: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
  /** Ingests a page that nobody asked for by its address: what was forgotten stays so. */
  readonly offer: (offered: OfferedStory, options: IngestOptions) => Promise<IngestOutcome>;
}

/**
 * Polls a feed once: fetches it, notes what is new or changed in it, and reads so many of the entries that wait.
 * What is noted is kept before the first page is read, so that a poll that breaks off is taken up by the next.
 * @throws UserError `feed.busy` while another poll is at it, `cancelled`.
 */
export async function pollFeed(
  tools: PollDeps,
  feed: StoredFeed,
  options: IngestOptions = {},
): Promise<FeedPoll> {
  const { store, clock } = tools;
  if (!(await store.feeds.lease(feed.key, clock()))) {
    throw new UserError('feed.busy', `The feed ${feed.url} is being polled already. Look again in a minute.`);
  }
  try {
    return await poll(tools, feed, options);
  } finally {
    await store.feeds.release(feed.key);
  }
}

type Findings = Omit<FeedPoll, 'feed' | 'ms'>;

async function poll(tools: PollDeps, feed: StoredFeed, options: IngestOptions): Promise<FeedPoll> {
  const { store, clock, config } = tools;
  const began = performance.now();
  const end = async (findings: Findings): Promise<FeedPoll> => ({
    ...findings,
    feed: publicFeed((await store.feeds.byKey(feed.key)) ?? feed),
    ms: Math.round(performance.now() - began),
  });
  const nothing: Findings = { result: 'unchanged', movedFrom: null, articles: [], known: 0, skipped: [] };

  const fetched = await fetchOnce(tools, feed, options);
  if (fetched.kind === 'refused') {
    const failures = feed.failures + 1;
    const wait = nextPollInterval(
      { ...restBasis(tools, feed), failures, retryAfterS: fetched.retryAfterS },
      tools.random(),
    );
    await store.feeds.recordPoll(feed.key, {
      at: clock(),
      next: new Date(clock().getTime() + wait),
      failures,
      error: fetched.error.message,
    });
    return end({ ...nothing, result: 'failed' });
  }
  if (fetched.kind === 'gone') {
    await store.feeds.recordPoll(feed.key, { at: clock(), next: clock(), failures: 0, error: null });
    await store.feeds.pause(feed.key, 'Its site says that it is gone for good (status 410).');
    return end({ ...nothing, result: 'gone' });
  }
  const movedFrom = await follow(store, feed, fetched.movedTo);
  const fresh =
    fetched.kind === 'unchanged'
      ? 0
      : await store.feeds.recordReading(feed.key, { ...fetched.feed, ...fetched.validators }, clock());
  const read = await readEntries(
    tools,
    feed,
    await store.feeds.waiting(feed.key, config.FEED_NEW_PER_POLL, clock()),
    options,
  );
  const rested = (await store.feeds.byKey(feed.key)) ?? feed;
  const wait = nextPollInterval({ ...restBasis(tools, rested), failures: 0 }, tools.random());
  const at = clock();
  await store.feeds.recordPoll(feed.key, {
    at,
    next: new Date(at.getTime() + wait),
    failures: 0,
    error: null,
  });
  return end({ ...read, result: fresh > 0 ? 'changed' : 'unchanged', movedFrom });
}

const restBasis = ({ config }: PollDeps, { minIntervalMinutes }: StoredFeed) => ({
  pollMinutes: config.FEED_POLL_MINUTES,
  minIntervalMinutes,
});

/** A fetch that failed is a value here; only a cancelled one and faults throw. */
async function fetchOnce(
  { source }: PollDeps,
  feed: StoredFeed,
  { signal }: IngestOptions,
): Promise<Exclude<FetchedFeed, { kind: 'page' }>> {
  try {
    const fetched = await fetchFeed(feed.url, feed, { ...source, ...(signal && { signal }) });
    if (fetched.kind !== 'page') return fetched;
    const message = `${feed.url} is a web page now, no feed. It names another: ${fetched.feedUrl}`;
    return { kind: 'refused', error: new UserError('feed.invalid', message), retryAfterS: null };
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'cancelled') throw error;
    return { kind: 'refused', error, retryAfterS: null };
  }
}

/** @returns the former address when the feed moved; one that moved to where another feed is keeps its own. */
async function follow(store: Store, feed: StoredFeed, movedTo: string): Promise<string | null> {
  if (movedTo === feed.url || !(await store.feeds.move(feed.key, movedTo))) return null;
  return feed.url;
}

async function readEntries(
  tools: PollDeps,
  feed: StoredFeed,
  entries: readonly WaitingEntry[],
  options: IngestOptions,
): Promise<Pick<FeedPoll, 'articles' | 'known' | 'skipped'>> {
  const { store } = tools;
  const articles: FeedPoll['articles'][number][] = [];
  const skipped: FeedPoll['skipped'][number][] = [];
  let known = 0;
  const stillWanted = async () => (await store.feeds.byKey(feed.key)) !== null;
  for (const entry of entries) {
    if (!(await stillWanted())) break;
    if (await store.articles.isForgotten(feed.scope, entry.url)) {
      await store.feeds.settle(entry.key);
      skipped.push({ url: entry.url, reason: 'It was forgotten here.' });
      continue;
    }
    try {
      await tools.robots.require(entry.url, options.signal);
      const { outcome, article } = await tools.offer(
        { scope: feed.scope, url: entry.url, condition: { row: 'feed', key: feed.key } },
        options,
      );
      await store.feeds.settle(entry.key);
      if (outcome === 'known') known += 1;
      else articles.push({ outcome, article });
      if (outcome === 'new' && entry.notify) await store.headlines.add(feed.key, article.id);
    } catch (error) {
      if (!(error instanceof UserError) || (error.code === 'cancelled' && (await stillWanted()))) throw error;
      if (NOT_NOW.has(error.code)) break;
      if (PASSING.has(error.code) && entry.tries + 1 < MAX_TRIES)
        await store.feeds.postpone(entry.key, nextTry(tools, entry.tries));
      else await store.feeds.settle(entry.key);
      skipped.push({ url: entry.url, reason: error.message });
    }
    await setImmediate();
  }
  return { articles, known, skipped };
}

/** After as long as a poll's rest at first, then twice as long each time, at most a day. */
function nextTry({ config, clock }: PollDeps, failures: number): Date {
  const rest = nextPollInterval(
    { pollMinutes: config.FEED_POLL_MINUTES, minIntervalMinutes: null, failures },
    0,
  );
  return new Date(clock().getTime() + rest);
}
