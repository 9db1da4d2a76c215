import { withDeadline } from '../domain/deadline.js';
import { UserError } from '../domain/errors.js';
import type { Feed, FeedImportOptions, ImportedFeed, ListedFeed } from '../domain/feed.js';
import { appErrors } from './errors.js';

/** Feeds probed at a time. */
const CONCURRENCY = 6;
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
  const failed = (feed: ListedFeed, { message }: UserError): ImportedFeed => ({
    ...feed,
    outcome: 'failed',
    reason: message,
  });
  for (let at = 0; at < listed.length; at += CONCURRENCY) {
    const batch = listed.slice(at, at + CONCURRENCY);
    const isFull = known.size >= limit;
    const probed = await Promise.allSettled(
      batch.map(async ({ url }) => (isFull || known.has(url) ? null : probe(url, stop))),
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

const addedIn = (results: readonly ImportedFeed[]): number =>
  results.filter(({ outcome }) => outcome === 'added').length;
