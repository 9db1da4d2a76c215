import { setTimeout as sleep } from 'node:timers/promises';
import { withDeadline } from '../domain/deadline.js';
import { UserError } from '../domain/errors.js';
import type { Feed, FeedImportOptions, ImportedFeed, ListedFeed } from '../domain/feed.js';
import { parseUrl } from '../text/parse-url.js';
import { appErrors } from './errors.js';

/** Feeds probed at a time, each on another host. */
const CONCURRENCY = 6;
/** Between two requests to one host. */
const HOST_PAUSE_MS = 250;
/** After so many failures in a row, a host is asked for no more feeds. */
const MAX_HOST_FAILURES = 20;
/** After so many failures, no more feeds are asked for: a list of them could be of any addresses. */
const MAX_FAILURES = 100;
/** A reply in Discord must come within 15 minutes. */
const MAX_MS = 10 * 60_000;

interface ImportDeps {
  /** Maximum number of feeds of a scope. */
  readonly limit: number;
  readonly list: () => Promise<readonly Feed[]>;
  /** Fetches a feed to check it. */
  readonly probe: (url: string, signal: AbortSignal) => Promise<{ url: string; title: string | null }>;
  /** Null if it is followed already. */
  readonly follow: (feed: ListedFeed) => Promise<Feed | null>;
}

/**
 * Follows the listed feeds, in order, up to the limit of the scope. What fails is reported, and the others go on; what
 * there is no time for is reported too, and a second import continues there.
 * @throws UserError `cancelled`.
 */
export function importFeeds(
  deps: ImportDeps,
  listed: readonly ListedFeed[],
  { signal, onProgress }: FeedImportOptions,
): Promise<readonly ImportedFeed[]> {
  const late = new Error('There was no time left.');
  return withDeadline({ ms: MAX_MS, reason: late, outer: signal }, async (stop) => {
    const results: ImportedFeed[] = [];
    for await (const result of importedFeeds(deps, listed, stop)) {
      if (result.outcome !== 'stopped') results.push(result);
      else if (stop.reason !== late) throw appErrors.cancelledImport({ added: addedIn(results) });
      else results.push({ ...result, outcome: 'failed', reason: appErrors.noTimeLeft({}).message });
      onProgress?.({ done: results.length, total: listed.length });
    }
    return results;
  });
}

type Result = ImportedFeed | (ListedFeed & { readonly outcome: 'stopped' });

/** What becomes of each feed; `stopped` are those that were not probed before the signal was aborted. */
async function* importedFeeds(
  { limit, list, probe, follow }: ImportDeps,
  listed: readonly ListedFeed[],
  stop: AbortSignal,
): AsyncGenerator<Result> {
  const known = new Set((await list()).map(({ url }) => url));
  const polite = politely(probe, stop);
  const failed = (feed: ListedFeed, { message }: UserError): ImportedFeed => ({
    ...feed,
    outcome: 'failed',
    reason: message,
  });
  for (let at = 0; at < listed.length; at += CONCURRENCY) {
    const batch = listed.slice(at, at + CONCURRENCY);
    const isFull = known.size >= limit;
    const probed = await Promise.allSettled(
      batch.map(async ({ url }) => (isFull || known.has(url) ? null : polite(url))),
    );
    for (const [n, feed] of batch.entries()) {
      const result = probed[n]!;
      if (known.has(feed.url)) yield { ...feed, outcome: 'known', reason: null };
      else if (result.status === 'rejected') {
        if (!(result.reason instanceof UserError)) throw result.reason;
        yield stop.aborted ? { ...feed, outcome: 'stopped' } : failed(feed, result.reason);
      } else if (known.size >= limit || result.value === null) {
        yield failed(feed, appErrors.tooManyFeeds({ count: known.size, setting: 'FEEDS_PER_SCOPE' }));
      } else {
        const { url, title } = result.value;
        const followed = known.has(url) ? null : await follow(result.value);
        known.add(url);
        yield { url, title: title ?? feed.title, outcome: followed ? 'added' : 'known', reason: null };
      }
    }
  }
}

/** Probes one feed of a host at a time, and none of a host, or of the whole list, that has failed too often. */
function politely(
  probe: ImportDeps['probe'],
  stop: AbortSignal,
): (url: string) => ReturnType<ImportDeps['probe']> {
  const hosts = new Map<string, { last: Promise<unknown>; failures: number }>();
  let failures = 0;
  return (url) => {
    const name = parseUrl(url)?.hostname ?? '';
    const host = hosts.get(name) ?? { last: Promise.resolve(), failures: 0 };
    hosts.set(name, host);
    const probing = host.last.then(async () => {
      if (host.failures >= MAX_HOST_FAILURES || failures >= MAX_FAILURES) throw appErrors.failedBefore({});
      try {
        const probed = await probe(url, stop);
        host.failures = 0;
        return probed;
      } catch (error) {
        failures += 1;
        host.failures += 1;
        throw error;
      }
    });
    host.last = probing.catch(() => undefined).then(() => sleep(HOST_PAUSE_MS));
    return probing;
  };
}

const addedIn = (results: readonly ImportedFeed[]): number =>
  results.filter(({ outcome }) => outcome === 'added').length;
