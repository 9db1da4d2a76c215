import { randomUUID } from 'node:crypto';
import type { Config } from '../../config/config.js';
import type { IsoDate } from '../../domain/article.js';
import { UserError } from '../../domain/errors.js';
import type { FeedPoll } from '../../domain/feed.js';
import type { IngestOptions, IngestOutcome } from '../../domain/ingest.js';
import { passedOverText } from '../../domain/passed-over.js';
import type { Scope } from '../../domain/scope.js';
import type { SaveCondition } from '../../store/ports/article-store.js';
import { publicFeed, type StoredFeed } from '../../store/ports/feed-store.js';
import type { Store } from '../../store/ports/store.js';
import type { HostTurns } from '../fetch/host-turns.js';
import type { ListOptions } from '../fetch/options.js';
import type { Robots } from '../fetch/robots.js';
import type { SourceRequest } from '../ingest.js';
import { feedErrors } from './errors.js';
import { type FetchedFeed, fetchFeed } from './fetch-feed.js';
import { readEntries } from './read-entries.js';
import { nextPollInterval } from './schedule.js';

export interface OfferedStory {
  readonly scope: Scope;
  readonly source: SourceRequest['source'];
  /** The date of an article that gives none itself. */
  readonly fallbackDate?: IsoDate | null;
  /** Must still hold when the article is saved. */
  readonly condition: SaveCondition;
  /** See `IngestOrigin`. */
  readonly headlineOf?: number;
  readonly ingestedBy?: string;
}

export interface PollDeps {
  readonly config: Config;
  readonly store: Store;
  readonly robots: Robots;
  /** For all polls of the process. Default: each poll asks when it likes. */
  readonly hosts?: HostTurns;
  readonly source: ListOptions;
  readonly clock: () => Date;
  /** Identifies the process, whose leases another one may end (`FeedStore.releaseAll`). */
  readonly owner: string;
  /** 0 to 1. */
  readonly random: () => number;
  /** Monotonic clock in milliseconds. Default: since the process started. */
  readonly uptime?: () => number;
  /** Ingests a page, or the text of an entry, that no user named; forgotten articles are refused. */
  readonly offer: (offered: OfferedStory, options: IngestOptions) => Promise<IngestOutcome>;
}

export interface PollOptions extends IngestOptions {
  /** Not if another process has polled it, or somebody paused it, since it was looked up. */
  readonly ifDue?: boolean;
}

/**
 * Polls a feed once: fetches it, records new and changed entries, and reads up to FEED_NEW_PER_POLL of those waiting.
 * Entries are recorded before the first page is read, so that the next poll continues an interrupted one.
 * @throws UserError `feed.busy` if another poll has the lease, or had it, or the feed is paused (`ifDue`); `cancelled`.
 */
export async function pollFeed(
  deps: PollDeps,
  feed: StoredFeed,
  options: PollOptions = {},
): Promise<FeedPoll> {
  const { store, clock } = deps;
  const owner = `${deps.owner} ${randomUUID()}`;
  if (!(await store.feeds.lease(feed.key, owner, clock()))) {
    throw feedErrors.busy({ url: feed.url });
  }
  try {
    const leased = (await store.feeds.byKey(feed.key)) ?? feed;
    const isDue = leased.state === 'followed' && leased.lastPolledAt === feed.lastPolledAt;
    if (options.ifDue && !isDue) throw feedErrors.busy({ url: feed.url });
    return await poll(deps, leased, options);
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
  const nothing: PollResult = {
    result: 'unchanged',
    movedFrom: null,
    articles: [],
    known: 0,
    skipped: [],
    isCutOff: false,
  };

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
  const passedOver = fetched.kind === 'feed' ? fetched.feed.passedOver : [];
  return finish({
    ...read,
    skipped: [
      ...passedOver.map((reason) => ({ url: feed.url, reason: passedOverText(reason) })),
      ...read.skipped,
    ],
    result: fresh > 0 ? 'changed' : 'unchanged',
    movedFrom,
    isCutOff: fetched.kind === 'feed' && fetched.feed.isCutOff,
  });
}

const intervalSettings = ({ config }: PollDeps, { minIntervalMinutes }: StoredFeed) => ({
  pollMinutes: config.FEED_POLL_MINUTES,
  minIntervalMinutes,
});

/** A failed fetch is returned as a value; only cancellation and faults throw. */
async function tryFetch(
  { source, hosts }: PollDeps,
  feed: StoredFeed,
  { signal }: IngestOptions,
): Promise<Exclude<FetchedFeed, { kind: 'page' }>> {
  try {
    const turn = { scope: feed.scope, isBackground: true };
    const fetching = { ...source, turn, ...(signal && { signal }) };
    const fetch = () => fetchFeed(feed.url, feed, fetching);
    const fetched = await (hosts?.run(feed.url, fetch) ?? fetch());
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
