import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import type { FeedPoll } from '../../domain/feed.js';
import type { IngestOptions, IngestOutcome } from '../../domain/ingest.js';
import type { Scope } from '../../domain/scope.js';
import type { SaveCondition } from '../../store/ports/article-store.js';
import { publicFeed, type StoredFeed, type WaitingEntry } from '../../store/ports/feed-store.js';
import type { Store } from '../../store/ports/store.js';
import type { ListOptions } from '../fetch/options.js';
import type { Robots } from '../fetch/robots.js';
import { feedErrors } from './errors.js';
import { type FetchedFeed, fetchFeed } from './fetch-feed.js';
import { nextPollInterval } from './schedule.js';

/** Attempts to read a page, with increasing delays: two and a half days with a poll interval of half an hour. */
const MAX_ATTEMPTS = 8;
const RETRYABLE_CODES = new Set(['url.unreachable', 'url.timeout', 'url.status']);
/** Errors that are not caused by the entry: the poll ends and the entry stays first in line. */
const BLOCKING_CODES = new Set(['queue.full', 'quota.reached', 'model.unavailable', 'store.unavailable']);

export interface OfferedStory {
  readonly scope: Scope;
  readonly url: string;
  /** Must still hold when the article is saved. */
  readonly condition: SaveCondition;
  readonly ingestedBy?: string;
}

export interface PollDeps {
  readonly config: Config;
  readonly store: Store;
  readonly robots: Robots;
  readonly source: ListOptions;
  readonly clock: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
  /** Ingests a page that no user named; forgotten articles are refused. */
  readonly offer: (offered: OfferedStory, options: IngestOptions) => Promise<IngestOutcome>;
}

/**
 * Polls a feed once: fetches it, records new and changed entries, and reads up to FEED_NEW_PER_POLL of those waiting.
 * Entries are recorded before the first page is read, so that the next poll continues an interrupted one.
 * @throws UserError `feed.busy` if another poll has the lease, `cancelled`.
 */
export async function pollFeed(
  deps: PollDeps,
  feed: StoredFeed,
  options: IngestOptions = {},
): Promise<FeedPoll> {
  const { store, clock } = deps;
  const owner = randomUUID();
  if (!(await store.feeds.lease(feed.key, owner, clock()))) {
    throw feedErrors.busy({ url: feed.url });
  }
  try {
    return await poll(deps, feed, options);
  } finally {
    await store.feeds.release(feed.key, owner);
  }
}

type PollResult = Omit<FeedPoll, 'feed' | 'ms'>;

async function poll(deps: PollDeps, feed: StoredFeed, options: IngestOptions): Promise<FeedPoll> {
  const { store, clock, config } = deps;
  const began = performance.now();
  const finish = async (result: PollResult): Promise<FeedPoll> => ({
    ...result,
    feed: publicFeed((await store.feeds.byKey(feed.key)) ?? feed),
    ms: Math.round(performance.now() - began),
  });
  const nothing: PollResult = { result: 'unchanged', movedFrom: null, articles: [], known: 0, skipped: [] };

  const fetched = await tryFetch(deps, feed, options);
  if (fetched.kind === 'refused') {
    const failures = feed.failures + 1;
    const wait = nextPollInterval(
      { ...intervalSettings(deps, feed), failures, retryAfterS: fetched.retryAfterS },
      deps.random(),
    );
    await store.feeds.recordPoll(feed.key, {
      at: clock(),
      next: new Date(clock().getTime() + wait),
      failures,
      error: fetched.error.message,
    });
    return finish({ ...nothing, result: 'failed' });
  }
  if (fetched.kind === 'gone') {
    await store.feeds.recordPoll(feed.key, { at: clock(), next: clock(), failures: 0, error: null });
    await store.feeds.pause(feed.key, 'The server reports this feed as permanently removed (status 410).');
    return finish({ ...nothing, result: 'gone' });
  }
  const movedFrom = await recordMove(store, feed, fetched.movedTo);
  const fresh =
    fetched.kind === 'unchanged'
      ? 0
      : await store.feeds.recordReading(feed.key, { ...fetched.feed, ...fetched.validators }, clock());
  const read = await readEntries(
    deps,
    feed,
    await store.feeds.waiting(feed.key, config.FEED_NEW_PER_POLL, clock()),
    options,
  );
  const updated = (await store.feeds.byKey(feed.key)) ?? feed;
  const wait = nextPollInterval({ ...intervalSettings(deps, updated), failures: 0 }, deps.random());
  const at = clock();
  await store.feeds.recordPoll(feed.key, {
    at,
    next: new Date(at.getTime() + wait),
    failures: 0,
    error: null,
  });
  return finish({ ...read, result: fresh > 0 ? 'changed' : 'unchanged', movedFrom });
}

