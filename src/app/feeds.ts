import { UserError } from '../domain/errors.js';
import type { Scope } from '../domain/scope.js';
import { fetchFeed } from '../ingest/feeds/fetch-feed.js';
import { type PollTools, pollFeed } from '../ingest/feeds/poll.js';
import { publicFeed, type StoredFeed } from '../store/feeds/feeds.js';
import type { Newsroom } from './newsroom.js';

type FeedDoor = Pick<
  Newsroom,
  'addFeed' | 'feeds' | 'removeFeed' | 'pauseFeed' | 'resumeFeed' | 'pollFeed' | 'headlines' | 'headlinesTold'
>;

const DEFAULT_HEADLINES = 100;
const BY_HAND = 'Paused by hand.';

/** The newsroom's part that keeps feeds; `FeedFollower` polls them. */
export function createFeedDesk(tools: PollTools): FeedDoor {
  const { store, config, clock } = tools;
  const found = (scope: Scope, feed: string): StoredFeed => {
    const stored = store.feeds.find(scope, feed.trim());
    if (stored) return stored;
    throw new UserError(
      'feed.unknown',
      `No feed ${JSON.stringify(feed.slice(0, 200))} is followed here. Give its id or its address; the list of feeds shows both.`,
    );
  };
  const again = (feed: StoredFeed) => publicFeed(store.feeds.byKey(feed.key) ?? feed);

  return {
    async addFeed({ scope, url, channel, addedBy }) {
      const followed = store.feeds.list(scope);
      if (followed.length >= config.FEEDS_PER_SCOPE) {
        throw new UserError(
          'feed.limit',
          `${followed.length} feeds are followed here, which is the limit (FEEDS_PER_SCOPE). Remove one first.`,
        );
      }
      const { url: address, title } = await lookAt(tools, url);
      const feed = store.feeds.add(
        store.articles.scopeKey(scope),
        { url: address, title, channel: channel ?? null, addedBy: addedBy ?? null },
        clock(),
      );
      if (feed) return publicFeed(feed);
      throw new UserError('feed.known', `The feed ${address} is followed here already.`);
    },

    async feeds(scope) {
      return store.feeds.list(scope).map(publicFeed);
    },

    async removeFeed(scope, feed) {
      const stored = found(scope, feed);
      store.feeds.remove(stored.key);
      return publicFeed(stored);
    },

    async pauseFeed(scope, feed) {
      const stored = found(scope, feed);
      if (stored.state === 'followed') store.feeds.pause(stored.key, BY_HAND);
      return again(stored);
    },

    async resumeFeed(scope, feed) {
      const stored = found(scope, feed);
      store.feeds.resume(stored.key, clock());
      return again(stored);
    },

    async pollFeed(scope, feed, options = {}) {
      return pollFeed(tools, found(scope, feed), options);
    },

    async headlines(limit = DEFAULT_HEADLINES) {
      return store.headlines.list(limit);
    },

    async headlinesTold(ids) {
      store.headlines.told(ids);
    },
  };
}

/** The address and title of a feed, or of the feed that a page names. */
async function lookAt({ source }: PollTools, url: string): Promise<{ url: string; title: string | null }> {
  const first = await fetchFeed(url, { etag: null, lastModified: null }, source);
  const fetched =
    first.kind === 'page'
      ? await fetchFeed(first.feedUrl, { etag: null, lastModified: null }, source)
      : first;
  if (fetched.kind === 'feed') return { url: fetched.movedTo, title: fetched.feed.title };
  if (fetched.kind === 'refused') throw fetched.error;
  const why =
    fetched.kind === 'gone' ? 'its site says that it is gone for good' : 'it answers without a feed';
  throw new UserError('feed.invalid', `${url} cannot be followed: ${why}. Give the feed's own address.`);
}
