/** Nothing in the store waits for a year because the clock was a year ahead for a while, and order does not depend on it. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import type { FeedEvent } from '../../src/domain/feed.js';
import { DAY_MS, MINUTE_MS } from '../../src/domain/units.js';
import { FeedPoller } from '../../src/ingest/feeds/feed-poller.js';
import type { PollDeps } from '../../src/ingest/feeds/poll.js';
import { Robots } from '../../src/ingest/fetch/robots.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { storeErrors } from '../../src/store/errors.js';
import { ForgottenError } from '../../src/store/ports/article-store.js';
import type { Lease } from '../../src/store/ports/job-store.js';
import type { Store } from '../../src/store/ports/store.js';
import { emptyAnswer } from '../fixtures/empty-answer.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const NOW = new Date('2026-03-04T05:06:07.000Z');
const AHEAD = new Date(NOW.getTime() + 365 * DAY_MS);
const later = (time: Date, ms: number) => new Date(time.getTime() + ms);

const setClock = (time: Date) => vi.useFakeTimers({ now: time, toFake: ['Date'] });
afterEach(() => {
  vi.useRealTimers();
});

const lease = (owner: string, now: Date): Lease => ({ owner, until: later(now, MINUTE_MS) });
const source = { source: { kind: 'text', text: 'The dam held.' } } as const;

describe('a clock that was a year ahead', () => {
  test('leaves no ingest job behind', async () => {
    const store = await openTestStore(temporaryFolder());
    const { key } = await store.jobs.add(
      await store.articles.scopeKey(SCOPE),
      source,
      null,
      lease('dead', AHEAD),
    );
    expect((await store.jobs.claimNext(NOW, lease('me', NOW)))?.key).toBe(key);
    const almost = later(NOW, MINUTE_MS / 2);
    expect(await store.jobs.claimNext(almost, lease('other', almost))).toBeNull();
    const earlier = later(NOW, -MINUTE_MS / 2);
    expect(await store.jobs.claimNext(earlier, lease('other', earlier))).toBeNull();
    await store.close();
  });

  test('leaves no feed unpolled, leased or without its entries', async () => {
    const store = await openTestStore(temporaryFolder());
    const scope = await store.articles.scopeKey(SCOPE);
    const given = { url: 'https://a.example/feed', title: null, channel: null, addedBy: null };
    const { key } = (await store.feeds.add(scope, given, AHEAD))!;
    const due = async (now: Date) => (await store.feeds.due(now)).map((feed) => feed.key);
    expect(await due(NOW)).toEqual([key]);
    expect(await store.feeds.lease(key, 'dead', AHEAD)).toBe(true);
    const reading = {
      title: null,
      minIntervalMinutes: null,
      etag: null,
      lastModified: null,
      passedOver: [],
      entries: [{ id: 'e', formerId: null, url: 'https://a.example/1', fingerprint: 'f', content: null }],
    };
    await store.feeds.recordReading(key, reading, AHEAD);
    const [entry] = await store.feeds.waiting(key, 1, AHEAD);
    await store.feeds.postpone(entry!.key, later(AHEAD, DAY_MS));
    await store.feeds.recordPoll(key, { at: AHEAD, next: later(AHEAD, DAY_MS), failures: 0, error: null });

    expect(await due(NOW)).toEqual([key]);
    expect(await store.feeds.waiting(key, 1, NOW)).toHaveLength(1);
    expect(await store.feeds.lease(key, 'me', NOW)).toBe(true);
    expect(await due(NOW)).toEqual([]);
    await store.feeds.release(key, 'me');
    await store.feeds.recordPoll(key, { at: NOW, next: later(NOW, DAY_MS), failures: 0, error: null });
    expect(await due(NOW)).toEqual([]);
    expect(await due(later(NOW, DAY_MS))).toEqual([key]);
    await store.close();
  });

  test('does not keep a person from ingesting what was forgotten then', async () => {
    const store = await openTestStore(temporaryFolder());
    const prepared = await preparedArticle({ text: 'The dam held.', url: 'https://a.example/1' });
    const scope = await store.articles.scopeKey(SCOPE);
    const saveBy = async (job: number) =>
      store.articles.save(SCOPE, prepared, null, {
        requestedAt: new Date().toISOString(),
        condition: { row: 'job', key: job },
      });
    setClock(AHEAD);
    const { id } = await store.articles.save(SCOPE, prepared, null);
    const before = await store.jobs.add(scope, source, null, lease('me', AHEAD));
    await store.articles.forget(SCOPE, id);
    setClock(NOW);
    await expect(saveBy(before.key)).rejects.toThrow(ForgottenError);
    await expect(store.articles.save(SCOPE, prepared, null, { automatic: true })).rejects.toThrow(
      ForgottenError,
    );
    const after = await store.jobs.add(scope, source, null, lease('me', NOW));
    const saved = await saveBy(after.key);
    expect(saved.outcome.kind).toBe('new');

    setClock(AHEAD);
    await store.articles.forget(SCOPE, saved.id);
    setClock(NOW);
    expect((await store.articles.save(SCOPE, prepared, null)).outcome.kind).toBe('new');
    await store.close();
  });

  test('and back again leaves the last answer the one that was given last', async () => {
    const store = await openTestStore(temporaryFolder());
    const scope = await store.articles.scopeKey(SCOPE);
    const where = { channel: 'thread', user: null };
    setClock(AHEAD);
    await store.answers.add(scope, emptyAnswer('first'), where);
    await store.answers.recordMessage('first', 'thread');
    setClock(NOW);
    await store.answers.add(scope, emptyAnswer('last'), where);
    expect(await store.answers.findAt(scope, { thread: 'thread' })).toBe('last');
    await store.close();
  });
});

test('an article that was fetched while the clock was years behind is as young as those before it', async () => {
  const store = await openTestStore(temporaryFolder());
  const fetched = async (text: string, at: Date) => {
    setClock(at);
    const prepared = await preparedArticle({ text });
    return (await store.articles.save(SCOPE, { ...prepared, fetchedAt: at.toISOString() }, null)).id;
  };
  const old = await fetched('The dam held.', later(NOW, -100 * DAY_MS));
  await fetched('The river rose.', later(NOW, -DAY_MS));
  await fetched('The vote was close.', new Date(0));
  const before = later(NOW, -90 * DAY_MS);
  expect(await store.articles.fetchedBefore(before, 10, NOW)).toEqual([{ scope: SCOPE, id: old }]);
  const muchLater = later(NOW, 200 * DAY_MS);
  expect(await store.articles.fetchedBefore(later(muchLater, -90 * DAY_MS), 10, muchLater)).toHaveLength(3);
  await store.close();
});

test('the lease of a poll is ended by that poll only', async () => {
  const store = await openTestStore(temporaryFolder());
  const given = { url: 'https://a.example/feed', title: null, channel: null, addedBy: null };
  const { key } = (await store.feeds.add(await store.articles.scopeKey(SCOPE), given, NOW))!;
  expect(await store.feeds.lease(key, 'slow', NOW)).toBe(true);
  expect(await store.feeds.lease(key, 'next', NOW)).toBe(false);
  const hourLater = later(NOW, 60 * MINUTE_MS);
  expect(await store.feeds.lease(key, 'next', hourLater)).toBe(true);
  await store.feeds.release(key, 'slow');
  expect(await store.feeds.lease(key, 'third', hourLater)).toBe(false);
  await store.feeds.release(key, 'next');
  expect(await store.feeds.lease(key, 'third', hourLater)).toBe(true);
  await store.close();
});

describe('a round of polls', () => {
  /** Two feeds that are due; fetching is refused, since their addresses are private. */
  async function round(onEvent: (event: FeedEvent, store: Store, feeds: number[]) => void) {
    const store = await openTestStore(temporaryFolder());
    const config = readConfig({});
    const source = { limits: config, parser: threadParser };
    const feeds: number[] = [];
    const scope = await store.articles.scopeKey(SCOPE);
    for (const name of ['a', 'b']) {
      const given = { url: `http://127.0.0.1/${name}`, title: null, channel: null, addedBy: null };
      feeds.push((await store.feeds.add(scope, given, NOW))!.key);
    }
    const clock = () => NOW;
    const deps: PollDeps = {
      config,
      store,
      source,
      clock,
      owner: 'me',
      robots: new Robots(source, clock),
      random: () => 0,
      offer: () => Promise.reject(new Error('nothing to offer')),
    };
    return { store, poller: new FeedPoller(deps, (event) => onEvent(event, store, feeds)) };
  }

  test('leaves out a feed that was paused meanwhile', async () => {
    const polled: string[] = [];
    let pausing = Promise.resolve();
    const { store, poller } = await round((event, { feeds }, [, second]) => {
      if (event.kind !== 'polled') return;
      polled.push(event.poll.feed.url);
      pausing = feeds.pause(second!, 'enough');
    });
    const byKey = store.feeds.byKey.bind(store.feeds);
    vi.spyOn(store.feeds, 'byKey').mockImplementation(async (key) => {
      await pausing;
      return byKey(key);
    });
    await poller.pollDue();
    expect(polled).toEqual(['http://127.0.0.1/a']);
    await store.close();
  });

  test('does not poll a feed that was paused after it was looked up', async () => {
    const events: FeedEvent[] = [];
    const { store, poller } = await round((event) => events.push(event));
    const lease = store.feeds.lease.bind(store.feeds);
    vi.spyOn(store.feeds, 'lease').mockImplementation(async (key, owner, now) => {
      const isLeased = await lease(key, owner, now);
      await store.feeds.pause(key, 'enough');
      return isLeased;
    });
    await poller.pollDue();
    expect(events).toEqual([]);
    await store.close();
  });

  test('reports a store that does not work', async () => {
    const events: FeedEvent[] = [];
    const { store, poller } = await round((event) => events.push(event));
    vi.spyOn(store.feeds, 'lease').mockImplementation(async () => {
      throw storeErrors.full({ folder: 'here' });
    });
    await poller.pollDue();
    expect(events).toEqual([
      { kind: 'fault', message: expect.stringContaining('is full') },
      { kind: 'fault', message: expect.stringContaining('is full') },
    ]);
    await store.close();
  });
});