const intervalSettings = ({ config }: PollDeps, { minIntervalMinutes }: StoredFeed) => ({
  pollMinutes: config.FEED_POLL_MINUTES,
  minIntervalMinutes,
});

/** A failed fetch is returned as a value; only cancellation and faults throw. */
async function tryFetch(
  { source }: PollDeps,
  feed: StoredFeed,
  { signal }: IngestOptions,
): Promise<Exclude<FetchedFeed, { kind: 'page' }>> {
  try {
    const fetched = await fetchFeed(feed.url, feed, { ...source, ...(signal && { signal }) });
    if (fetched.kind !== 'page') return fetched;
    const error = feedErrors.becamePage({ url: feed.url, feedUrl: fetched.feedUrl });
    return { kind: 'refused', error, retryAfterS: null };
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'cancelled') throw error;
    return { kind: 'refused', error, retryAfterS: null };
  }
}

/** @returns the former URL if the feed moved; it keeps its URL if another feed already has the new one. */
async function recordMove(store: Store, feed: StoredFeed, movedTo: string): Promise<string | null> {
  if (movedTo === feed.url || !(await store.feeds.move(feed.key, movedTo))) return null;
  return feed.url;
}

async function readEntries(
  deps: PollDeps,
  feed: StoredFeed,
  entries: readonly WaitingEntry[],
  options: IngestOptions,
): Promise<Pick<FeedPoll, 'articles' | 'known' | 'skipped'>> {
  const { store } = deps;
  const articles: FeedPoll['articles'][number][] = [];
  const skipped: FeedPoll['skipped'][number][] = [];
  let known = 0;
  /** Removing a feed ends its poll, and so does pausing it, unless the poll was asked for. */
  const isFollowed = async () => {
    const now = await store.feeds.byKey(feed.key);
    return now !== null && (now.state === 'followed' || feed.state === 'paused');
  };
  for (const entry of entries) {
    if (!(await isFollowed())) break;
    if (await store.articles.isForgotten(feed.scope, entry.url)) {
      await store.feeds.settle(entry.key);
      skipped.push({ url: entry.url, reason: 'It was forgotten here.' });
      continue;
    }
    try {
      await deps.robots.require(entry.url, options.signal);
      const { outcome, article } = await deps.offer(
        { scope: feed.scope, url: entry.url, condition: { row: 'feed', key: feed.key } },
        options,
      );
      await store.feeds.settle(entry.key);
      if (outcome === 'known') known += 1;
      else articles.push({ outcome, article });
      if (outcome === 'new' && entry.notify) await store.headlines.add(feed.key, article.id);
    } catch (error) {
      if (!(error instanceof UserError) || (error.code === 'cancelled' && (await isFollowed()))) throw error;
      if (BLOCKING_CODES.has(error.code)) break;
      if (RETRYABLE_CODES.has(error.code) && entry.attempts + 1 < MAX_ATTEMPTS)
        await store.feeds.postpone(entry.key, nextAttempt(deps, entry.attempts));
      else await store.feeds.settle(entry.key);
      skipped.push({ url: entry.url, reason: error.message });
    }
    await setImmediate();
  }
  return { articles, known, skipped };
}

/** After one poll interval at first, then twice as long each time, at most a day. */
function nextAttempt({ config, clock }: PollDeps, failures: number): Date {
  const delay = nextPollInterval(
    { pollMinutes: config.FEED_POLL_MINUTES, minIntervalMinutes: null, failures },
    0,
  );
  return new Date(clock().getTime() + delay);
}
