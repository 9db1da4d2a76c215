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
export async function importFeeds(
  { limit, list, probe, follow }: ImportDeps,
  listed: readonly ListedFeed[],
  { signal, onProgress }: FeedImportOptions,
): Promise<readonly ImportedFeed[]> {
  const late = AbortSignal.timeout(MAX_MS);
  const stop = signal ? AbortSignal.any([signal, late]) : late;
  const known = new Set((await list()).map(({ url }) => url));
  const results: ImportedFeed[] = [];
  const report = (feed: ListedFeed, outcome: ImportedFeed['outcome'], reason: string | null = null) => {
    results.push({ ...feed, outcome, reason });
    onProgress?.({ done: results.length, total: listed.length });
  };
  for (let at = 0; at < listed.length; at += CONCURRENCY) {
    const batch = listed.slice(at, at + CONCURRENCY);
    const isFull = known.size >= limit;
    const probed = await Promise.allSettled(
      batch.map(async ({ url }) => (isFull || known.has(url) ? null : probe(url, stop))),
    );
    for (const [n, feed] of batch.entries()) {
      const result = probed[n]!;
      if (known.has(feed.url)) report(feed, 'known');
      else if (result.status === 'rejected') {
        if (signal?.aborted) throw appErrors.cancelledImport({ added: addedIn(results) });
        if (!(result.reason instanceof UserError)) throw result.reason;
        if (late.aborted) report(feed, 'failed', appErrors.noTimeLeft({}).message);
        else report(feed, 'failed', result.reason.message);
      } else if (known.size >= limit || result.value === null) {
        report(
          feed,
          'failed',
          appErrors.tooManyFeeds({ count: known.size, setting: 'FEEDS_PER_SCOPE' }).message,
        );
      } else {
        const followed = known.has(result.value.url) ? null : await follow(result.value);
        report(
          { url: result.value.url, title: result.value.title ?? feed.title },
          followed ? 'added' : 'known',
        );
        known.add(result.value.url);
      }
    }
  }
  return results;
}

const addedIn = (results: readonly ImportedFeed[]): number =>
  results.filter(({ outcome }) => outcome === 'added').length;
