import type { Scope } from '../domain/scope.js';
import { hasServer, WHOLE } from '../domain/share.js';
import { fetchFeed, NO_VALIDATORS } from '../ingest/feeds/fetch-feed.js';
import { type PollDeps, pollFeed } from '../ingest/feeds/poll.js';
import { requireSize } from '../ingest/formats/text.js';
import { publicFeed, type StoredFeed } from '../store/ports/feed-store.js';
import { appErrors } from './errors.js';
import { importFeeds } from './import-feeds.js';
import type { Feeds } from './newsroom.js';
import { appStrings } from './strings.js';

const DEFAULT_HEADLINES = 100;

export function createFeeds(deps: PollDeps): Feeds {
  const { store, config, clock, source } = deps;
  const storedFeed = async (scope: Scope, feed: string): Promise<StoredFeed> => {
    const stored = await store.feeds.find(scope, feed.trim());
    if (stored) return stored;
    throw appErrors.unknownFeed({ named: feed });
  };
  const reloaded = async (feed: StoredFeed) => publicFeed((await store.feeds.byKey(feed.key)) ?? feed);

  return {
    async add({ scope, url, channel, addedBy }) {
      const followed = await store.feeds.list(scope);
      if (followed.some((feed) => feed.url === url)) throw appErrors.knownFeed({ url });
      if (followed.length >= config.FEEDS_PER_SCOPE) {
        throw appErrors.tooManyFeeds({ count: followed.length, setting: 'FEEDS_PER_SCOPE' });
      }
      const { url: address, title } = await probeFeed(deps, url, { scope });
      const feed = await store.feeds.add(
        await store.articles.scopeKey(scope),
        { url: address, title, channel: channel ?? null, addedBy: addedBy ?? null },
        clock(),
      );
      if (feed) return publicFeed(feed);
      throw appErrors.knownFeed({ url: address });
    },

    async edit(scope, feed, { channel }) {
      const stored = await storedFeed(scope, feed);
      if (channel !== undefined) await store.feeds.setChannel(stored.key, channel);
      return reloaded(stored);
    },

    async import({ scope, file, addedBy }, options = {}) {
      const startedAt = performance.now();
      requireSize(file.name, file.bytes.length, config);
      const { feeds, ...counts } = await source.parser.opml(
        { url: file.name, bytes: file.bytes, charset: undefined },
        { signal: options.signal, turn: { scope } },
      );
      const scopeKey = await store.articles.scopeKey(scope);
      const results = await importFeeds(
        {
          limit: config.FEEDS_PER_SCOPE,
          list: () => store.feeds.list(scope),
          probe: (url, signal) => probeFeed(deps, url, { scope, signal }),
          follow: (feed) =>
            store.feeds.add(scopeKey, { ...feed, channel: null, addedBy: addedBy ?? null }, clock()),
        },
        feeds,
        options,
      );
      return { feeds: results, ...counts, ms: Math.round(performance.now() - startedAt) };
    },

    async export(scope) {
      // Loaded when it is needed: 132 modules that nothing else in this thread uses.
      const { writeOpml } = await import('../ingest/feeds/parse/opml.js');
      return writeOpml(await store.feeds.list(scope));
    },

    async list(scope) {
      return (await store.feeds.list(scope)).map(publicFeed);
    },

    async remove(scope, feed) {
      const stored = await storedFeed(scope, feed);
      await store.feeds.remove(stored.key);
      return publicFeed(stored);
    },

    async pause(scope, feed) {
      const stored = await storedFeed(scope, feed);
      if (stored.state === 'followed') await store.feeds.pause(stored.key, appStrings.pausedByUser);
      return reloaded(stored);
    },

    async resume(scope, feed) {
      const stored = await storedFeed(scope, feed);
      await store.feeds.resume(stored.key, clock());
      return reloaded(stored);
    },

    async poll(scope, feed, options = {}) {
      return pollFeed(deps, await storedFeed(scope, feed), options);
    },

    async headlines(limit = DEFAULT_HEADLINES, share = WHOLE, except = []) {
      const scopes = (await store.headlines.waitingScopes()).filter(
        (scope) => hasServer(share, scope) && !except.includes(scope),
      );
      return store.headlines.take(scopes, limit);
    },

    async markPosted(ids) {
      await store.headlines.markPosted(ids);
    },
  };
}

/** The URL and title of a feed, or of the feed that a page links to. */
async function probeFeed(
  { source }: PollDeps,
  url: string,
  { scope, signal }: { readonly scope: Scope; readonly signal?: AbortSignal },
): Promise<{ url: string; title: string | null }> {
  const options = { ...source, turn: { scope }, ...(signal && { signal }) };
  const first = await fetchFeed(url, NO_VALIDATORS, options);
  const fetched = first.kind === 'page' ? await fetchFeed(first.feedUrl, NO_VALIDATORS, options) : first;
  if (fetched.kind === 'feed') return { url: fetched.movedTo, title: fetched.feed.title };
  if (fetched.kind === 'refused') throw fetched.error;
  throw fetched.kind === 'gone' ? appErrors.goneFeed({ url }) : appErrors.noFeed({ url });
}
