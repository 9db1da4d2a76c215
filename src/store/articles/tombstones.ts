/** What keeps deleted texts and URLs deleted. */
import { sha256 } from '../../domain/ids.js';
import type { IngestOrigin } from '../ports/article-store.js';
import { urlVariants } from './url-variants.js';

/** Why a deleted text is refused. */
export const DELETED = 'the text or one of its URLs was deleted in this scope';

/** The hashes of what must not have been deleted for a text to be saved. @param contentHash Null: of an unknown text. */
export const tombstoneHashes = ({
  contentHash,
  urls,
}: {
  readonly contentHash: string | null;
  readonly urls: readonly string[];
}): string[] => [...(contentHash === null ? [] : [contentHash]), ...urls.flatMap(urlVariants).map(sha256)];

/** The hashes that a content hash or a URL may have been deleted by. */
export const hashesNamed = (hashOrUrl: string): string[] =>
  /^[0-9a-f]{64}$/.test(hashOrUrl) ? [hashOrUrl] : urlVariants(hashOrUrl).map(sha256);

/** A tombstone and the highest key of an ingest job when it was left. */
export interface Tombstone {
  readonly forgotten_at: string;
  readonly last_job: number;
}

/**
 * True if an ingest may not bring back what was deleted: an automatic one, or one that was requested before the
 * deletion. For jobs, which are numbered, the order does not depend on the clock; else a deletion in the future,
 * before the clock was set back, does not count.
 */
export function isBlocked(
  tombstone: Tombstone,
  { automatic = false, requestedAt, condition }: IngestOrigin,
): boolean {
  if (automatic) return true;
  if (condition?.row === 'job') return condition.key <= tombstone.last_job;
  const now = new Date().toISOString();
  return tombstone.forgotten_at > (requestedAt ?? now) && tombstone.forgotten_at <= now;
}
