import { UserError, type UserErrorCode } from '../../domain/errors.js';
import type { SectionOptions, SectionReport, SectionRequest } from '../../domain/section.js';
import type { PollDeps } from '../../ingest/feeds/poll.js';
import { fetchListing } from '../../ingest/listing/fetch-listing.js';
import type { SaveCondition } from '../../store/ports/article-store.js';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 200;
/** Errors that end the run: every later story would fail in the same way. */
const FATAL_CODES: ReadonlySet<UserErrorCode> = new Set([
  'queue.full',
  'quota.reached',
  'model.unavailable',
  'store.unavailable',
]);

/**
 * Ingests the first stories of a section page, a sitemap or a feed, in order, as far as robots.txt allows. A story that
 * fails or was deleted here is skipped.
 * @throws UserError `section.empty`, `cancelled`, and the errors of fetching the list.
 */
export async function ingestSection(
  { store, source, robots, offer }: Pick<PollDeps, 'store' | 'source' | 'robots' | 'offer'>,
  { scope, url, limit = DEFAULT_LIMIT, ingestedBy }: SectionRequest,
  { signal, onProgress }: SectionOptions = {},
): Promise<SectionReport> {
  const startedAt = performance.now();
  const listing = await fetchListing(url, { ...source, turn: { scope }, ...(signal && { signal }) });
  const stories = listing.urls.slice(0, Math.min(MAX_LIMIT, Math.max(1, limit)));
  const total = stories.length;
  const key = await store.articles.scopeKey(scope);
  const condition: SaveCondition = { row: 'scope', key };
  const articles: SectionReport['articles'][number][] = [];
  const skipped: SectionReport['skipped'][number][] = [];
  let known = 0;
  let stopped: string | null = null;
  onProgress?.({ stage: 'listed', total });
  for (const [done, story] of stories.entries()) {
    try {
      await robots.require(story, signal);
      const outcome = await offer(
        {
          scope,
          source: { kind: 'url', url: story },
          condition,
          ...(ingestedBy !== undefined && { ingestedBy }),
        },
        {
          ...(signal && { signal }),
          onProgress: (step) => onProgress?.({ stage: 'story', url: story, step }),
        },
      );
      if (outcome.outcome === 'known') known += 1;
      else articles.push({ outcome: outcome.outcome, article: outcome.article });
      onProgress?.({ stage: 'ingested', done: done + 1, total, url: story, outcome });
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'cancelled') throw error;
      const { code, message: reason } = error;
      skipped.push({ url: story, reason });
      onProgress?.({ stage: 'skipped', done: done + 1, total, url: story, reason, code });
      if (!FATAL_CODES.has(code)) continue;
      stopped = reason;
      break;
    }
  }
  return {
    kind: listing.kind,
    found: listing.urls.length,
    articles,
    known,
    skipped,
    stopped,
    ms: Math.round(performance.now() - startedAt),
  };
}
