import { setImmediate } from 'node:timers/promises';
import type { IsoDate } from '../../domain/article.js';
import { UserError } from '../../domain/errors.js';
import type { FeedPoll } from '../../domain/feed.js';
import type { IngestOptions } from '../../domain/ingest.js';
import type { PassOverReason } from '../../domain/passed-over.js';
import { DAY_MS, MINUTE_MS } from '../../domain/units.js';
import type { StoredFeed, WaitingEntry } from '../../store/ports/feed-store.js';
import { type EntryContent, entryContent } from './parse/entry-content.js';
import type { PollDeps } from './poll.js';
import type { EntrySource } from './read-entry.js';
import { nextPollInterval } from './schedule.js';

/** Attempts to read a page, with increasing delays: two and a half days with a poll interval of half an hour. */
const MAX_ATTEMPTS = 8;
const RETRYABLE_CODES = new Set(['url.unreachable', 'url.timeout', 'url.status']);
/** Errors that are not caused by the entry: the poll ends and the entry stays first in line. */
const BLOCKING_CODES = new Set(['queue.full', 'quota.reached', 'model.unavailable', 'store.unavailable']);
/** Errors for which the text of the feed is no way out. */
const FINAL_CODES = new Set(['article.forgotten', 'url.refused', 'url.invalid', 'cancelled']);
/** Of the refusals, those that may end by themselves: timeout, too early, too many requests. */
const PASSING_STATUSES: ReadonlySet<unknown> = new Set([408, 425, 429]);
/** Feeds are younger than this; an older date is a placeholder. */
const EARLIEST_DATE = '1995-01-01';

/** No further entry is begun after this time; those that are left are first in the next poll. */
const MAX_READING_MS = 2 * MINUTE_MS;
/** A host that kept so many pages waiting is asked for no more of them in this poll. */
const MAX_HOST_TIMEOUTS = 2;

export type ReadEntries = Pick<FeedPoll, 'articles' | 'known' | 'skipped'>;

interface Results {
  readonly articles: FeedPoll['articles'][number][];
  readonly skipped: FeedPoll['skipped'][number][];
  known: number;
}

/**
 * Reads entries in order: their pages as far as robots.txt allows; the text of the feed for an entry without a page, and
 * if the page cannot be read. Such a page is tried again later if the fault may pass. What there is no time for, and what
 * is left of a host that does not answer in time, waits for the next poll.
 */
export async function readEntries(
  deps: PollDeps,
  feed: StoredFeed,
  entries: readonly WaitingEntry[],
  options: IngestOptions,
): Promise<ReadEntries> {
  const { store } = deps;
  const results: Results = { articles: [], skipped: [], known: 0 };
  /** Removing a feed ends its poll, and so does pausing it, unless the poll was asked for. */
  const isFollowed = async () => {
    const now = await store.feeds.byKey(feed.key);
    return now !== null && (now.state === 'followed' || feed.state === 'paused');
  };
  const { uptime = () => performance.now() } = deps;
  const until = uptime() + MAX_READING_MS;
  const timeouts = new Map<string, number>();
  for (const entry of entries) {
    const { host } = new URL(entry.url);
    if ((timeouts.get(host) ?? 0) >= MAX_HOST_TIMEOUTS) continue;
    if (uptime() >= until || !(await isFollowed())) break;
    const read = () => readEntry(deps, feed, entry, results, options);
    try {
      await (deps.hosts?.run(entry.url, read) ?? read());
    } catch (error) {
      if (error instanceof UserError && error.code === 'url.timeout')
        timeouts.set(host, (timeouts.get(host) ?? 0) + 1);
      if (!(error instanceof UserError) || (error.code === 'cancelled' && (await isFollowed()))) throw error;
      if (BLOCKING_CODES.has(error.code)) break;
      await passOver(deps, entry, results, error);
    }
    await setImmediate();
  }
  return results;
}

