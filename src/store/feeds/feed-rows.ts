import { z } from 'zod';
import { PASS_OVER_REASONS, type PassedOver } from '../../domain/passed-over.js';
import type { StoredFeed } from '../ports/feed-store.js';

export interface FeedRow {
  key: number;
  id: string;
  scope: string;
  url: string;
  title: string | null;
  channel: string | null;
  added_by: string | null;
  added_at: string;
  pause_reason: string | null;
  etag: string | null;
  last_modified: string | null;
  rest_minutes: number | null;
  polled_at: string | null;
  read_at: string | null;
  next_poll_at: string;
  failures: number;
  last_error: string | null;
  waiting: number;
  /** Of the last reading. */
  passed_over: string | null;
  passed_over_entries: string;
}

const passedOver = z.array(z.object({ reason: z.enum(PASS_OVER_REASONS), count: z.number() }));

function passedOverOf(row: FeedRow): PassedOver[] {
  return [row.passed_over ?? '[]', row.passed_over_entries].flatMap((json) =>
    passedOver.parse(JSON.parse(json)),
  );
}

export function toFeed(row: FeedRow): StoredFeed {
  const paused = row.pause_reason !== null;
  return {
    key: row.key,
    id: row.id,
    scope: row.scope,
    url: row.url,
    title: row.title,
    channel: row.channel,
    addedBy: row.added_by,
    addedAt: row.added_at,
    state: paused ? 'paused' : 'followed',
    pauseReason: row.pause_reason,
    lastPolledAt: row.polled_at,
    nextPollAt: paused ? null : row.next_poll_at,
    failures: row.failures,
    lastError: row.last_error,
    waiting: row.waiting,
    passedOver: passedOverOf(row),
    etag: row.etag,
    lastModified: row.last_modified,
    minIntervalMinutes: row.rest_minutes,
    read: row.read_at !== null,
  };
}