async function readEntry(
  deps: PollDeps,
  feed: StoredFeed,
  entry: WaitingEntry,
  results: Results,
  options: IngestOptions,
): Promise<void> {
  const { store, robots, offer, clock } = deps;
  if (await store.articles.isForgotten(feed.scope, entry.url)) {
    await store.feeds.settle(entry.key, 'forgotten');
    results.skipped.push({ url: entry.url, reason: 'It was forgotten here.' });
    return;
  }
  const content = contentOf(entry, clock());
  const request = {
    scope: feed.scope,
    condition: { row: 'feed', key: feed.key },
    ...(entry.notify && { headlineOf: feed.key }),
  } as const;
  const text: EntrySource | null =
    content && content.html !== null
      ? { kind: 'entry', url: entry.url, feedUrl: feed.url, feedTitle: feed.title, content }
      : null;
  const add = ({ outcome, article }: Awaited<ReturnType<typeof offer>>, note: string | null) => {
    if (outcome === 'known') results.known += 1;
    else results.articles.push({ outcome, article, note });
  };

  if (text && content?.hasPage === false) {
    add(await offer({ ...request, source: text }, options), null);
    await store.feeds.settle(entry.key, null);
    return;
  }
  try {
    await robots.require(entry.url, options.signal);
    const source = { kind: 'url', url: entry.url } as const;
    const fallbackDate = content?.publishedAt ?? null;
    add(await offer({ ...request, source, fallbackDate }, options), null);
    await store.feeds.settle(entry.key, null);
  } catch (error) {
    if (!text || !(error instanceof UserError)) throw error;
    if (BLOCKING_CODES.has(error.code) || FINAL_CODES.has(error.code)) throw error;
    const fromFeed = await offer({ ...request, source: text }, options);
    if (fromFeed.outcome === 'known') throw error;
    add(fromFeed, `This is the text of the feed: ${error.message}`);
    if (mayPass(entry, error)) await store.feeds.postpone(entry.key, nextAttempt(deps, entry.attempts));
    else await store.feeds.settle(entry.key, null);
  }
}

async function passOver(
  deps: PollDeps,
  entry: WaitingEntry,
  { skipped }: Results,
  error: UserError,
): Promise<void> {
  const isRetried = RETRYABLE_CODES.has(error.code) && entry.attempts + 1 < MAX_ATTEMPTS;
  if (isRetried) await deps.store.feeds.postpone(entry.key, nextAttempt(deps, entry.attempts));
  else await deps.store.feeds.settle(entry.key, reasonOf(error));
  skipped.push({ url: entry.url, reason: error.message });
}

/** True if the page is worth another attempt although the feed's text is there. */
function mayPass({ attempts }: WaitingEntry, { code, facts }: UserError): boolean {
  if (!RETRYABLE_CODES.has(code) || attempts + 1 >= MAX_ATTEMPTS) return false;
  const { status } = facts as { readonly status?: unknown };
  return code !== 'url.status' || PASSING_STATUSES.has(status) || Number(status) >= 500;
}

/** Null if it is unknown; an impossible date counts as none. */
function contentOf(entry: WaitingEntry, now: Date): EntryContent | null {
  const parsed = entryContent.safeParse(entry.content);
  if (!parsed.success) return null;
  const { publishedAt } = parsed.data;
  return { ...parsed.data, publishedAt: publishedAt && isPossible(publishedAt, now) ? publishedAt : null };
}

/** A day ahead is possible: it has begun in some places. */
const isPossible = (date: IsoDate, now: Date): boolean =>
  date >= EARLIEST_DATE && Date.parse(date) <= now.getTime() + DAY_MS;

function reasonOf({ code }: UserError): PassOverReason {
  if (code === 'robots.disallowed') return 'robots';
  if (code === 'article.forgotten') return 'forgotten';
  if (code === 'page.no-article' || code === 'source.empty' || code === 'url.content') return 'no-article';
  return code.startsWith('url.') ? 'unreachable' : 'other';
}

/** After one poll interval at first, then twice as long each time, at most a day. */
function nextAttempt({ config, clock }: PollDeps, failures: number): Date {
  const delay = nextPollInterval(
    { pollMinutes: config.FEED_POLL_MINUTES, minIntervalMinutes: null, failures },
    0,
  );
  return new Date(clock().getTime() + delay);
}
